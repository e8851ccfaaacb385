import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  type Instant,
  type LocalDate,
  localDateOf,
  minutesBetween,
  wallClock,
  wallClockWithSeconds,
} from '../../../../src/shared/domain/time.ts';

const zone = 'Europe/Stockholm';
const utc = (text: string) => Date.parse(text) as Instant;
const date = (text: string) => text as LocalDate;

describe('the calendar day in Stockholm', () => {
  it('changes at midnight there, in winter and in summer', () => {
    expect(localDateOf(utc('2026-11-24T22:59:59.999Z'), zone)).toBe('2026-11-24');
    expect(localDateOf(utc('2026-11-24T23:00:00Z'), zone)).toBe('2026-11-25');
    expect(localDateOf(utc('2026-06-30T21:59:59.999Z'), zone)).toBe('2026-06-30');
    expect(localDateOf(utc('2026-06-30T22:00:00Z'), zone)).toBe('2026-07-01');
  });

  it('has 23 hours when summer time begins and 25 when it ends', () => {
    const hoursOf = (day: string, from: string) => {
      let hours = 0;
      for (let at = utc(from); localDateOf(at, zone) <= day; at = (at + 3_600_000) as Instant)
        if (localDateOf(at, zone) === day) hours += 1;
      return hours;
    };
    expect(hoursOf('2026-03-29', '2026-03-28T20:00:00Z')).toBe(23);
    expect(hoursOf('2026-10-25', '2026-10-24T20:00:00Z')).toBe(25);
    expect(hoursOf('2026-11-24', '2026-11-23T20:00:00Z')).toBe(24);
  });

  it('is another day than in another zone', () => {
    const at = utc('2026-11-24T23:30:00Z');
    expect(localDateOf(at, 'America/New_York')).toBe('2026-11-24');
    expect(localDateOf(at, zone)).toBe('2026-11-25');
  });
});

describe('the time on the wall', () => {
  it('says midnight as 00:00, never 24:00', () => {
    expect(wallClock(utc('2026-11-24T23:00:00Z'), zone)).toBe('00:00');
    expect(wallClockWithSeconds(utc('2026-11-24T23:00:07Z'), zone)).toBe('00:00:07');
  });

  it('skips the hour in spring and says it twice in autumn', () => {
    expect(wallClock(utc('2026-03-29T00:59:00Z'), zone)).toBe('01:59');
    expect(wallClock(utc('2026-03-29T01:00:00Z'), zone)).toBe('03:00');
    expect(wallClock(utc('2026-10-25T00:30:00Z'), zone)).toBe('02:30');
    expect(wallClock(utc('2026-10-25T01:30:00Z'), zone)).toBe('02:30');
  });
});

describe('minutes of waiting', () => {
  it('are whole, and counted over the change of the clock', () => {
    expect(minutesBetween(utc('2026-10-25T00:30:00Z'), utc('2026-10-25T01:30:59Z'))).toBe(60);
    expect(minutesBetween(utc('2026-03-29T00:50:00Z'), utc('2026-03-29T01:10:00Z'))).toBe(20);
  });

  it('are never negative when a clock is moved back', () => {
    expect(minutesBetween(utc('2026-11-24T10:00:00Z'), utc('2026-11-24T09:00:00Z'))).toBe(0);
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (since, now) => {
        const minutes = minutesBetween(since as Instant, now as Instant);
        expect(Number.isInteger(minutes) && minutes >= 0).toBe(true);
      }),
    );
  });
});

describe('age', () => {
  it('turns on the birthday', () => {
    expect(ageOn(date('1988-05-22'), date('2026-05-21'))).toBe(37);
    expect(ageOn(date('1988-05-22'), date('2026-05-22'))).toBe(38);
  });

  it('of someone born on 29 February turns on 1 March in common years', () => {
    expect(ageOn(date('2008-02-29'), date('2026-02-28'))).toBe(17);
    expect(ageOn(date('2008-02-29'), date('2026-03-01'))).toBe(18);
    expect(ageOn(date('2008-02-29'), date('2028-02-28'))).toBe(19);
    expect(ageOn(date('2008-02-29'), date('2028-02-29'))).toBe(20);
  });

  it('is never negative, and counts past a hundred', () => {
    expect(ageOn(date('2026-11-25'), date('2026-11-24'))).toBe(0);
    expect(ageOn(date('1912-12-12'), date('2026-11-24'))).toBe(113);
  });
});
