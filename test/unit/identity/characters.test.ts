import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formattedReading, freeReading } from '../../../src/identity/characters.ts';
import { zoneFormats } from '../../../src/identity/zoneFormat.ts';
import { readZone } from '../../../src/identity/zoneReading.ts';
import { clear, oddsOf } from './support/odds.ts';
import { anyZone } from './support/zones.ts';

const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

describe('the characters of a line', () => {
  it('are read freely, repeats over a blank counted each', () => {
    expect(freeReading(oddsOf(clear('P<UTO<<11')))).toBe('P<UTO<<11');
    expect(freeReading(oddsOf([]))).toBe('');
  });

  it('are what the format allows where two look alike, and the other one is kept beside it', () => {
    const steps = [...clear('12'), { O: 0.6, '0': 0.38 }, '' as const, ...clear('4')];
    const reading = formattedReading(oddsOf(steps), [digits, digits, digits, digits]);
    expect(reading?.text).toBe('1204');
    expect(reading?.characters[2]).toMatchObject({ char: '0', other: { char: expect.any(String) } });
    // Only a digit may stand there: what looks like one leaves no doubt, and all the doubt where both may.
    expect(reading?.characters[2]?.p).toBeCloseTo(1, 2);
    const both = formattedReading(oddsOf(steps), [digits, digits, digits + letters, digits]);
    expect(both?.characters[2]?.p).toBeCloseTo(0.6 / 0.98, 2);
    expect(formattedReading(oddsOf(steps), [digits, digits, letters, digits])?.text).toBe('12O4');
  });

  it('begin and end where the line does: the edge of the card, read as an I, is none of them', () => {
    const edge = [{ I: 0.7 }, '' as const];
    const reading = formattedReading(
      oddsOf([...edge, ...clear('P<UTO'), ...edge]),
      [...'     '].map(() => letters),
    );
    expect(reading?.text).toBe('P<UTO');
  });

  it('are not made up: a line too short for the format gives nothing, and what is pulled hard says so', () => {
    expect(formattedReading(oddsOf(['', '']), [digits, digits, digits])).toBeNull();
    const words = oddsOf(clear('HOUSES'));
    const pulled = formattedReading(
      words,
      [...'123456'].map(() => digits),
    );
    expect(pulled?.pull).toBeGreaterThan(4);
    expect(
      formattedReading(
        words,
        [...'123456'].map(() => letters),
      )?.pull,
    ).toBeLessThan(0.1);
  });

  it('of any zone are the zone, its format is found, and its check digits are right', () => {
    fc.assert(
      fc.property(anyZone, ({ kind, lines }) => {
        const reading = readZone(lines.map((line) => oddsOf(clear(line))));
        expect(reading?.kind).toBe(kind);
        expect(reading?.lines.map(({ text }) => text)).toEqual(lines);
        expect(reading?.checkDigits.every(({ right }) => right)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('with a wrong digit stay wrong: check digits report, they never choose', () => {
    const lines = [
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408132F1204159ZE184226B<<<<<10',
    ];
    const steps = lines.map((line) => clear(line));
    // The digit that would make it right is nearly as likely.
    (steps[1] as (typeof steps)[0])[18 * 3] = { '3': 0.5, '2': 0.45 };
    const reading = readZone(steps.map(oddsOf));
    expect(reading?.lines[1]?.text).toBe(lines[1]);
    expect(reading?.checkDigits.filter(({ right }) => !right).map(({ field }) => field)).toEqual([
      'birthDate',
      'composite',
    ]);
    expect(zoneFormats.TD3.length).toBe(44);
  });
});
