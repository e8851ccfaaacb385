import type { Locator } from 'playwright';
import { expect } from 'vitest';

const limit = 60_000;
const oneLookMs = 5000;

/**
 * Looks once more until `shown` is there: what was held to the camera a moment ago is still on its way, and a reader that
 * is warm reads it at once.
 */
export async function lookUntil(once: () => Promise<void>, shown: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        await once();
        return shown
          .first()
          .waitFor({ timeout: oneLookMs })
          .then(
            () => true,
            () => false,
          );
      },
      { timeout: limit },
    )
    .toBe(true);
}
