/**
 * How letters of the Latin alphabet may be written in a machine-readable zone (ICAO Doc 9303-3, 6.A, table 6-1), the
 * recommended first; then variants in use. A letter that is not here is written without its marks.
 */
const writtenAs: Readonly<Record<string, readonly string[]>> = {
  Å: ['AA', 'A'],
  Ä: ['AE', 'A'],
  Ö: ['OE', 'O'],
  Ü: ['UE', 'UXX', 'U'],
  Æ: ['AE'],
  Ø: ['OE', 'O'],
  Œ: ['OE'],
  ß: ['SS'],
  ẞ: ['SS'],
  Ð: ['D'],
  Þ: ['TH'],
  Ñ: ['N', 'NXX'],
  Đ: ['D', 'DJ'],
  Ł: ['L'],
  Ħ: ['H'],
  Ĳ: ['IJ'],
  ĸ: ['Q'],
  Ŋ: ['N'],
  Ŧ: ['T'],
  İ: ['I'],
  ı: ['I'],
  Ą: ['A'],
  Ę: ['E'],
};

const mostVariants = 256;

/** Every way in which a word of a name may be written in a zone: A to Z only, the recommended one first. */
export function zoneSpellings(word: string): readonly string[] {
  let spellings = [''];
  for (const letter of word
    .normalize('NFC')
    .replace(/['’`´.]/g, '')
    .toLocaleUpperCase('sv')) {
    const ways = writtenAs[letter] ?? [letter.normalize('NFD').replace(/[^A-Z]/g, '')];
    spellings = spellings.flatMap((before) => ways.map((way) => before + way));
    if (spellings.length > mostVariants) spellings = spellings.slice(0, mostVariants);
  }
  return [...new Set(spellings)];
}

/** The words of a name: what blanks and hyphens part; apostrophes and points part nothing (9303-3, 4.6). */
export function wordsOfName(name: string): readonly string[] {
  return name.split(/[\s\-‐‑–]+/u).filter((word) => word !== '');
}
