import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Td1Holder, td1Zone, zoneName } from '../../../src/practice/mrz.ts';
import { zoneCheckDigit } from '../../../src/shared/domain/zoneCheckDigit.ts';

const asa: Td1Holder = {
  givenName: 'Åsa Maria',
  familyName: 'Lindström',
  birthDate: '1981-01-01',
  sex: 'F',
  documentNumber: 'XA0000042',
  validUntil: '2031-05-17',
  personalNumber: '198101012386',
};

describe('the check digit', () => {
  it('is the one of the examples in ICAO Doc 9303', () => {
    expect(zoneCheckDigit('520727')).toBe('3');
    expect(zoneCheckDigit('D23145890')).toBe('7');
    expect(zoneCheckDigit('HA672242<')).toBe('6');
  });

  it('sees every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), fc.nat(8), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const wrong = String((Number(text[at]) + by) % 10);
        const changed = text.slice(0, at) + wrong + text.slice(at + 1);
        expect(zoneCheckDigit(changed)).not.toBe(zoneCheckDigit(text));
      }),
    );
  });
});

describe('the zone of a Swedish identity card', () => {
  it('is the one of ICAO Doc 9303-5 for its specimen', () => {
    const [first, second, third] = td1Zone({
      givenName: 'Anna Maria',
      familyName: 'Eriksson',
      birthDate: '1974-08-12',
      sex: 'F',
      documentNumber: 'D23145890',
      validUntil: '2012-04-15',
      personalNumber: '',
    });
    expect(first).toBe('I<SWED231458907<<<<<<<<<<<<<<<');
    expect(second.slice(0, 18)).toBe('7408122F1204159SWE');
    expect(second.at(-1)).toBe('6');
    expect(third).toBe('ERIKSSON<<ANNA<MARIA<<<<<<<<<<');
  });

  it('writes Å, Ä and Ö as the standard says and holds the personal number', () => {
    expect(td1Zone(asa)).toEqual([
      'I<SWEXA00000425198101012386<<<',
      '8101017F3105179SWE<<<<<<<<<<<0',
      'LINDSTROEM<<AASA<MARIA<<<<<<<<',
    ]);
  });

  it('is three lines of 30 allowed signs whose check digits hold, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (givenName, familyName) => {
          const [first, second, third] = td1Zone({ ...asa, givenName, familyName });
          for (const line of [first, second, third]) expect(line).toMatch(/^[A-Z0-9<]{30}$/);
          expect(first[14]).toBe(zoneCheckDigit(first.slice(5, 14)));
          expect(second[6]).toBe(zoneCheckDigit(second.slice(0, 6)));
          expect(second[14]).toBe(zoneCheckDigit(second.slice(8, 14)));
          expect(second[29]).toBe(
            zoneCheckDigit(first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29)),
          );
        },
      ),
    );
  });

  it('cuts the given names first when both do not fit', () => {
    const [, , third] = td1Zone({ ...asa, familyName: 'Nilsson-Bergström', givenName: 'Alexandra Josefina' });
    expect(third).toBe('NILSSON<BERGSTROEM<<ALEXANDRA<');
    expect(zoneName("O'Brian")).toBe('OBRIAN');
  });
});
