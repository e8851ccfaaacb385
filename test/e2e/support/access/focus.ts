import type { Page } from 'playwright';

declare global {
  interface Window {
    /** Looks at what has the focus now; true when the way round is done. */
    vidiFocus?: { readonly look: () => boolean; readonly end: () => readonly string[] };
  }
}

/**
 * Tabs once round the page as it is and says where the focus cannot be seen: no ring of 2 px, one that has less than 3:1
 * against what is around it (WCAG 1.4.11), or one that lies behind something else (2.4.11). Gives the focus back.
 */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(watchFocus);
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => window.vidiFocus?.look())) break;
  }
  return page.evaluate(() => window.vidiFocus?.end() ?? ['nobody watched']);
}

/** Runs in the page, so everything it uses stands inside. */
function watchFocus(): void {
  const seen = new Set<Element>();
  const faults = new Set<string>();
  const before = document.activeElement;
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

  const rgba = (color: string): readonly number[] => {
    if (canvas === null) throw new Error('no canvas');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top: readonly number[], below: readonly number[]): readonly number[] => {
    const alpha = top[3] ?? 1;
    return [0, 1, 2].map((at) => (top[at] ?? 0) * alpha + (below[at] ?? 0) * (1 - alpha)).concat(1);
  };
  const groundOf = (element: Element | null): readonly number[] => {
    if (element === null) return rgba('Canvas');
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, groundOf(element.parentElement));
  };
  const luminance = (color: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: readonly number[], other: readonly number[]): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const edgeOf = (element: Element): number => {
    const { borderLeftWidth, borderLeftColor } = getComputedStyle(element);
    const ground = groundOf(element.parentElement);
    return Number.parseFloat(borderLeftWidth) < 2 ? 1 : contrast(over(rgba(borderLeftColor), ground), ground);
  };
  /** Contrast of this element's ring, or of the edge that those beside it have not; null where it has neither. */
  const ringOf = (element: Element): number | null => {
    const style = getComputedStyle(element);
    const beside = [...(element.parentElement?.children ?? [])].find(
      (one) => one.className === element.className && !one.matches(':focus-within'),
    );
    if (beside !== undefined && edgeOf(beside) < 1.5 && edgeOf(element) > 1.5) return edgeOf(element);
    if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) return null;
    const ground = groundOf(Number.parseFloat(style.outlineOffset) < 0 ? element : element.parentElement);
    return contrast(over(rgba(style.outlineColor), ground), ground);
  };
  /** What may carry the ring for it: its row, its label, what is drawn in its place, what it stands in. */
  const bearers = (element: Element): readonly Element[] => {
    const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const near = [element.nextElementSibling, element.parentElement, element.parentElement?.parentElement];
    return [element, row, ...labels, ...near].filter((one) => one != null);
  };
  const isCovered = (element: Element): boolean => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [
      [0.5, 0.5],
      [0.1, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.9, 0.9],
    ].every(([across = 0, down = 0]) => {
      const there = document.elementFromPoint(left + width * across, top + height * down);
      return there === null || !(element.contains(there) || bearers(element).some((one) => one === there));
    });
  };
  const coverOf = (element: Element): string => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const cover = document.elementFromPoint(left + width / 2, top + height / 2);
    return `${cover?.outerHTML.slice(0, 80) ?? 'the window'} at ${Math.round(top)} px`;
  };
  const look = (): boolean => {
    const element = document.activeElement;
    if (element === null || element === document.body) return seen.size > 0;
    if (seen.has(element)) return true;
    // A heading that a screen begins with is no stop on the way.
    if (element instanceof HTMLElement && element.tabIndex < 0) return false;
    seen.add(element);
    const called = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}" ${element.getAttribute('class') ?? ''}`;
    if (!element.matches('a, button, input, select, textarea, summary, [role]'))
      faults.add(`takes the focus and is nothing: ${called}`);
    const rings = bearers(element)
      .map(ringOf)
      .filter((ring) => ring !== null);
    if (rings.length === 0) faults.add(`no ring on ${called}`);
    else if (Math.max(...rings) < 3) faults.add(`ring of ${Math.max(...rings).toFixed(1)}:1 on ${called}`);
    const shown = bearers(element).find((one) => one.getBoundingClientRect().width > 1) ?? element;
    if (isCovered(shown)) faults.add(`covered: ${called} by ${coverOf(shown)}`);
    return false;
  };
  const end = (): readonly string[] => {
    if (before instanceof HTMLElement) before.focus();
    return seen.size === 0 ? ['nothing takes the focus'] : [...faults];
  };
  window.vidiFocus = { look, end };
}
