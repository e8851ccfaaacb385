import type { Page } from 'playwright';

/** What one presses and is smaller than `least` px either way. A box inside its label is as large as the label. */
export function targetFaults(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((size) => {
    const pressed =
      'button, a[href], input, select, textarea, summary, [role="option"], [role^="menuitem"], [role="tab"]';
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(pressed)) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      // What is for screen readers only is a pixel in size, and lies in what is pressed for it.
      const own = element.getBoundingClientRect().width <= 1 ? element.parentElement : element;
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
      const boxes = [own ?? element, ...labels].map((one) => one.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
      const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
      // Half a pixel is rounding.
      if (width > size - 0.5 && height > size - 0.5) continue;
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      faults.push(
        `${element.tagName.toLowerCase()} "${name}" is ${Math.round(width)} x ${Math.round(height)}`,
      );
    }
    return faults;
  }, least);
}
