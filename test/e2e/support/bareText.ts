import type { Page } from 'playwright';

/** Attributes whose text is read or shown. */
const spokenAttributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
];

/**
 * Text on the page as it is now that stands outside the brackets of the pseudo language, and so comes from no file of words:
 * hard-coded, or put together of pieces. What is data (`known`: names, dates) may stand bare; so may the names of keys, and
 * what a person has typed.
 */
export async function bareText(page: Page, known: readonly string[]): Promise<readonly string[]> {
  const found = await page.evaluate((attributes) => {
    const bare: string[] = [];
    const outside = (text: string, depth: { now: number }) => {
      let rest = '';
      for (const sign of text) {
        if (sign === '⟦') depth.now += 1;
        else if (sign === '⟧') depth.now -= 1;
        else if (depth.now === 0) rest += sign;
      }
      return rest;
    };
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    // One text may lie in several nodes, with data between: brackets are counted over all of them.
    const depth = { now: 0 };
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('script, style, noscript, kbd, textarea') != null) continue;
      bare.push(outside(node.nodeValue ?? '', depth));
    }
    for (const element of document.querySelectorAll('*'))
      for (const name of attributes) bare.push(outside(element.getAttribute(name) ?? '', { now: 0 }));
    return bare;
  }, spokenAttributes);
  const allowed = [...known].sort((a, b) => b.length - a.length);
  return [
    ...new Set(
      found
        .map((text) => allowed.reduce((rest, data) => rest.replaceAll(data, ' '), text))
        .filter((text) => /\p{L}{2}/u.test(text))
        .map((text) => text.trim()),
    ),
  ];
}

/** The names that dates and languages have in Swedish by `Intl`, which is no file of ours. */
export function intlNames(): readonly string[] {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
  const parts = (options: Intl.DateTimeFormatOptions) =>
    days.flatMap((day) =>
      new Intl.DateTimeFormat('sv', { ...options, timeZone: 'UTC' })
        .formatToParts(day)
        .filter(({ type }) => type === 'month' || type === 'weekday')
        .map(({ value }) => value),
    );
  const wide = [...parts({ month: 'long' }), ...parts({ weekday: 'long' })];
  return [
    ...new Set([
      ...wide,
      ...wide.map((name) => name.charAt(0).toUpperCase() + name.slice(1)),
      ...parts({ month: 'short' }),
      ...parts({ weekday: 'short' }),
    ]),
  ];
}
