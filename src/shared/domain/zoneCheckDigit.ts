const weights = [7, 3, 1] as const;

/** The check digit of a text in a machine-readable zone (ICAO Doc 9303-3, 4.9): A..Z count as 10..35, fillers as 0. */
export function zoneCheckDigit(text: string): string {
  let sum = 0;
  for (const [index, sign] of [...text].entries()) {
    const value = sign === '<' ? 0 : Number.parseInt(sign, 36);
    sum += value * (weights[index % weights.length] ?? 0);
  }
  return String(sum % 10);
}
