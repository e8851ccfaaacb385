import type { Page } from 'playwright';
import type { BookingRow, ImportReport } from '../../../src/shared/contracts/bookings.ts';
import type { About, VidiApi } from '../../../src/shared/contracts/ipc.ts';
import { type Instant, type LocalDate, localDateOf } from '../../../src/shared/domain/time.ts';

const minute = 60_000;
export const dayMs = 24 * 60 * minute;

/** What a booking of these tests says; the rest is the same for all. Numbers are published test numbers. */
export interface TestBooking {
  readonly givenName: string;
  readonly familyName: string;
  readonly number: string;
  /** Minutes from now to the start; by default it started a minute ago. Stays on the clinic's date of today. */
  readonly startsIn?: number;
  /** Tomorrow at this time, so that its own time has not come at any hour of the day. */
  readonly tomorrow?: true;
  readonly guardianName?: string;
  readonly guardianNumber?: string;
}

export const sara: TestBooking = { givenName: 'Sara', familyName: 'Provsson', number: '198805229807' };
export const nils: TestBooking = { givenName: 'Nils', familyName: 'Testberg', number: '196002149802' };
export const tomorrow: TestBooking = {
  givenName: 'Morgan',
  familyName: 'Dagsson',
  number: '191212121212',
  tomorrow: true,
};

/** Whose bookings they are, and where and when it is now. */
export interface Workplace {
  readonly hsaId: string;
  readonly zone: string;
  readonly now: Instant;
}

/**
 * The rows as a day list's file has them. Around midnight those of today are moved together, just as far as it takes
 * for all of them to start today at the clinic: the list of today holds them, and their links open them now.
 */
export function bookingRows(bookings: readonly TestBooking[], { hsaId, zone, now }: Workplace): BookingRow[] {
  const today = localDateOf(now, zone);
  const starts = bookings
    .filter((booking) => booking.tomorrow !== true)
    .map((booking) => now + (booking.startsIn ?? -1) * minute);
  let moved = 0;
  const some = (is: (date: LocalDate) => boolean) =>
    starts.some((start) => is(localDateOf((start + moved) as Instant, zone)));
  while (some((date) => date > today)) moved -= minute;
  while (some((date) => date < today)) moved += minute;
  return bookings.map((booking) => {
    const start = booking.tomorrow === true ? now + dayMs : now + (booking.startsIn ?? -1) * minute + moved;
    return {
      start: new Date(start).toISOString(),
      end: new Date(start + 20 * minute).toISOString(),
      clinicianHsaId: hsaId,
      profession: 'doctor',
      patientNumber: booking.number,
      givenName: booking.givenName,
      familyName: booking.familyName,
      reason: 'Provbesök',
      language: 'sv',
      interpreter: false,
      protected: false,
      phone: '070-174 06 05',
      clinicPhone: '018-617 00 00',
      ...(booking.guardianName === undefined ? {} : { guardianName: booking.guardianName }),
      ...(booking.guardianNumber === undefined ? {} : { guardianNumber: booking.guardianNumber }),
    };
  });
}

/** What the console says of itself. */
export async function aboutOf(page: Page): Promise<About> {
  const about = await page.evaluate(() =>
    (window as unknown as { vidi: VidiApi }).vidi.request('app.about', {}),
  );
  if (!about.ok) throw new Error(`nobody sits here: ${about.refusal.code}`);
  return about.value;
}

/** Who sits at this console, at which clinic, now. */
export async function workplaceOf(page: Page): Promise<Workplace> {
  const { principal, clinic } = await aboutOf(page);
  return { hsaId: principal.hsaId, zone: clinic.zone, now: Date.now() as Instant };
}

/** Rows for the clinician who sits at this console, now. */
export async function rowsFor(page: Page, bookings: readonly TestBooking[]): Promise<BookingRow[]> {
  return bookingRows(bookings, await workplaceOf(page));
}

/** Books through the console's own import. */
export async function book(page: Page, bookings: readonly TestBooking[]): Promise<ImportReport> {
  return importRows(page, await rowsFor(page, bookings));
}

/** The same with rows as they are. */
export async function importRows(page: Page, rows: readonly object[]): Promise<ImportReport> {
  const text = JSON.stringify(rows);
  const report = await page.evaluate(async (list) => {
    const bytes = new TextEncoder().encode(list);
    return (window as unknown as { vidi: VidiApi }).vidi.request('bookings.import', { bytes });
  }, text);
  if (!report.ok) throw new Error(`bookings refused: ${report.refusal.code}`);
  if (report.value.refused.length > 0)
    throw new Error(`rows refused: ${report.value.refused.map((row) => row.refusal.code).join(', ')}`);
  return report.value;
}
