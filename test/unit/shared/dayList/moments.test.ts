import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMinutes, readMoment } from '../../../../src/shared/dayList/moments.ts';

const nine30 = 9 * 3600 + 30 * 60;
const day = '2026-11-28';

describe('a time as lists write it', () => {
  it.each([
    ['2026-11-28 09:30', day, nine30],
    ['2026-11-28T09:30', day, nine30],
    ['2026-11-28T09:30:00', day, nine30],
    ['2026-11-28 09.30', day, nine30],
    ['2026-11-28 kl. 09.30', day, nine30],
    ['2026/11/28 9:30', day, nine30],
    ['20261128 0930', day, nine30],
    ['28/11/2026 09.30', day, nine30],
    ['28.11.2026 09:30', day, nine30],
    ['28-11-2026, 09:30', day, nine30],
    ['lör 2026-11-28 09:30', day, nine30],
    ['  2026-11-28\u00a009:30 ', day, nine30],
    ['5/3/2026 9:30 PM', '2026-03-05', nine30 + 12 * 3600],
    ['2026-11-28 12:15 am', day, 15 * 60],
  ])('%j is a day and a time', (text, date, seconds) => {
    expect(readMoment(text)).toEqual({ is: 'dateAndTime', date, seconds, until: null });
  });

  it.each([
    ['2026-11-24T10:40:00+01:00', '2026-11-24T09:40:00.000Z'],
    ['2026-11-24T10:40:00.000Z', '2026-11-24T10:40:00.000Z'],
    ['2026-11-24 10:40+0100', '2026-11-24T09:40:00.000Z'],
  ])('%j with its offset is an instant', (text, iso) => {
    expect(readMoment(text)).toEqual({ is: 'instant', iso });
  });

  it.each(['2026-11-28', '20261128', '28/11/2026', '28.11.2026', '2026.11.28', 'lördag 28-11-2026'])(
    '%j is a day',
    (text) => {
      expect(readMoment(text)).toEqual({ is: 'date', date: day });
    },
  );

  it.each(['09:30', '9.30', '0930', 'kl 09.30', '09:30:00', '9:30 am'])('%j is a time', (text) => {
    expect(readMoment(text)).toEqual({ is: 'time', seconds: nine30, until: null });
  });

  it.each(['09:30-10:00', '09.30 – 10.00', '0930-1000', 'kl. 09:30 - 10:00'])('%j is from and to', (text) => {
    expect(readMoment(text)).toEqual({ is: 'time', seconds: nine30, until: 10 * 3600 });
  });

  it('is from and to with its day, too', () => {
    expect(readMoment('2026-11-28 09:30-10:00')).toEqual({
      is: 'dateAndTime',
      date: day,
      seconds: nine30,
      until: 10 * 3600,
    });
  });

  it.each([
    '',
    'i morgon',
    '2026-02-30',
    '2026-13-01 09:30',
    '31/04/2026',
    '11/28/2026 09:30',
    '24:00',
    '09:60',
    '13:00 pm',
    '2026-11-28 25:00',
    '2026-02-30T10:40:00+01:00',
    '44893,39583',
    '=cmd',
    '2026-11/28',
    '09:30-10:00-11:00',
  ])('%j is none', (text) => {
    expect(readMoment(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readMoment(text)));
    fc.assert(fc.property(fc.stringMatching(/^[\d:/. T+-]{0,24}$/), (text) => void readMoment(text)));
  });
});

describe('a length', () => {
  it.each([
    ['20', 20],
    ['20 min', 20],
    ['20 minuter', 20],
    ['20,0', 20],
    ['0:20', 20],
    ['01:30:00', 90],
    ['1440', 1440],
  ])('of %j is %i minutes', (text, minutes) => {
    expect(readMinutes(text)).toBe(minutes);
  });

  it.each(['', '0', '-20', '1441', 'lång', '20 h', '1,5'])('of %j is none', (text) => {
    expect(readMinutes(text)).toBeNull();
  });
});
