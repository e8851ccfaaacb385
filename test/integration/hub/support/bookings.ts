import type { QueueRow } from '../../../../src/shared/contracts/visit.ts';
import type { StaffClient } from './clients.ts';
import type { TestClock } from './hub.ts';
import { helena, numbers } from './people.ts';

/** A booking row as a day list has it; by default Tolvan at 10:40 for 20 minutes. */
export function bookingRow(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    start: '2026-11-24T10:40:00+01:00',
    end: '2026-11-24T11:00:00+01:00',
    clinicianHsaId: helena,
    profession: 'doctor',
    patientNumber: numbers.tolvan,
    givenName: 'Tolvan',
    familyName: 'Tolvansson',
    reason: 'Hosta i tre veckor',
    phone: '070-174 06 05',
    ...change,
  };
}

/** Rows that start `minutes` after now. */
export function bookingIn(
  clock: TestClock,
  minutes: number,
  change: Record<string, unknown> = {},
): Record<string, unknown> {
  const start = clock.now + minutes * 60_000;
  return bookingRow({
    start: new Date(start).toISOString(),
    end: new Date(start + 20 * 60_000).toISOString(),
    ...change,
  });
}

/** Imports rows, and gives the day's rows in order of time. */
export async function book(staff: StaffClient, ...rows: readonly unknown[]): Promise<readonly QueueRow[]> {
  const report = await staff.must('bookings.import', { rows: [...rows] });
  if (report.refused.length > 0)
    throw new Error(`refused: ${report.refused.map((one) => one.refusal.code).join(', ')}`);
  return (await staff.must('day.open', { date: null })).rows;
}

/** One visit, booked, and its link. */
export async function bookOne(
  staff: StaffClient,
  row: unknown = bookingRow(),
): Promise<{ visitId: string; participantId: string; url: string }> {
  const [first] = await book(staff, row);
  if (first === undefined) throw new Error('no visit on the day');
  const holder = first.participants.find((one) => one.hasLink);
  if (holder === undefined) throw new Error('nobody holds the link');
  const { url } = await staff.must('link.make', { visitId: first.visitId });
  return { visitId: first.visitId, participantId: holder.id, url };
}
