import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { wallClock } from '../../../shared/domain/time.ts';

/** What of a row can be found, by row: folded once, not at every key. */
const known = new WeakMap<QueueRow, { readonly zone: string; readonly text: string }>();

/** Time, reason and name, for the search; a protected person's name is not there to be found. No numbers of persons. */
export function searchText(row: QueueRow, zone: string): string {
  const before = known.get(row);
  if (before?.zone === zone) return before.text;
  const names = row.protected ? [] : [row.givenName, row.familyName];
  const text = fold([wallClock(row.start, zone), row.reason, ...names].filter(Boolean).join(' '));
  known.set(row, { zone, text });
  return text;
}

/** What is typed, in words. */
export function searchWords(typed: string): readonly string[] {
  return fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether the row fits all words. */
export function matches(row: QueueRow, zone: string, words: readonly string[]): boolean {
  const text = searchText(row, zone);
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.toLocaleLowerCase('sv');
}
