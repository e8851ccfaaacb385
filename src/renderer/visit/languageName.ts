/** A language's name (`arabiska`, `Arabic`) in the console's language; the tag itself where it has none. */
export function languageName(tag: string, shownIn: string): string {
  try {
    return new Intl.DisplayNames([shownIn], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
