import type { VidiApi } from '../../../src/shared/contracts/ipc.ts';
import type { LocalDate } from '../../../src/shared/domain/time.ts';
import type { TestBooking } from './bookings.ts';
import type { Desk } from './stage.ts';

const minuteMs = 60_000;

/** Copies the link of the visit whose row holds `text`, as the clinician does, and reads the clipboard. */
export async function linkOf({ running, clinician }: Desk, text: string): Promise<string> {
  await clinician.open(clinician.row(text));
  await clinician.copyLink();
  return running.app.evaluate(({ clipboard }) => clipboard.readText());
}

/** The link of a visit that is not opened for it: other days come on screen with the everyday console. */
export async function linkWithoutOpening({ running }: Desk, booking: TestBooking): Promise<string> {
  const zone = await running.page.evaluate(async () => {
    const about = await (window as unknown as { vidi: VidiApi }).vidi.request('app.about', {});
    return about.ok ? about.value.clinic.zone : '';
  });
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(
    Date.now() + (booking.startsIn ?? 0) * minuteMs,
  );
  await running.page.evaluate(
    async ({ day, familyName }) => {
      const { vidi } = window as unknown as { vidi: VidiApi };
      const answer = await vidi.request('day.open', { date: day as LocalDate });
      const row = answer.ok ? answer.value.rows.find((one) => one.familyName === familyName) : undefined;
      const copied = row === undefined ? null : await vidi.request('link.copy', { visitId: row.visitId });
      // Rows are told for the day that was opened last.
      await vidi.request('day.open', { date: null });
      if (copied?.ok !== true) throw new Error('no link');
    },
    { day: date, familyName: booking.familyName },
  );
  return running.app.evaluate(({ clipboard }) => clipboard.readText());
}
