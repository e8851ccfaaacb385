import { describe, expect, it } from 'vitest';
import { type Instant, localDateOf } from '../../../src/shared/domain/time.ts';
import { bookingRows, nils, sara, type TestBooking, tomorrow } from '../../e2e/support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { clockAt, move, startHub } from './support/hub.ts';
import { helena } from './support/people.ts';

/** As a bench books them: one after the other, all of the same patient. */
const inTurn: readonly TestBooking[] = Array.from({ length: 10 }, (_, index) => ({
  ...nils,
  familyName: `Prov ${index + 1}`,
  startsIn: index + 1,
}));
const early: TestBooking = { ...sara, familyName: 'Före', startsIn: -20 };
const lists: Readonly<Record<string, readonly TestBooking[]>> = {
  'that started a minute ago': [sara],
  'of before and after': [early, ...inTurn],
};
const instants = [
  '2026-11-24T23:58:00+01:00',
  '2026-11-25T00:00:30+01:00',
  '2026-11-25T00:02:00+01:00',
  '2026-07-14T23:58:00+02:00',
  '2026-07-15T00:00:30+02:00',
  '2026-07-15T00:02:00+02:00',
  '2026-10-25T23:58:00+01:00',
  '2026-03-29T00:02:00+01:00',
];

describe.each(instants)('bookings made for tests at %s', (iso) => {
  it.each(Object.keys(lists))('%s: all are in the list of today, and their links open them', async (name) => {
    const hub = await startHub({ clock: clockAt(iso) });
    const staff = await connectStaff(hub);
    const { zone } = hub.config.clinic;
    const bookings = lists[name] ?? [];
    const rows = bookingRows([...bookings, tomorrow], { hsaId: helena, zone, now: hub.clock.now });
    expect(await staff.must('bookings.import', { rows })).toMatchObject({
      added: rows.length,
      refused: [],
    });

    const today = await staff.must('day.open', { date: null });
    expect(today.date).toBe(iso.slice(0, 10));
    expect(today.rows.map((row) => row.familyName)).toEqual(bookings.map((one) => one.familyName));
    for (const row of today.rows) expect(localDateOf(row.start, zone)).toBe(today.date);
    for (const { visitId } of today.rows) {
      const { url } = await staff.must('link.make', { visitId });
      const page = await new Browser(hub).open(url);
      expect((await page.view()).power).toBe('join');
      page.socket.disconnect();
    }

    // A test or a bench that is under way at midnight goes on with the same list.
    move(hub.clock, 10);
    const later = (await staff.must('day.open', { date: null })).rows.map((row) => row.visitId);
    for (const { visitId } of today.rows) expect(later).toContain(visitId);
  });
});

describe('bookings made for tests at noon', () => {
  it('start when they were asked for', () => {
    const now = Date.parse('2026-11-24T12:00:00+01:00') as Instant;
    const rows = bookingRows([sara, early, tomorrow], { hsaId: helena, zone: 'Europe/Stockholm', now });
    expect(rows.map((row) => (Date.parse(row.start) - now) / 60_000)).toEqual([-1, -20, 24 * 60]);
  });
});
