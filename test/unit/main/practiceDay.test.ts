import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookingsAround, needsNewDay, personFor, practiceDay } from '../../../src/main/practiceDay.ts';
import { isOver, leftBehind, nextVisit } from '../../../src/main/practiceTurn.ts';
import { bookingRow } from '../../../src/shared/contracts/bookings.ts';
import type { QueueRow } from '../../../src/shared/contracts/visit.ts';
import { parsePersonNumber } from '../../../src/shared/domain/personalNumber.ts';
import { ageOn, type Instant, type LocalDate, localDateOf } from '../../../src/shared/domain/time.ts';

const zone = 'Europe/Stockholm';
const helena = 'SE2321000016-1HLJ';
const karim = 'SE2321000016-2KHD';
const staff = [helena, karim];
const file = join(import.meta.dirname, '../../../resources/practice/day.json');
const day = practiceDay.parse(JSON.parse(readFileSync(file, 'utf8')));
const at = (iso: string) => Date.parse(iso) as Instant;
const rowsAt = (iso: string) =>
  staff
    .flatMap((hsaId, place) => bookingsAround(day, at(iso), zone, place, hsaId))
    .map((row) => bookingRow.parse(row));

/** domain.md, Facts; the coordination number is the example of HL7 Sweden's base profiles. */
const published = [
  '191212121212',
  '196002149802',
  '196809119800',
  '198805229807',
  '199508099802',
  '200704189802',
  '202203019803',
  '197010632391',
];

describe('the practice day', () => {
  it('holds published test numbers only', () => {
    for (const { booking, plays } of day.bookings) {
      for (const number of [booking.patientNumber, booking.guardianNumber, plays.number]) {
        if (number == null || number.startsWith('reserv:') || number.startsWith('R2026')) continue;
        expect(published).toContain(number);
      }
    }
  });

  it('has one protected, one child with a guardian, one with an interpreter, and one late', () => {
    const rows = rowsAt('2026-11-24T09:38:00Z');
    expect(rows.filter((row) => row.protected).map((row) => row.givenName ?? null)).toEqual([null]);
    const children = rows.filter((row) => row.guardianName != null);
    expect(children.map((row) => row.patientNumber)).toEqual(['202203019803']);
    expect(rows.filter((row) => row.interpreter)).toHaveLength(1);
    const late = rows.filter((row) => {
      const minutes = (at('2026-11-24T09:38:00Z') - Date.parse(row.start)) / 60_000;
      return minutes > 15 && minutes < 30;
    });
    expect(late).toHaveLength(1);
  });

  it('books nobody twice at the same time, and tells each booking from the others by its reason', () => {
    const rows = rowsAt('2026-11-24T09:38:00Z');
    expect(rows.length).toBeGreaterThanOrEqual(10);
    expect(new Set(rows.map((row) => row.patientNumber + row.start)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.reason)).size).toBe(rows.length);
    const of = (hsaId: string) => rows.filter((row) => row.clinicianHsaId === hsaId);
    expect([of(helena).length, of(karim).length]).toEqual([11, 5]);
    expect(of(karim).every((row) => row.profession === 'nurse')).toBe(true);
  });

  it('plays people whose documents agree with the numbers that are booked', () => {
    for (const { booking, plays } of day.bookings) {
      const holder = booking.guardianNumber ?? booking.patientNumber;
      const number = parsePersonNumber(holder, '2026-11-24' as LocalDate);
      expect(number?.number).toBe(plays.number);
      if (number?.birthDate) {
        expect(plays.birthDate).toBe(number.birthDate);
        expect(plays.sex).toBe(Number(plays.number[10]) % 2 === 0 ? 'F' : 'M');
      }
      const name =
        booking.guardianName ?? (booking.givenName ? `${booking.givenName} ${booking.familyName}` : null);
      if (name !== null) expect(name).toBe(`${plays.givenName} ${plays.familyName}`);
      expect(personFor(day, booking)).toBe(plays);
    }
    const asa = day.bookings.find(({ booking }) => booking.givenName === 'Åsa')?.plays;
    expect(asa && ageOn(asa.birthDate, '2026-11-24' as LocalDate)).toBe(38);
  });

  it('starts its first visit at the next whole five minutes', () => {
    const asa = rowsAt('2026-11-24T09:38:12Z').find((row) => row.givenName === 'Åsa');
    expect(asa?.start).toBe('2026-11-24T09:40:00.000Z');
  });

  it.each([
    '2026-11-24T22:50:00Z', // ten to midnight in Stockholm
    '2026-11-24T23:10:00Z', // ten past
    '2026-10-25T00:30:00Z', // the hour before summer time ends
    '2026-03-29T00:50:00Z', // the hour that is left out
  ])('stays on the date of the day it is made, around %s', (now) => {
    const today = localDateOf(at(now), zone);
    for (const row of rowsAt(now)) {
      expect(localDateOf(at(row.start), zone)).toBe(today);
      expect(Date.parse(row.end)).toBeGreaterThan(Date.parse(row.start));
    }
  });
});

describe('the turn of the practice patient', () => {
  const now = at('2026-11-24T09:38:00Z');
  const row = (minutes: number, change: Partial<Record<keyof QueueRow, unknown>> = {}) =>
    ({
      visitId: `visit ${minutes}`,
      start: now + minutes * 60_000,
      end: now + (minutes + 20) * 60_000,
      stage: 'booked',
      mine: true,
      clinician: 'Helena Ljung',
      protected: false,
      participants: [{ hasLink: true, cameAt: null }],
      ...change,
    }) as unknown as QueueRow;

  it('is the booked visit nearest to now', () => {
    const rows = [row(-58), row(-18), row(2), row(22)];
    expect(nextVisit(rows, now)).toBe(rows[2]);
  });

  it('goes back into a visit that is open', () => {
    const rows = [row(-18, { stage: 'open' }), row(2)];
    expect(nextVisit(rows, now)).toBe(rows[0]);
  });

  it('leaves the protected one for last, and visits of others and those out of reach alone', () => {
    const rows = [
      row(2, { protected: true }),
      row(22),
      row(3, { mine: false }),
      row(4, { stage: 'cancelled' }),
    ];
    expect(nextVisit(rows, now)).toBe(rows[1]);
    expect(nextVisit([row(45)], now)).toBeNull();
    expect(nextVisit([row(-90)], now)).toBeNull();
    expect(nextVisit(rows.slice(0, 1), now)).toBe(rows[0]);
  });

  it('stays a while after Finish, and is over at once when the visit is', () => {
    expect(isOver(row(2))).toBe('no');
    expect(isOver(row(2, { stage: 'ended' }))).toBe('soon');
    for (const stage of ['closed', 'cancelled', 'noShow', 'turnedPhysical'])
      expect(isOver(row(2, { stage }))).toBe('now');
  });

  it('knows a visit whose patient came with a browser that is gone', () => {
    const holder = (change: object) => row(2, { participants: [{ hasLink: true, cameAt: null, ...change }] });
    const away = { state: 'away', since: 1 };
    expect(leftBehind(holder({ cameAt: 1, presence: away }))).toBe(true);
    expect(leftBehind(holder({ cameAt: 1, presence: { state: 'waiting', since: 1 } }))).toBe(false);
    expect(leftBehind(holder({ presence: { state: 'away', since: null } }))).toBe(false);
  });

  it('asks for a new day only when nobody is left to practise on', () => {
    expect(needsNewDay([], 'Helena Ljung', now, zone)).toBe(true);
    expect(needsNewDay([row(-300), row(2, { stage: 'closed' })], 'Helena Ljung', now, zone)).toBe(true);
    expect(needsNewDay([row(2, { clinician: 'Karim Haddad' })], 'Helena Ljung', now, zone)).toBe(true);
    expect(needsNewDay([row(2)], 'Helena Ljung', now, zone)).toBe(false);
    expect(needsNewDay([row(90)], 'Helena Ljung', now, zone)).toBe(false);
  });

  it('asks for a new day though a visit was left open, or one of yesterday can still begin', () => {
    expect(needsNewDay([row(-15 * 60, { stage: 'open' })], 'Helena Ljung', now, zone)).toBe(true);
    expect(needsNewDay([row(-300, { stage: 'open' })], 'Helena Ljung', now, zone)).toBe(true);
    expect(needsNewDay([row(-300, { stage: 'open' }), row(2)], 'Helena Ljung', now, zone)).toBe(false);
    const afterMidnight = at('2026-11-24T23:02:00Z');
    const lateYesterday = row(0, { start: at('2026-11-24T22:55:00Z'), end: at('2026-11-24T23:15:00Z') });
    expect(needsNewDay([lateYesterday], 'Helena Ljung', afterMidnight, zone)).toBe(true);
  });
});
