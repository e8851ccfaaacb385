/** The text with a capital first letter, by the rules of `language` where it has rules of its own. */
export function capitalized(text: string, language?: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
