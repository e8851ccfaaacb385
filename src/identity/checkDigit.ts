import { zoneCheckDigit } from '../shared/domain/zoneCheckDigit.ts';
import { type CheckDigit, type CheckedField, filler, type ZoneFormat } from './zoneFormat.ts';

/** What one check digit says: the digit printed, the one that the text asks for, and whether they agree. */
export interface CheckedDigit {
  readonly field: CheckedField;
  readonly printed: string;
  readonly computed: string;
  readonly right: boolean;
}

/** Every check digit of a zone, compared with its text. They report: nothing is put right by them. */
export function checkedDigits(format: ZoneFormat, lines: readonly string[]): CheckedDigit[] {
  return format.checks.map((check) => checked(check, format, lines));
}

/** Whether a check digit is over this place, or stands there. */
export const isChecked = (format: ZoneFormat, line: number, at: number): boolean =>
  format.checks.some(
    (check) =>
      (check.at[0] === line && check.at[1] === at) ||
      check.over.some(([row, from, to]) => row === line && at >= from && at < to),
  );

/** Luhn's check digit of digits (ISO/IEC 7812-1, annex B), as in a personal number over its nine others. */
export function luhnDigit(text: string): string {
  let sum = 0;
  [...text].reverse().forEach((digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return String((10 - (sum % 10)) % 10);
}

function checked(
  { field, at, over, luhn }: CheckDigit,
  { kind }: ZoneFormat,
  lines: readonly string[],
): CheckedDigit {
  const printed = charAt(lines, at);
  // A number longer than its field goes on in the optional data, with its check digit after it (9303-5, 4.2.2.1 note j).
  if (field === 'documentNumber' && printed === filler) {
    const [line = '', from, optional, end] =
      kind === 'TD1' ? ([lines[0], 5, 15, 30] as const) : ([lines[1], 0, 28, 35] as const);
    const long = longNumber(line.slice(optional, end));
    if (long !== null) {
      const computed = zoneCheckDigit(line.slice(from, from + 9) + long.rest);
      return { field, printed: long.digit, computed, right: long.digit === computed };
    }
  }
  const text = over.map(([line, from, to]) => (lines[line] ?? '').slice(from, to)).join('');
  const computed = luhn ? luhnDigit(text) : zoneCheckDigit(text);
  // An empty optional field may have a filler for its digit (9303-4, 4.2.2).
  const right = printed === computed || (field === 'optional' && printed === filler && computed === '0');
  return { field, printed, computed, right };
}

/** How a number that is too long for its field goes on in the optional data: its rest, then its check digit. Null where none does. */
export function longNumber(optional: string): { readonly rest: string; readonly digit: string } | null {
  const text = optional.split(filler)[0] ?? '';
  return text.length < 2 ? null : { rest: text.slice(0, -1), digit: text.slice(-1) };
}

const charAt = (lines: readonly string[], [line, position]: readonly [number, number]): string =>
  lines[line]?.charAt(position) ?? '';
