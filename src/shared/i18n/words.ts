/** The forms of number that a language may have beside the one and the other (Unicode CLDR, as i18next names them). */
type FurtherForms<Key> = Key extends `${infer Base}_other`
  ? `${Base}_${'zero' | 'two' | 'few' | 'many'}`
  : never;

/** The same tree of keys with any words: a language must have exactly the keys of the Swedish original, and its own forms. */
export type Words<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]>;
} & { readonly [Key in keyof Tree as FurtherForms<Key>]?: string };

export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language for a browser's list of wishes: the first wished one that is offered, whatever its region, else English. */
export function languageFor(wishes: readonly string[], offered: readonly string[] = languages): string {
  for (const wish of wishes) {
    const tag = wish.toLowerCase().split('-')[0];
    const found = offered.find((one) => one === tag);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** The locale that dates are written in: where a language has several, the one whose dates are as in Sweden's (day before month). */
export function dateLocale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
