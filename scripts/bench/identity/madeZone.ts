import { checkedDigits } from '../../../src/identity/checkDigit.ts';
import { type ZoneKind, zoneFormats } from '../../../src/identity/zoneFormat.ts';
import type { Chance } from './chance.ts';

/** What the issuers of drawn documents are called; one with fillers among them. */
const states = ['SWE', 'NOR', 'FIN', 'DNK', 'POL', 'D<<', 'UTO', 'SYR'];
export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const digits = '0123456789';

/** A zone of this kind about nobody, every check digit right. */
export function madeZone(chance: Chance, kind: Extract<ZoneKind, 'TD1' | 'TD2' | 'TD3'>): readonly string[] {
  const filled = (text: string, length: number) => text.slice(0, length).padEnd(length, '<');
  const state = chance.one(states);
  const number = filled(chance.text(digits + letters, 2) + chance.text(digits, chance.whole(5, 7)), 9);
  const born = shortDate(chance, 30, 99);
  const expires = shortDate(chance, 27, 36);
  const sex = chance.one(['F', 'M', '<']);
  const names = `${chance.text(letters, chance.whole(4, 10))}<<${chance.text(letters, chance.whole(3, 7))}`;
  const optional = chance.share() < 0.5 ? chance.text(digits, 7) : '';
  if (kind === 'TD1')
    return withCheckDigits(kind, [
      filled(`I<${state}${number}0${optional}`, 30),
      filled(`${born}0${sex}${expires}0${state}`, 29).concat('0'),
      filled(names, 30),
    ]);
  const { length } = zoneFormats[kind];
  const begun = `${number}0${state}${born}0${sex}${expires}0`;
  return withCheckDigits(kind, [
    filled(`${kind === 'TD3' ? 'P<' : 'I<'}${state}${names}`, length),
    kind === 'TD3' ? `${filled(begun + optional, 42)}00` : filled(begun + optional, 35).concat('0'),
  ]);
}

/** The lines with every check digit as the text asks for it; the one over all comes last. */
export function withCheckDigits(kind: ZoneKind, lines: readonly string[]): readonly string[] {
  const format = zoneFormats[kind];
  return format.checks.reduce((made, check, index) => {
    const computed = checkedDigits(format, made)[index]?.computed ?? '<';
    return replaced(made, check.at, computed);
  }, lines);
}

/** The lines with another character at one place. */
export function replaced(
  lines: readonly string[],
  [line, position]: readonly [number, number],
  char: string,
): readonly string[] {
  return lines.map((one, index) =>
    index === line ? one.slice(0, position) + char + one.slice(position + 1) : one,
  );
}

/** Years from `least` to `most`, of two digits. */
function shortDate(chance: Chance, least: number, most: number): string {
  const parts = [chance.whole(least, most), chance.whole(1, 12), chance.whole(1, 28)];
  return parts.map((part) => String(part).padStart(2, '0')).join('');
}
