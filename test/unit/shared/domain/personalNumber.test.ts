import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPersonNumber, parsePersonNumber } from '../../../../src/shared/domain/personalNumber.ts';
import type { LocalDate } from '../../../../src/shared/domain/time.ts';

const today = '2026-11-24' as LocalDate;
const parse = (text: string, on = today) => parsePersonNumber(text, on);

/** Published test numbers only (domain.md). */
const published = [
  ['191212121212', '1912-12-12'],
  ['196002149802', '1960-02-14'],
  ['196809119800', '1968-09-11'],
  ['198805229807', '1988-05-22'],
  ['199508099802', '1995-08-09'],
  ['200704189802', '2007-04-18'],
  ['202203019803', '2022-03-01'],
] as const;

describe('a personal identity number', () => {
  for (const [number, birthDate] of published)
    it(`${number} is read in every usual writing`, () => {
      const expected = { kind: 'personal', number, birthDate };
      const sign = Number(number.slice(0, 4)) <= 1926 ? '+' : '-';
      expect(parse(number)).toEqual(expected);
      expect(parse(formatPersonNumber(number))).toEqual(expected);
      expect(parse(`${number.slice(2, 8)}${sign}${number.slice(8)}`)).toEqual(expected);
      expect(parse(`  ${number}\n`)).toEqual(expected);
    });

  it('with + is one of a hundred years and more, with - of this century', () => {
    expect(parse('121212+1212')).toMatchObject({ birthDate: '1912-12-12' });
    expect(parse('121212-1212')).toMatchObject({ birthDate: '2012-12-12' });
    expect(parse('1212121212')).toMatchObject({ birthDate: '2012-12-12' });
  });

  it('gets its century from the day it is read on, not from the clock of the machine', () => {
    expect(parse('600214-9802', '1999-06-01' as LocalDate)).toMatchObject({ number: '196002149802' });
    expect(parse('600214-9802', '2065-06-01' as LocalDate)).toMatchObject({ number: '206002149802' });
    expect(parse('600214+9802', '2065-06-01' as LocalDate)).toMatchObject({ number: '196002149802' });
  });

  it('is refused with a wrong check digit, whichever', () => {
    for (const [number] of published)
      for (let digit = 0; digit < 10; digit += 1) {
        const changed = number.slice(0, 11) + digit;
        expect(parse(changed) !== null).toBe(changed === number);
      }
  });

  it('is refused with a day that does not exist, a birth after today, or a century before 1800', () => {
    expect(parse('199002309809')).toBeNull();
    expect(parse('202203019803', '2022-02-28' as LocalDate)).toBeNull();
    expect(parse('202203019803', '2022-03-01' as LocalDate)).not.toBeNull();
    expect(parse('101212121212')).toBeNull();
    expect(parse('001212121212')).toBeNull();
  });

  it('is refused as an interim number, with wrong signs, or with letters and digits of other scripts', () => {
    for (const text of [
      '',
      ' ',
      '19121212-121',
      '19121212--1212',
      '191212121212x',
      '000101-R220',
      '１９１２１２１２１２１２',
      '191212121212\u0000',
      '19121212–1212',
    ])
      expect(parse(text)).toBeNull();
  });
});

describe('a coordination number', () => {
  it('is read, with the birth date of its day less 60', () => {
    const expected = { kind: 'coordination', number: '197010632391', birthDate: '1970-10-03' };
    expect(parse('197010632391')).toEqual(expected);
    expect(parse('701063-2391')).toEqual(expected);
  });

  it('is refused when it is born after today or its check digit is wrong', () => {
    expect(parse('197010632391', '1970-10-02' as LocalDate)).toBeNull();
    expect(parse('197010632392')).toBeNull();
  });
});

describe('a reserve number', () => {
  it('is kept as written after "reserv:", in any case', () => {
    expect(parse('reserv: 19 A/2-x ')).toEqual({ kind: 'reserve', number: '19 A/2-x', birthDate: null });
    expect(parse('RESERV:ÅÄÖ123')).toMatchObject({ kind: 'reserve', number: 'ÅÄÖ123' });
  });

  it('is refused when empty, longer than 20 signs, or with signs of markup', () => {
    for (const text of [
      'reserv:',
      'reserv:   ',
      `reserv:${'1'.repeat(21)}`,
      'reserv:<b>1</b>',
      'reserv:1\u00002',
      'reserv:1;2',
    ])
      expect(parse(text)).toBeNull();
    expect(parse(`reserv:${'1'.repeat(20)}`)).not.toBeNull();
  });
});

describe('any text at all', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'0123456789+-RTreserv: \u0000\u202e😀'), maxLength: 16 }),
    fc.stringMatching(/^\d{6,12}[-+]?\d{0,4}$/),
    fc.stringMatching(/^(reserv:)?[^a]{0,30}$/),
  );

  it('never throws, and what is read reads the same again', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const read = parse(text);
        if (read === null) return;
        if (read.kind === 'reserve') expect(parse(`reserv:${read.number}`)).toEqual(read);
        else {
          expect(read.number).toMatch(/^(18|19|[2-9]\d)\d{10}$/);
          expect(read.birthDate <= today).toBe(true);
          expect(parse(read.number)).toEqual(read);
          expect(parse(formatPersonNumber(read.number))).toEqual(read);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('is formatted only when it has twelve digits', () => {
    expect(formatPersonNumber('191212121212')).toBe('19121212-1212');
    expect(formatPersonNumber('ABC 123')).toBe('ABC 123');
    fc.assert(fc.property(hostile, (text) => formatPersonNumber(text).length >= text.length));
  });
});
