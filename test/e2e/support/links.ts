import type { VidiApi } from '../../../src/shared/contracts/ipc.ts';
import { type Instant, localDateOf } from '../../../src/shared/domain/time.ts';
import { dayMs, type TestBooking, workplaceOf } from './bookings.ts';
import type { Desk } from './desk.ts';

const hourMs = 3_600_000;

/** Copies the link of the visit whose row holds `text`, as the clinician does, and reads the clipboard. */
export async function linkOf({ running, clinician }: Desk, text: string): Promise<string> {
  await clinician.open(clinician.row(text));
  await clinician.copyLink();
  return running.app.evaluate(({ clipboard }) => clipboard.readText());
}

/** The link of a visit that is not opened for it: other days come on screen with the everyday console. */
export async function linkWithoutOpening({ running }: Desk, booking: TestBooking): Promise<string> {
  const { zone, now } = await workplaceOf(running.page);
  const at = now + (booking.tomorrow === true ? dayMs : 0);
  // Midnight may have passed since it was booked.
  const dates = new Set([at, at - hourMs].map((moment) => localDateOf(moment as Instant, zone)));
  await running.page.evaluate(
    async ({ days, familyName }) => {
      const { vidi } = window as unknown as { vidi: VidiApi };
      const rows = [];
      for (const date of days) {
        const answer = await vidi.request('day.open', { date });
        if (answer.ok) rows.push(...answer.value.rows);
      }
      const row = rows.find((one) => one.familyName === familyName);
      const copied = row === undefined ? null : await vidi.request('link.copy', { visitId: row.visitId });
      // Rows are told for the day that was opened last.
      await vidi.request('day.open', { date: null });
      if (copied?.ok !== true) throw new Error('no link');
    },
    { days: [...dates], familyName: booking.familyName },
  );
  return running.app.evaluate(({ clipboard }) => clipboard.readText());
}
