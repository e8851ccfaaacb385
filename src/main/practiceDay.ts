import { z } from 'zod';
import { bookingRow } from '../shared/contracts/bookings.ts';
import { localDate } from '../shared/contracts/primitives.ts';
import type { QueueRow } from '../shared/contracts/visit.ts';
import { linkPower } from '../shared/domain/joinWindow.ts';
import { type Instant, localDateOf } from '../shared/domain/time.ts';

const fiveMinutes = 5 * 60_000;

/** One booking of the practice day: times relative to now, and who comes in front of the practice camera. */
const practiceBooking = z.strictObject({
  /** Minutes from the next whole five minutes to the start. */
  offsetMin: z.int().min(-600).max(600),
  minutes: z.int().min(5).max(120),
  /** Whose: the place among the practice clinic's staff. */
  clinician: z.int().min(0).max(1),
  booking: bookingRow.omit({ start: true, end: true, clinicianHsaId: true }),
  /** The one who holds the link: what the drawn document says. All of it published test data. */
  plays: z.strictObject({
    givenName: z.string(),
    familyName: z.string(),
    number: z.string(),
    birthDate: localDate,
    sex: z.enum(['F', 'M', 'X']),
    document: z.strictObject({ number: z.string(), validUntil: localDate }),
  }),
});
export const practiceDay = z.strictObject({ v: z.literal(1), bookings: z.array(practiceBooking) });
export type PracticeDay = z.output<typeof practiceDay>;
export type PracticePerson = PracticeDay['bookings'][number]['plays'];

/**
 * One clinician's day as rows of a booking file, around `now`; `place` is theirs among the staff. Around midnight the rows
 * stay on today's date where they can.
 */
export function bookingsAround(
  day: PracticeDay,
  now: Instant,
  zone: string,
  place: number,
  clinicianHsaId: string,
): readonly Record<string, unknown>[] {
  const base = (Math.ceil(now / fiveMinutes) * fiveMinutes) as Instant;
  const own = day.bookings.filter(({ clinician }) => clinician === place);
  return own.map(({ offsetMin, minutes, booking }) => {
    const start = withinToday((base + offsetMin * 60_000) as Instant, now, zone);
    return {
      ...booking,
      start: new Date(start).toISOString(),
      end: new Date(start + minutes * 60_000).toISOString(),
      clinicianHsaId,
    };
  });
}

/**
 * Whether nobody is left for one clinician to practise on: no visit of theirs today that is booked and within reach of its
 * link. What is left over from before, or was left open, is one's own to finish and stands in the way of no new day.
 */
export function needsNewDay(
  rows: readonly QueueRow[],
  clinicianName: string,
  now: Instant,
  zone: string,
): boolean {
  const today = localDateOf(now, zone);
  return !rows.some(
    (row) =>
      row.clinician === clinicianName &&
      row.stage === 'booked' &&
      localDateOf(row.start, zone) === today &&
      linkPower({ ...row, hasCome: false }, now) !== 'over',
  );
}

/** Whom the practice patient plays in a visit; each booking of the day has a reason of its own, shown in every row. */
export function personFor(day: PracticeDay, row: Pick<QueueRow, 'reason'>): PracticePerson | null {
  return day.bookings.find(({ booking }) => booking.reason === row.reason)?.plays ?? null;
}

function withinToday(wished: Instant, now: Instant, zone: string): Instant {
  const today = localDateOf(now, zone);
  let start = wished;
  while (localDateOf(start, zone) > today) start = (start - fiveMinutes) as Instant;
  while (localDateOf(start, zone) < today) start = (start + fiveMinutes) as Instant;
  return start;
}
