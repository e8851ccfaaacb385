/** Making one takes longer than all the rest of a row's words. */
const known = new Map<string, Intl.DisplayNames>();

/** A language's name (`arabiska`, `Arabic`) in the console's language; the tag itself where it has none. */
export function languageName(tag: string, shownIn: string): string {
  const names = known.get(shownIn) ?? new Intl.DisplayNames([shownIn], { type: 'language' });
  known.set(shownIn, names);
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
