import type { Page } from 'playwright';
import type { BookingRow, ImportReport } from '../../../src/shared/contracts/bookings.ts';
import type { VidiApi } from '../../../src/shared/contracts/ipc.ts';

const minute = 60_000;

/** What a booking of these tests says; the rest is the same for all. Numbers are published test numbers. */
export interface TestBooking {
  readonly givenName: string;
  readonly familyName: string;
  readonly number: string;
  /** Minutes from now to the start. */
  readonly startsIn?: number;
  readonly guardianName?: string;
  readonly guardianNumber?: string;
}

export const sara: TestBooking = { givenName: 'Sara', familyName: 'Provsson', number: '198805229807' };
export const nils: TestBooking = { givenName: 'Nils', familyName: 'Testberg', number: '196002149802' };
/** Tomorrow, so that its time has not come at any hour of the day. */
export const tomorrow: TestBooking = {
  givenName: 'Morgan',
  familyName: 'Dagsson',
  number: '191212121212',
  startsIn: 24 * 60,
};

/** Rows for the clinician who sits at this console, as a day list's file has them. */
export async function rowsFor(page: Page, bookings: readonly TestBooking[]): Promise<BookingRow[]> {
  const hsaId = await page.evaluate(async () => {
    const about = await (window as unknown as { vidi: VidiApi }).vidi.request('app.about', {});
    return about.ok ? about.value.principal.hsaId : '';
  });
  return bookings.map((booking) => {
    const start = Date.now() + (booking.startsIn ?? -1) * minute;
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

/** Books through the console's own import. */
export async function book(page: Page, bookings: readonly TestBooking[]): Promise<ImportReport> {
  const text = JSON.stringify(await rowsFor(page, bookings));
  const report = await page.evaluate(async (list) => {
    const bytes = new TextEncoder().encode(list);
    return (window as unknown as { vidi: VidiApi }).vidi.request('bookings.import', { bytes });
  }, text);
  if (!report.ok) throw new Error(`bookings refused: ${report.refusal.code}`);
  if (report.value.refused.length > 0)
    throw new Error(`rows refused: ${report.value.refused.map((row) => row.refusal.code).join(', ')}`);
  return report.value;
}
