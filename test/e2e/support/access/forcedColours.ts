import type { Page } from 'playwright';

/** Console: chosen row and state glyph are known by background and hue: both are gone in forced colours. */
export function drawnInSystemColours(page: Page) {
  return page.evaluate(() => {
    const row = document.querySelector('[role="option"][aria-selected="true"]');
    const glyph = row?.querySelector('svg circle');
    if (row == null || glyph == null) throw new Error('no row is chosen');
    const { outlineStyle, outlineWidth } = getComputedStyle(row);
    return {
      chosenRow: `${outlineStyle} ${outlineWidth}`,
      signIsText: getComputedStyle(glyph).fill === getComputedStyle(document.body).color,
    };
  });
}

/** Phone, in the call, after a Tab: the focus has its ring, and what is turned off looks another way than what is on. */
export function toldInSystemColours(page: Page) {
  return page.evaluate(() => {
    const face = (pressed: boolean) => {
      const sign = document.querySelector(`button[aria-pressed="${pressed}"] > span`);
      if (sign === null) throw new Error(`no button is ${pressed ? 'on' : 'off'}`);
      return getComputedStyle(sign);
    };
    const on = face(true);
    const off = face(false);
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return {
      ring: `${outlineStyle} ${outlineWidth}`,
      offIsTurned: on.backgroundColor !== off.backgroundColor && on.color === off.backgroundColor,
    };
  });
}
