/** The palette's groups, in the order in which they stand. */
export const groups = ['now', 'settings', 'visits'] as const;
export type Group = (typeof groups)[number];

/** One line of the palette. */
export interface Item {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** What stands in grey beside it. */
  readonly detail: string | null;
  /** What else it is found by: the other language's words. */
  readonly also: string;
  readonly keys: readonly string[];
  readonly run: () => void;
}

export function fold(text: string): string {
  return text.toLocaleLowerCase('sv');
}

/** What is typed, in words. */
export function wordsOf(typed: string): readonly string[] {
  return fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The items that fit all words: within a group those whose own words begin so first, then by their own words, then the rest. */
export function fitting(items: readonly Item[], typed: string): readonly Item[] {
  const words = wordsOf(typed);
  return items
    .flatMap((item) => {
      const label = fold(item.label);
      const all = `${label} ${fold(item.detail ?? '')} ${fold(item.also)}`;
      if (!words.every((word) => all.includes(word))) return [];
      const first = words[0] ?? '';
      return [{ item, rank: startsAWord(label, first) ? 0 : label.includes(first) ? 1 : 2 }];
    })
    .sort((a, b) => groups.indexOf(a.item.group) - groups.indexOf(b.item.group) || a.rank - b.rank)
    .map(({ item }) => item);
}

function startsAWord(text: string, start: string): boolean {
  return text.startsWith(start) || text.includes(` ${start}`);
}

/** The label in parts: what fits a typed word, and what does not. */
export function marked(
  label: string,
  typed: string,
): readonly { readonly at: number; readonly text: string; readonly fits: boolean }[] {
  const folded = fold(label);
  const hit = new Set<number>();
  // A fold that changes the length would put the marks beside the letters.
  if (folded.length === label.length)
    for (const word of wordsOf(typed)) {
      const at = folded.indexOf(word);
      for (let index = at; at >= 0 && index < at + word.length; index += 1) hit.add(index);
    }
  const parts: { at: number; text: string; fits: boolean }[] = [];
  for (let index = 0; index < label.length; index += 1) {
    const last = parts.at(-1);
    if (last !== undefined && last.fits === hit.has(index)) last.text += label[index];
    else parts.push({ at: index, text: label[index] ?? '', fits: hit.has(index) });
  }
  return parts;
}
