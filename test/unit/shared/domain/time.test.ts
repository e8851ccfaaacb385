import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  daysAfter,
  type Instant,
  instantAt,
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

describe('the instant of a day and a time on the wall', () => {
  const at = (day: string, hours: number) => instantAt(date(day), hours * 3600, zone);

  it('is told by the zone, in winter and in summer', () => {
    expect(at('2026-11-24', 10.5)).toBe(utc('2026-11-24T09:30:00Z'));
    expect(at('2026-07-01', 10.5)).toBe(utc('2026-07-01T08:30:00Z'));
    expect(at('2026-07-01', 0)).toBe(utc('2026-06-30T22:00:00Z'));
    expect(instantAt(date('2026-07-01'), 3600, 'Pacific/Auckland')).toBe(utc('2026-06-30T13:00:00Z'));
  });

  it('is none in the hour that spring skips, and the first of the two in autumn', () => {
    expect(at('2026-03-29', 2.5)).toBeNull();
    expect(at('2026-03-29', 3)).toBe(utc('2026-03-29T01:00:00Z'));
    expect(at('2026-10-25', 2.5)).toBe(utc('2026-10-25T00:30:00Z'));
  });

  it('is none on a day that there is not', () => {
    for (const day of ['2026-02-30', '2026-13-01', 'i dag', '']) expect(at(day, 10)).toBeNull();
  });

  it('gives back the day and the time of any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const instant = (seconds * 1000) as Instant;
        const [h = 0, m = 0, s = 0] = wallClockWithSeconds(instant, zone).split(':').map(Number);
        const back = instantAt(localDateOf(instant, zone), h * 3600 + m * 60 + s, zone);
        // The doubled hour of autumn is told once.
        expect([0, 3_600_000]).toContain(instant - (back ?? Number.NaN));
      }),
    );
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

describe('the day before and after', () => {
  it('goes over months, years and leap days', () => {
    expect(daysAfter(date('2026-11-30'), 1)).toBe('2026-12-01');
    expect(daysAfter(date('2027-01-01'), -1)).toBe('2026-12-31');
    expect(daysAfter(date('2028-02-28'), 1)).toBe('2028-02-29');
    expect(daysAfter(date('2026-10-25'), 1)).toBe('2026-10-26');
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
