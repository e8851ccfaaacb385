import { capitalized } from '../shared/i18n/capitalized.ts';
import { patientProfessions } from '../shared/i18n/sv/patientProfessions.ts';

type Key = keyof typeof patientProfessions.profession;

const keys = new Map<string, Key>(
  (Object.entries(patientProfessions.profession) as [Key, string][]).map(([key, title]) => [
    plain(title),
    key,
  ]),
);

export type TitleRead = {
  readonly title: string;
  /** The language of a title that stays as the clinic wrote it, where that is not the page's; for a screen reader. */
  readonly titleLang?: 'sv';
};

/** A clinician's title as the page's reader reads it: the clinic wrote it in Swedish, in free text. `t`: the patient's words. */
export function titleRead(
  written: string,
  language: string,
  t: (key: `profession.${Key}`) => string,
): TitleRead {
  if (language === 'sv') return { title: written };
  const key = keys.get(plain(written));
  if (key === undefined) return { title: written, titleLang: 'sv' };
  const said = t(`profession.${key}`);
  return { title: /^\p{Lu}\p{Ll}/u.test(written.trim()) ? capitalized(said, language) : said };
}

/** Without what clinics write before or differently: "Leg. psykolog", "ST läkare". */
function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/^\s*leg(itimerad|\.|\s)\s*/, '')
    .replace(/[\s\-\u2010\u2011]+/g, ' ')
    .trim();
}
