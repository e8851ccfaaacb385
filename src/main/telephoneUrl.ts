/** The `tel:` URL of a number of digits with at most one leading plus; null for anything else. */
export function telephoneUrl(number: string): string | null {
  return /^\+?\d{3,16}$/.test(number) ? `tel:${number}` : null;
}
