import { describe, expect, it } from 'vitest';
import { advancePage, openingPage } from '../../../src/patient/pageState.ts';
import type { PatientView } from '../../../src/shared/contracts/hub.ts';
import { type Instant, minutesBetween } from '../../../src/shared/domain/time.ts';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { clockAt, move, startHub } from './support/hub.ts';

describe.each([
  ['ahead', 10],
  ['behind', -10],
])("a phone whose clock is ten minutes %s of the hub's", (_how, minutes) => {
  it('opens the window, waits and is shown the time as the hub counts it', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T08:00:00+01:00') });
    const staff = await connectStaff(hub);
    const { url } = await bookOne(staff, bookingIn(hub.clock, 240));
    const phoneNow = (): number => hub.clock.now + minutes * 60_000;
    /** The time that the page goes by: its own clock, set right by what the hub says. */
    const pageNow = (view: PatientView): Instant => {
      const page = advancePage(openingPage, { type: 'view', view, receivedAt: phoneNow() });
      return (phoneNow() + page.clockOffset) as Instant;
    };
    const page = await new Browser(hub).open(url);
    expect(await page.view()).toMatchObject({ power: 'test' });
    // 31 minutes before the start by the hub's clock: it is not yet time, whatever the phone says.
    move(hub.clock, 209);
    page.clear();
    await page.must('page.answers', { place: 'Hemma' });
    const early = await page.view((view) => view.answers.place === 'Hemma');
    expect(early.power).toBe('test');
    expect(minutesBetween(pageNow(early), early.start)).toBe(31);
    expect(await page.ask('page.waiting', { waiting: true })).toMatchObject({
      refusal: { code: 'link.tooEarly' },
    });
    move(hub.clock, 1);
    await page.view((view) => view.power === 'join');
    await page.must('page.waiting', { waiting: true });
    const waiting = await page.view((view) => view.waiting);
    expect(waiting).toMatchObject({ now: hub.clock.now, aboutMinutes: 30 });
    expect(minutesBetween(pageNow(waiting), waiting.start)).toBe(30);
    const [row] = (await staff.must('day.open', { date: null })).rows;
    expect(row?.participants[0]?.presence).toEqual({ state: 'waiting', since: hub.clock.now });
  });
});
