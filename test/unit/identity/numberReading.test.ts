import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnDigit } from '../../../src/identity/checkDigit.ts';
import { type Combined, combined } from '../../../src/identity/combining.ts';
import { readNumber } from '../../../src/identity/numberReading.ts';
import { judged } from '../../../src/identity/reading.ts';
import { parsePersonNumber } from '../../../src/shared/domain/personalNumber.ts';
import type { LocalDate } from '../../../src/shared/domain/time.ts';
import { clear, oddsOf, type Step } from './support/odds.ts';

const today = '2026-11-29' as LocalDate;
const anywhere = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
] as const;

/** A row as the recogniser reads it: words with room between them. */
const row = (...words: readonly string[]) =>
  oddsOf(words.flatMap((word): Step[] => ['', '', '', ...clear(word)]));
const textOf = (...words: readonly string[]) => readNumber(row(...words), today)?.lines[0]?.text;

describe('the personal number on a card without a zone', () => {
  it('is read with and without its hyphen and its century, behind its label or alone', () => {
    expect(textOf('5', '19880522<9807')).toBe('198805229807');
    expect(textOf('5', '880522<9807')).toBe('8805229807');
    expect(textOf('198805229807')).toBe('198805229807');
    expect(textOf('4B', '01012031', '4D', '8805229807')).toBe('8805229807');
    // The label stands close, and its full stop is not read.
    expect(textOf('5880522<9807')).toBe('8805229807');
    expect(textOf('519880522<9807')).toBe('198805229807');
  });

  it('is not a date, a reference number, a name, nor what only looks like it', () => {
    expect(textOf('4A', '01022016', '4C', 'TRANSPORTSTYRELSEN')).toBeUndefined();
    expect(textOf('4D', '123456789')).toBeUndefined();
    expect(textOf('5', '8813229807')).toBeUndefined(); // a thirteenth month
    expect(textOf('5', '8805229808')).toBeUndefined(); // another last digit: a reference number of ten digits
    expect(textOf('SOLBIZ')).toBeUndefined();
  });

  it('with a coordination number is that number', () => {
    const number = `19701063239${luhnDigit('701063239')}`;
    expect(textOf('5', number)).toBe(number);
  });

  it('is said to have a wrong digit where it is printed so, and is not put right', () => {
    const read = readNumber(row('5', '880522<9808'), today);
    expect(read?.checkDigits).toEqual([
      { field: 'personalNumber', printed: '8', computed: '7', right: false },
    ]);
    expect(judged(read ?? expect.fail(), anywhere, today)).toMatchObject({
      verdict: 'wrongDigit',
      lines: ['8805229808'],
    });
  });

  it('is uncertain where a digit is, also if its check digit is right', () => {
    const steps = clear('880522<9807').map((step) =>
      typeof step === 'object' && '5' in step ? { '5': 0.6, '3': 0.38 } : step,
    );
    const read = readNumber(oddsOf(steps), today);
    expect(judged(read ?? expect.fail(), anywhere, today)).toMatchObject({ verdict: 'uncertain' });
  });

  it('of ten digits is of somebody old enough to hold a licence', () => {
    const facts = (text: string) =>
      judged(readNumber(row('5', text), today) ?? expect.fail(), anywhere, today)?.fields;
    expect(facts('880522<9807')).toMatchObject({
      documentCode: 'DL',
      issuingState: 'SWE',
      birthDate: '1988-05-22',
      optional: ['198805229807'],
      familyName: [],
      expiryDate: null,
    });
    // Born 1922 and not 2022.
    const old = `220302980${luhnDigit('220302980')}`;
    expect(facts(`${old.slice(0, 6)}<${old.slice(6)}`)).toMatchObject({ birthDate: '1922-03-02' });
  });

  it('of another licence starts over, also where a digit of the one before was not sure', () => {
    const one = '8805229807';
    const doubtful = clear(one).map((step, at) =>
      at === 15 ? { '2': 0.6, '3': 0.4 } : at === 16 ? '' : step,
    );
    const other = `680911980${luhnDigit('680911980')}`;
    const looks = [
      oddsOf(doubtful),
      oddsOf(doubtful),
      oddsOf([...other].flatMap((digit): Step[] => [{ [digit]: 0.93, X: 0.05 }, '', ''])),
    ];
    const last = looks.reduce<Combined | null>((before, odds) => {
      const read = readNumber(odds, today);
      return read === null ? before : combined(before, read, anywhere, today);
    }, null);
    expect(last).toMatchObject({ count: 1, reading: { lines: [other] } });
  });

  it('is found for any number of any person', () => {
    const anyNumber = fc
      .tuple(
        fc.date({ min: new Date('1930-01-01'), max: new Date('2009-12-31'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 999 }),
      )
      .map(([day, n]) => {
        const date = day.toISOString().slice(0, 10).replaceAll('-', '');
        const nine = date.slice(2) + String(n).padStart(3, '0');
        return date.slice(0, 2) + nine + luhnDigit(nine);
      })
      .filter((number) => parsePersonNumber(number, today) !== null);
    fc.assert(
      fc.property(anyNumber, fc.boolean(), fc.boolean(), (number, century, hyphen) => {
        const date = century ? number.slice(0, 8) : number.slice(2, 8);
        expect(textOf('5', `${date}${hyphen ? '<' : ''}${number.slice(8)}`)).toBe(date + number.slice(8));
      }),
    );
  });
});
