import { capitalized } from '../shared/i18n/capitalized.ts';
import type { PatientWords } from '../shared/i18n/patient.ts';
import { languages } from '../shared/i18n/words.ts';

/** Each file there is, by its tag: fetched only by who reads that language, so that none of them weighs on the others. */
const files = import.meta.glob<{ readonly patient: PatientWords }>('../shared/i18n/patientLanguages/*.ts');

export const furtherLanguages: ReadonlyMap<string, () => Promise<PatientWords>> = new Map(
  Object.entries(files).map(([path, load]) => [tagOf(path), async () => (await load()).patient]),
);

/** Tags (ISO 639) of the languages that the page can be read in, Swedish and English first. */
export const offeredLanguages: readonly string[] = [...languages, ...furtherLanguages.keys()];

/** The language's own name for itself, as far as the browser knows it. */
export function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return capitalized(name, tag);
}

/** Languages of CLDR that are written from right to left. */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(tag) ? 'rtl' : 'ltr';
}

function tagOf(path: string): string {
  return /([a-z]+)\.ts$/.exec(path)?.[1] ?? path;
}
