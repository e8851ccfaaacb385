import type { Profession } from '../domain/note.ts';
import { languageWords, listedLanguages } from './languageWords.ts';

const yes = new Set(['ja', 'j', 'x', '1', 'sant', 'sann', 'yes', 'y', 'true', 't', '✓', '✔', '☑']);
const no = new Set(['', 'nej', 'n', '0', 'falskt', 'falsk', 'no', 'false', 'f', '-', '–', '☐']);

/** What is said of a person with protected identity instead of yes. */
const protectedWords =
  /^(skydd(ad|ade)?|sekretess(markering|markerad)?|kvarskrivning|protected|confidential)( (identitet|personuppgifter|uppgifter|folkbokföring|identity))?$/;
const interpreterWords = /^(tolk( behövs)?|behövs|interpreter( needed)?|needed)$/;

/** Yes or no in either language; null for what is neither. An empty cell is no. */
export function readYesNo(text: string, also: 'protected' | 'interpreter'): boolean | null {
  const word = text.trim().toLowerCase();
  if (yes.has(word) || (also === 'protected' ? protectedWords : interpreterWords).test(word)) return true;
  return no.has(word) ? false : null;
}

/** Neither dentists nor assistant nurses: no template is theirs. */
const professionWords: readonly (readonly [RegExp, Profession])[] = [
  [/((?<!tand)läkare|doktor|^doctor|^dr\.?|^physician)$/, 'doctor'],
  [/(sjuksköterska|distriktssköterska|^ssk|^dsk|^((registered|district|specialist) )?nurse)$/, 'nurse'],
  [/(psykolog|psychologist)$/, 'psychologist'],
  [/(fysioterapeut|sjukgymnast|physiotherapist|physical therapist)$/, 'physiotherapist'],
];

/** A profession by its word in either language ("distriktsläkare", "Nurse"); null for one that is not known. */
export function readProfession(text: string): Profession | null {
  const word = text.trim().toLowerCase();
  return professionWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Names of languages in both languages → BCP 47 tag. Made at first use. */
let tags: ReadonlyMap<string, string> | null = null;

function languageTags(): ReadonlyMap<string, string> {
  if (tags !== null) return tags;
  const made = new Map<string, string>();
  for (const shownIn of ['sv', 'en']) {
    const names = new Intl.DisplayNames([shownIn], { type: 'language', fallback: 'none' });
    for (const tag of listedLanguages) {
      const name = names.of(tag)?.toLowerCase();
      if (name !== undefined && !made.has(name)) made.set(name, tag);
    }
  }
  for (const [word, tag] of Object.entries(languageWords)) made.set(word, tag);
  tags = made;
  return made;
}

/** The tag of a language by its name in either language or by its own tag; null for one that is not known. */
export function readLanguage(text: string): string | null {
  const word = text.trim().toLowerCase();
  const named = languageTags().get(word);
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/.test(word)) return null;
  const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(word);
  return known === undefined ? null : (Intl.getCanonicalLocales(word)[0] ?? null);
}

/** Words that begin a family name: what comes before them is given names. */
const particles = new Set('af,al,bin,da,de,del,della,der,di,dos,el,ibn,ten,ter,van,vom,von'.split(','));

/** Cuts a name written in one: "Lindström, Åsa" or "Åsa Maria von Lindström". A name of one word is a family name. */
export function splitName(text: string): { readonly given: string; readonly family: string } {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  const comma = name.indexOf(',');
  if (comma !== -1) return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
  const words = name.split(' ');
  const particle = words.findIndex((word, index) => index > 0 && particles.has(word.toLowerCase()));
  const cut = particle === -1 ? words.length - 1 : particle;
  return { given: words.slice(0, cut).join(' '), family: words.slice(cut).join(' ') };
}
