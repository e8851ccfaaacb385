import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Screen } from './screen.ts';
import { type Side, type Size, sizes, type Theme, themes } from './sizes.ts';

const shotLimitMs = 30_000;

/** A picture that was taken. */
export interface Shot {
  readonly of: Side;
  readonly screen: string;
  readonly language: string;
  readonly theme: Theme;
  readonly size: string;
  /** Below `out/shots`. */
  readonly file: string;
}

/** Takes one screen in both themes and at all sizes of its side. The page is as large as before when it is done. */
export async function picture(
  screen: Pick<Screen, 'name' | 'of'>,
  page: Page,
  language: string,
  dir: string,
  isAsked: (theme: Theme, size: Size) => boolean,
): Promise<readonly Shot[]> {
  const taken: Shot[] = [];
  await mkdir(join(dir, screen.of), { recursive: true });
  const tools = await page.context().newCDPSession(page);
  for (const size of sizes[screen.of]) {
    const asked = themes.filter((theme) => isAsked(theme, size));
    if (asked.length === 0) continue;
    const { name, width, height, density } = size;
    await page.setViewportSize({ width, height });
    // Playwright's viewport has one density for a page's whole life.
    if (density !== 1)
      await tools.send('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: density,
        mobile: false,
      });
    await page.waitForFunction((wide) => window.innerWidth === wide, width);
    for (const theme of asked) {
      await page.emulateMedia({ colorScheme: theme });
      await settled(page);
      const file = join(screen.of, `${screen.name}-${language}-${theme}-${name}.png`);
      const png = await page.screenshot({ timeout: shotLimitMs, animations: 'disabled', caret: 'hide' });
      await writeFile(join(dir, file), png);
      taken.push({ of: screen.of, screen: screen.name, language, theme, size: name, file });
    }
  }
  const [first] = sizes[screen.of];
  if (first !== undefined) await page.setViewportSize({ width: first.width, height: first.height });
  await page.emulateMedia({ colorScheme: 'light' });
  await tools.detach();
  return taken;
}

/** Fonts are there, and what follows from a new size or theme has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}
