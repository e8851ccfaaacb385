import { describe, expect, it } from 'vitest';
import { dayList } from '../../../../scripts/bench/dayList.ts';
import { bookingRow } from '../../../../src/shared/contracts/bookings.ts';
import { parsePersonNumber } from '../../../../src/shared/domain/personalNumber.ts';
import { type Instant, type LocalDate, localDateOf } from '../../../../src/shared/domain/time.ts';

const zone = 'Europe/Stockholm';

describe('the day list that is measured with', () => {
  for (const now of [
    '2026-11-24T20:13:00Z',
    '2026-11-24T23:00:00Z',
    '2026-03-29T12:00:00Z',
    '2026-10-25T23:59:00Z',
  ])
    it(`has 200 good bookings of the same day at ${now}`, () => {
      const at = Date.parse(now) as Instant;
      const rows = dayList(200, 'SE2321000016-1HLJ', at, zone).map((row) => bookingRow.parse(row));
      const today = localDateOf(at, zone);
      expect(new Set(rows.map((row) => localDateOf(Date.parse(row.start) as Instant, zone)))).toEqual(
        new Set([today]),
      );
      expect(new Set(rows.map((row) => row.start)).size).toBe(200);
      for (const row of rows) expect(parsePersonNumber(row.patientNumber, today as LocalDate)).not.toBeNull();
    });

  it('has 2,000 as well, at moments of their own, on the shortest day of the year', () => {
    const at = Date.parse('2026-03-29T12:00:00Z') as Instant;
    const rows = dayList(2_000, 'SE2321000016-1HLJ', at, zone).map((row) => bookingRow.parse(row));
    expect(new Set(rows.map((row) => row.start)).size).toBe(2_000);
    expect(new Set(rows.map((row) => localDateOf(Date.parse(row.start) as Instant, zone))).size).toBe(1);
  });
});
