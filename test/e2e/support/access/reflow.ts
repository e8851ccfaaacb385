import type { Page } from 'playwright';

/** A window of 1280 x 1024 at 400 % is 320 x 256 to the page (WCAG 1.4.10). */
export async function atSize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.waitForFunction((wide) => window.innerWidth === wide, width);
}

/** What is seen and reaches beyond the window's sides. */
export function beyondTheEdge(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        // What is for screen readers only is a pixel in size.
        if (width <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true })) return false;
        return left < -1 || right > window.innerWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
