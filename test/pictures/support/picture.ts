import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';

const kept = join(import.meta.dirname, '../kept');
const failed = join(import.meta.dirname, '../../../out/test/pictures');
const settleLimitMs = 15_000;

/** The comparison behind Playwright's own `toHaveScreenshot`: it knows what smoothed edges are. */
type Comparator = (
  actual: Buffer,
  expected: Buffer,
  options: { readonly threshold: number; readonly maxDiffPixels: number },
) => { readonly errorMessage: string; readonly diff?: Buffer } | null;
const fromPlaywright = createRequire(createRequire(import.meta.url).resolve('playwright'));
const { getComparator } = fromPlaywright('playwright-core/lib/coreBundle').utils as {
  getComparator: (type: 'image/png') => Comparator;
};
const compare = getComparator('image/png');

/** How far a picture may be from the kept one: a change of colour that is not seen, and a speck. */
const tolerance = { threshold: 0.2, maxDiffPixels: 60 } as const;

/**
 * What is wrong with how the page looks, measured against the picture kept under this name: null where nothing is. Moving
 * pictures and meters are left out, what the clock says is drawn as noughts, and what else may differ is `covered`. With
 * `VIDI_PICTURES=accept` the picture is kept as it is now.
 */
export async function differenceFrom(
  name: string,
  page: Page,
  covered: readonly Locator[] = [],
): Promise<string | null> {
  const actual = await standing(page, covered);
  const file = join(kept, `${name}.png`);
  if (process.env.VIDI_PICTURES === 'accept') {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, actual);
    return null;
  }
  for (const kind of ['actual', 'expected', 'diff'])
    rmSync(join(failed, `${name}-${kind}.png`), { force: true });
  const expected = read(file);
  const difference =
    expected === null ? { errorMessage: 'no picture is kept' } : compare(actual, expected, tolerance);
  if (difference === null) return null;
  mkdirSync(failed, { recursive: true });
  writeFileSync(join(failed, `${name}-actual.png`), actual);
  if (expected !== null) writeFileSync(join(failed, `${name}-expected.png`), expected);
  if ('diff' in difference && difference.diff !== undefined)
    writeFileSync(join(failed, `${name}-diff.png`), difference.diff);
  return `${name}: ${difference.errorMessage.trim()} See ${failed}; where it is meant to look so: npm run pictures -- --accept.`;
}

/** A picture that is the same twice in a row. */
async function standing(page: Page, covered: readonly Locator[]): Promise<Buffer> {
  const release = await page.evaluateHandle(holdStill);
  try {
    const until = Date.now() + settleLimitMs;
    let before: Buffer | null = null;
    for (;;) {
      const now = await page.screenshot({
        animations: 'disabled',
        caret: 'hide',
        scale: 'css',
        mask: [...covered],
        maskColor: '#888888',
      });
      if (before?.equals(now)) return now;
      if (Date.now() > until) throw new Error('the page does not come to rest');
      before = now;
    }
  } finally {
    await release.evaluate((stop) => stop()).catch(() => undefined);
    await release.dispose();
  }
}

/**
 * Runs in the page: every digit is drawn as 0 and every day and month as the first of its kind, and nothing that moves is
 * drawn, now and whenever something changes, until the returned function is called. Digits are all equally wide.
 */
function holdStill(): () => void {
  const names = (part: 'weekday' | 'month', count: number, language: string) =>
    Array.from({ length: count }, (_, at) =>
      new Intl.DateTimeFormat(language, { [part]: 'long', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2024, part === 'month' ? at : 0, part === 'month' ? 1 : 1 + at)),
      ),
    );
  const swaps = ['sv-SE', 'en-GB'].flatMap((language) =>
    (
      [
        ['weekday', 7],
        ['month', 12],
      ] as const
    ).flatMap(([part, count]) => {
      const [first = '', ...others] = names(part, count, language);
      return others.map((other) => [new RegExp(`(?<!\\p{L})${other}(?!\\p{L})`, 'giu'), first] as const);
    }),
  );
  const held = new Map<Text, { real: string; shown: string }>();
  const hidden = new Set<HTMLElement>();
  const hold = (text: Text) => {
    if (text.parentElement?.closest('style, script') !== null) return;
    const real = text.data;
    if (held.get(text)?.shown === real) return;
    const named = swaps.reduce((so, [other, first]) => so.replace(other, first), real);
    const shown = named.replaceAll(/\d/g, '0');
    if (shown === real) return;
    held.set(text, { real, shown });
    text.data = shown;
  };
  const holdAll = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) hold(texts.currentNode as Text);
    for (const moving of document.querySelectorAll<HTMLElement>('video, canvas, [role=meter]')) {
      if (moving.style.visibility !== 'hidden') moving.style.visibility = 'hidden';
      hidden.add(moving);
    }
  };
  const watcher = new MutationObserver(holdAll);
  holdAll();
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  return () => {
    watcher.disconnect();
    for (const moving of hidden) moving.style.visibility = '';
    for (const [text, { real, shown }] of held) if (text.data === shown) text.data = real;
  };
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
