import { headingWords } from './headingWords.ts';

/** What a column of a day list may hold. `start` and `end` take a time alone where another column has the date. */
export const columnMeanings = [
  'date',
  'start',
  'end',
  'minutes',
  'patientNumber',
  'name',
  'givenName',
  'familyName',
  'reason',
  'language',
  'interpreter',
  'protected',
  'guardianNumber',
  'guardianName',
  'phone',
  'clinicPhone',
  'clinicianHsaId',
  'profession',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** The meaning of each column in the file's order; null is a column that is not read. */
export type Columns = readonly (ColumnMeaning | null)[];

const byHeading: ReadonlyMap<string, ColumnMeaning> = new Map(
  columnMeanings.flatMap((meaning) =>
    [meaning, ...headingWords[meaning]].map((word) => [plain(word), meaning] as const),
  ),
);

/** Words before a heading's own that say whose it is. */
const ofPatient = /^(patientens|patients|patient|pat)/;
const ofGuardian = /^(vårdnadshavarens|vårdnadshavares|vårdnadshavare|guardians|guardian|målsmans)/;

/** Guesses what each column holds by its heading. Each meaning is given once: to the first column that says it. */
export function guessColumns(headings: readonly string[]): Columns {
  const given = new Set<ColumnMeaning>();
  const columns = headings.map((heading) => {
    const meaning = meaningOf(heading);
    if (meaning === null || given.has(meaning)) return null;
    given.add(meaning);
    return meaning;
  });
  // A name in two columns is surer than one that has to be cut.
  const inParts = given.has('givenName') && given.has('familyName');
  return inParts ? columns.map((meaning) => (meaning === 'name' ? null : meaning)) : columns;
}

/** How many of a row's cells read as headings: what tells a row of headings, and the right delimiter, from others. */
export function knownHeadings(cells: readonly string[]): number {
  return guessColumns(cells).filter((meaning) => meaning !== null).length;
}

/** Gives a column a meaning (or none); the column that had it before loses it. */
export function withMeaning(columns: Columns, index: number, meaning: ColumnMeaning | null): Columns {
  return columns.map((held, at) => (at === index ? meaning : held === meaning ? null : held));
}

/** What no visit can be booked without, and what of it no column holds. */
export function missingMeanings(columns: Columns): readonly ('start' | 'patientNumber' | 'name')[] {
  const has = (meaning: ColumnMeaning) => columns.includes(meaning);
  return [
    ...(has('start') || has('date') ? [] : (['start'] as const)),
    ...(has('patientNumber') ? [] : (['patientNumber'] as const)),
    ...(has('name') || (has('givenName') && has('familyName')) ? [] : (['name'] as const)),
  ];
}

function meaningOf(heading: string): ColumnMeaning | null {
  const whole = plain(heading);
  const known = byHeading.get(whole);
  if (known !== undefined) return known;
  const guardian = whole.replace(ofGuardian, '');
  if (guardian !== whole) {
    const theirs = byHeading.get(guardian);
    if (theirs === 'patientNumber') return 'guardianNumber';
    return theirs === 'name' ? 'guardianName' : null;
  }
  return byHeading.get(whole.replace(ofPatient, '')) ?? null;
}

/** Letters and digits in lower case, without what stands in brackets: "HSA-id", "Längd (min)". */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
