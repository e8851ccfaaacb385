/** Most signs of a text field; the contract's bound (`shortText`). */
export const longestText = 2_000;
/** Most signs of a telephone number; the contract's bound. */
export const longestPhone = 32;

/** As typed, less NUL, which no text needs and databases refuse; never longer than the contract takes. */
export function kept(text: string, longest: number): string {
  return text.replaceAll('\u0000', '').slice(0, longest);
}
