/** The same tree of keys with any words: a language must have exactly the keys of the Swedish original. */
export type Words<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]>;
};

export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language for a browser's list of wishes: English unless Swedish is asked for first of the two. */
export function languageFor(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const tag = wish.toLowerCase().split('-')[0];
    if (tag === 'sv') return 'sv';
    if (tag === 'en') return 'en';
  }
  return 'en';
}
