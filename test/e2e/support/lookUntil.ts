import type { Locator } from 'playwright';

const limitMs = 60_000;
const oneLookMs = 5000;

/**
 * Looks once more until `shown` is there: what was held to the camera a moment ago is still on its way, and a reader that
 * is warm reads it at once.
 */
export async function lookUntil(once: () => Promise<void>, shown: Locator): Promise<void> {
  const began = performance.now();
  while (true) {
    await once();
    try {
      await shown.first().waitFor({ timeout: oneLookMs });
      return;
    } catch (error) {
      if (performance.now() - began > limitMs) throw error;
    }
  }
}
