import { filler, type ZoneFormat, zoneFormats, zoneKinds } from '../../../../src/identity/zoneFormat.ts';

/** What readers of common text take for one another, each with the other. */
const alike: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
  0: 'O',
  1: 'I',
  2: 'Z',
  5: 'S',
  6: 'G',
  8: 'B',
};

/**
 * Whether a peer has read the zone: each true line is among the lines that it read. It is given every chance: blanks and
 * case do not count, signs that stand for the filler are taken for it, and where the format allows a character's like
 * alone, that one is taken (O for 0 and so on). Ours is given none of this.
 */
export function hasRead(lines: readonly string[], truth: readonly string[]): boolean {
  const plain = lines.map(zoneCharacters);
  const formats = zoneKinds
    .map((kind) => zoneFormats[kind])
    .filter((format) => format.lines.length === truth.length && format.length === truth[0]?.length);
  return formats.some((format) =>
    truth.every((line, row) => plain.some((one) => one === line || mended(one, format, row) === line)),
  );
}

function zoneCharacters(line: string): string {
  return line
    .toUpperCase()
    .replaceAll(/[«《≪]/g, filler.repeat(2))
    .replaceAll(/[‹〈＜]/g, filler)
    .replaceAll(/[^A-Z0-9<]/g, '');
}

function mended(line: string, format: ZoneFormat, row: number): string {
  const places = format.lines[row] ?? [];
  return [...line]
    .map((char, at) => {
      const allowed = places[at] ?? char;
      const other = alike[char];
      return !allowed.includes(char) && other !== undefined && allowed.includes(other) ? other : char;
    })
    .join('');
}
