import fc from 'fast-check';
import type { ZoneKind } from '../../../../src/identity/zoneFormat.ts';
import { zoneCheckDigit } from '../../../../src/shared/domain/zoneCheckDigit.ts';

/** A zone with right check digits, as ICAO Doc 9303 lays it out; written apart from `zoneFormat`, as a second opinion. */
export interface MadeZone {
  readonly kind: ZoneKind;
  readonly lines: readonly string[];
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const digits = [...'0123456789'];
const text = (chars: readonly string[], least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...chars), minLength: least, maxLength: most });

const date = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));
const names = fc
  .tuple(
    fc.array(text(letters, 1, 12), { minLength: 1, maxLength: 2 }),
    fc.array(text(letters, 1, 10), { maxLength: 3 }),
  )
  .map(([family, given]) => [family.join('<'), given.join('<')].filter((part) => part !== '').join('<<'));
const state = fc.constantFrom('SWE', 'NOR', 'FIN', 'D<<', 'POL');

const parts = fc.record({
  state,
  nation: state,
  number: text([...letters, ...digits], 3, 9),
  birth: date,
  expiry: date,
  sex: fc.constantFrom('M', 'F', '<'),
  optional: text([...letters, ...digits], 0, 14),
  names,
});

export const anyZone: fc.Arbitrary<MadeZone> = fc
  .tuple(fc.constantFrom<ZoneKind>('TD1', 'TD2', 'TD3', 'MRVA', 'MRVB'), parts)
  .map(([kind, given]) => {
    const fill = (value: string, length: number) => value.slice(0, length).padEnd(length, '<');
    const number = fill(given.number, 9);
    const numbered = number + zoneCheckDigit(number);
    const born = given.birth + zoneCheckDigit(given.birth);
    const expires = given.expiry + zoneCheckDigit(given.expiry);
    if (kind === 'TD1') {
      const first = `I<${given.state}${numbered}${fill(given.optional, 15)}`;
      const rest = fill('', 11);
      const digit = zoneCheckDigit(first.slice(5) + born + expires + rest);
      return {
        kind,
        lines: [first, born + given.sex + expires + given.nation + rest + digit, fill(given.names, 30)],
      };
    }
    const length = kind === 'TD3' || kind === 'MRVA' ? 44 : 36;
    const code = kind === 'TD3' ? 'P<' : kind === 'TD2' ? 'I<' : 'V<';
    const first = code + given.state + fill(given.names, length - 5);
    const begun = numbered + given.nation + born + given.sex + expires;
    if (kind === 'MRVA' || kind === 'MRVB')
      return { kind, lines: [first, begun + fill(given.optional, length - 28)] };
    if (kind === 'TD2') {
      const rest = fill(given.optional, 7);
      return { kind, lines: [first, begun + rest + zoneCheckDigit(numbered + born + expires + rest)] };
    }
    const rest = fill(given.optional, 14);
    const all = begun + rest + zoneCheckDigit(rest);
    return { kind, lines: [first, all + zoneCheckDigit(numbered + born + expires + all.slice(28))] };
  });
