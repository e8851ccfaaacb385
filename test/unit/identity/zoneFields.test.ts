import fc from 'fast-check';
import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import { checkedDigits } from '../../../src/identity/checkDigit.ts';
import { zoneFields } from '../../../src/identity/zoneFields.ts';
import { zoneFormats } from '../../../src/identity/zoneFormat.ts';
import type { LocalDate } from '../../../src/shared/domain/time.ts';
import { zoneCheckDigit } from '../../../src/shared/domain/zoneCheckDigit.ts';
import { anyZone } from './support/zones.ts';

const today = '2026-11-29' as LocalDate;

describe('a machine-readable zone', () => {
  it('has the check digits of the examples in Doc 9303', () => {
    expect(zoneCheckDigit('520727')).toBe('3');
    expect(zoneCheckDigit('AB2134<<<')).toBe('5');
    expect(zoneCheckDigit('HA672242<658022549601086<<<<<<<<<<<<<<0')).toBe('8');
  });

  it('is laid out as the format says, and every check digit of a right zone is right', () => {
    fc.assert(
      fc.property(anyZone, ({ kind, lines }) => {
        const format = zoneFormats[kind];
        expect(lines.map((line) => line.length)).toEqual(format.lines.map((line) => line.length));
        lines.forEach((line, i) => {
          for (const [at, char] of [...line].entries()) expect(format.lines[i]?.[at]).toContain(char);
        });
        expect(checkedDigits(format, lines).filter(({ right }) => !right)).toEqual([]);
      }),
    );
  });

  it('a wrong digit under any check digit is told, with what it should be', () => {
    const lines = [
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ];
    const wrong = lines[1]?.replace('7408122', '7408132') ?? '';
    expect(checkedDigits(zoneFormats.TD3, [lines[0] ?? '', wrong]).filter(({ right }) => !right)).toEqual([
      { field: 'birthDate', printed: '2', computed: zoneCheckDigit('740813'), right: false },
      { field: 'composite', printed: '0', computed: expect.stringMatching(/^\d$/), right: false },
    ]);
  });

  it('gives the fields that the package mrz gives, where it knows the format', () => {
    fc.assert(
      fc.property(anyZone, ({ kind, lines }) => {
        if (kind === 'MRVA' || kind === 'MRVB') return;
        const theirs = parse([...lines]).fields;
        const ours = zoneFields(kind, lines, today);
        expect(ours.familyName.join(' ')).toBe(theirs.lastName);
        expect(ours.givenNames.join(' ')).toBe(theirs.firstName ?? '');
        expect(ours.documentNumber).toBe(theirs.documentNumber);
        expect(ours.birthDate?.replaceAll('-', '').slice(2)).toBe(theirs.birthDate);
        expect(ours.expiryDate?.replaceAll('-', '').slice(2)).toBe(theirs.expirationDate);
        expect({ male: 'male', female: 'female', unspecified: 'nonspecified' }[ours.sex]).toBe(theirs.sex);
      }),
    );
  });

  it('goes on in the optional data where a number is too long for its field', () => {
    // Doc 9303-5, example with number D23145890734.
    const lines = [
      'I<UTOD23145890<7349<<<<<<<<<<<',
      '3407127M9507122UTO<<<<<<<<<<<2',
      'STEVENSON<<PETER<JOHN<<<<<<<<<',
    ];
    expect(zoneFields('TD1', lines, today)).toMatchObject({ documentNumber: 'D23145890734', optional: [] });
    expect(checkedDigits(zoneFormats.TD1, lines)[0]).toMatchObject({ field: 'documentNumber', right: true });
  });

  it('takes the century from what is possible: births are past, expiries near', () => {
    const of = (birth: string, expiry: string) =>
      zoneFields('TD1', ['', `${birth}0M${expiry}0SWE<<<<<<<<<<<0`, ''], today);
    expect(of('261129', '261128')).toMatchObject({ birthDate: '2026-11-29', expiryDate: '2026-11-28' });
    expect(of('261130', '850101')).toMatchObject({ birthDate: '1926-11-30', expiryDate: '1985-01-01' });
    expect(of('88<<<<', '990230')).toMatchObject({ birthDate: null, expiryDate: null });
    expect(of('880522', '750101').expiryDate).toBe('2075-01-01');
  });

  it('says when names may be cut off', () => {
    const full = `P<SWE${'A'.repeat(20)}<<${'B'.repeat(17)}`;
    expect(zoneFields('TD3', [full, ''], today).namesMayBeCut).toBe(true);
    expect(zoneFields('TD3', [`${full.slice(0, -1)}<`, ''], today).namesMayBeCut).toBe(false);
  });
});
