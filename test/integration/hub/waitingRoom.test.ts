import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../../../src/shared/contracts/visit.ts';
import { book, bookingIn, bookingRow } from './support/bookings.ts';
import { Browser, connectStaff, type PatientClient, type StaffClient } from './support/clients.ts';
import { clockAt, move, type RunningHub, startHub } from './support/hub.ts';
import { numbers } from './support/people.ts';

const soon = { kind: 'ready', code: 'soon' } as const;
const own = (text: string) => ({ kind: 'own', text }) as const;
const other = 'SE2321000016-2002';

async function pageOf(
  hub: RunningHub,
  staff: StaffClient,
  row: QueueRow,
  browser = new Browser(hub),
): Promise<PatientClient> {
  const { url } = await staff.must('link.make', { visitId: row.visitId });
  const page = await browser.open(url);
  await page.view();
  return page;
}

/** It is 10:30: three visits at 10:40, 11:00 and 11:20 of 20 minutes each; the first two have come, and wait. */
async function threeCome(given: { lookEveryMs?: number } = {}) {
  const hub = await startHub(given);
  const staff = await connectStaff(hub);
  const rows = await book(
    staff,
    bookingIn(hub.clock, 10, { patientNumber: numbers.tolvan }),
    bookingIn(hub.clock, 30, { patientNumber: numbers.born1960 }),
    bookingIn(hub.clock, 50, { patientNumber: numbers.born1968 }),
  );
  const browser = new Browser(hub);
  const pages: PatientClient[] = [];
  for (const row of rows.slice(0, 2)) {
    const page = await pageOf(hub, staff, row, pages.length === 0 ? browser : undefined);
    await page.must('page.waiting', { waiting: true });
    await page.view((view) => view.waiting);
    pages.push(page);
  }
  const [first, second] = pages as [PatientClient, PatientClient];
  const letIn = (row: QueueRow) =>
    staff.command(row.visitId, { type: 'letIn', participantId: row.participants[0]?.id as never });
  const [one, two, three] = rows as [QueueRow, QueueRow, QueueRow];
  return { hub, staff, rows: [one, two, three] as const, browser, first, second, letIn };
}

const delayOf = async (staff: StaffClient): Promise<number> =>
  (await staff.must('day.open', { date: null })).delayMinutes;

describe('words to the waiting room', () => {
  it('reach the one page they are for, and stand inside the visit', async () => {
    const { hub, staff, rows, first, second } = await threeCome();
    const [one, two] = rows;
    expect(await staff.must('message.send', { visitId: one.visitId, message: soon })).toEqual({ reached: 1 });
    const said = { message: soon, at: hub.clock.now };
    expect((await first.view((view) => view.message !== null)).message).toEqual(said);
    expect((await staff.must('visit.open', { visitId: one.visitId })).message).toEqual(said);
    expect((await staff.must('visit.open', { visitId: two.visitId })).message).toBeNull();
    expect(second.heard.some((event) => event.type === 'view' && event.view.message !== null)).toBe(false);
  });

  it('reach all who wait for this clinician: not who is let in, still on the way in, or waits for another', async () => {
    const { hub, staff, rows, first, second, letIn } = await threeCome();
    const [one, two, three] = rows;
    const onTheWay = await pageOf(hub, staff, three);
    await staff.must('bookings.import', {
      rows: [bookingIn(hub.clock, 20, { patientNumber: numbers.born1988, clinicianHsaId: other })],
    });
    const { rows: all } = await staff.must('day.open', { date: null });
    const others = all.find((row) => row.assignedTo === other) as QueueRow;
    const elsewhere = await pageOf(hub, staff, others);
    await elsewhere.must('page.waiting', { waiting: true });
    await letIn(one);
    await first.view((view) => view.admitted);
    const message = own('Vi är några minuter sena');
    expect(await staff.must('message.send', { visitId: null, message })).toEqual({ reached: 1 });
    await second.view((view) => view.message?.message.kind === 'own');
    const said = async (row: QueueRow) =>
      (await staff.must('visit.open', { visitId: row.visitId })).message?.message ?? null;
    expect([await said(one), await said(two), await said(three), await said(others)]).toEqual([
      null,
      message,
      null,
      null,
    ]);
    expect(onTheWay.socket.connected).toBe(true);
  });

  it('reach one who still waits after midnight', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T23:40:00+01:00') });
    const staff = await connectStaff(hub);
    const [row] = await book(
      staff,
      bookingRow({ start: '2026-11-24T23:45:00+01:00', end: '2026-11-24T23:59:00+01:00' }),
    );
    const page = await pageOf(hub, staff, row as QueueRow);
    await page.must('page.waiting', { waiting: true });
    move(hub.clock, 40);
    expect(await staff.must('message.send', { visitId: null, message: soon })).toEqual({ reached: 1 });
    await page.view((view) => view.message !== null);
  });

  it('are kept for one who is away for a moment, and the latest stand', async () => {
    const { staff, rows, browser, first } = await threeCome();
    const { visitId } = rows[0];
    first.socket.disconnect();
    await staff.event(
      (event) => event.type === 'row' && event.row.participants[0]?.presence.state === 'away',
    );
    expect(await staff.must('message.send', { visitId, message: soon })).toEqual({ reached: 0 });
    await staff.must('message.send', { visitId, message: own('<b>Nu</b> \u202e') });
    expect((await staff.must('visit.open', { visitId })).message?.message).toEqual(own('<b>Nu</b> \u202e'));
    const back = await browser.tab();
    expect((await back.view()).message?.message).toEqual(own('<b>Nu</b> \u202e'));
  });

  it('are over once the patient is let in, and refused then and after the visit', async () => {
    const { staff, rows, first, letIn } = await threeCome();
    const { visitId } = rows[0];
    await staff.must('message.send', { visitId, message: soon });
    await first.view((view) => view.message !== null);
    await letIn(rows[0]);
    expect((await first.view((view) => view.admitted)).message).toBeNull();
    const refusal = { ok: false, refusal: { code: 'visit.notAllowedNow' } };
    expect(await staff.ask('message.send', { visitId, message: soon })).toMatchObject(refusal);
    await staff.command(visitId, { type: 'finish' });
    expect(await staff.ask('message.send', { visitId, message: soon })).toMatchObject(refusal);
  });

  it('are refused when empty or too long, and nothing is sent', async () => {
    const { staff, rows } = await threeCome();
    const { visitId } = rows[0];
    for (const text of ['', ' \n ', 'x'.repeat(301)])
      expect(await staff.ask('message.send', { visitId, message: own(text) })).toMatchObject({
        refusal: { code: 'message.malformed' },
      });
    expect((await staff.must('visit.open', { visitId })).message).toBeNull();
  });
});

describe('a delay', () => {
  it('is told to every page that it concerns, runs out by the clock, and says so in the day', async () => {
    const { hub, staff, rows, first, second } = await threeCome();
    const onTheWay = await pageOf(hub, staff, rows[2]);
    // From 10:30 on: free at 10:50, so the three are let in at 10:50, 11:10 and 11:30.
    await staff.must('delay.set', { minutes: 20 });
    await first.view((view) => view.aboutMinutes === 20 && view.delayMinutes === 10);
    await second.view((view) => view.aboutMinutes === 40 && view.delayMinutes === 10);
    await onTheWay.view((view) => view.aboutMinutes === 60 && view.delayMinutes === 10);
    expect(await delayOf(staff)).toBe(20);
    move(hub.clock, 12);
    await first.view((view) => view.aboutMinutes === 8 && view.delayMinutes === 10);
    expect(await delayOf(staff)).toBe(8);
    // At 10:51 it has run out: the first could have been let in, and is told no more than what the clock says.
    move(hub.clock, 9);
    await first.view((view) => view.aboutMinutes === 0 && view.delayMinutes === 11);
    expect(await delayOf(staff)).toBe(0);
  });

  it('comes on top of the time of the running visit: five minutes more are five minutes more', async () => {
    const { hub, staff, rows, first, second, letIn } = await threeCome();
    move(hub.clock, 10);
    await letIn(rows[0]);
    await first.view((view) => view.admitted);
    // 10:40, the running visit's time is up at 11:00: nobody is late yet.
    await second.view((view) => view.aboutMinutes === 20 && view.delayMinutes === null);
    await staff.must('delay.set', { minutes: 5 });
    await second.view((view) => view.aboutMinutes === 25 && view.delayMinutes === 5);
    expect(await delayOf(staff)).toBe(5);
    await staff.must('delay.set', { minutes: 10 });
    await second.view((view) => view.aboutMinutes === 30 && view.delayMinutes === 10);
    // Over time by six minutes already: what is left of the ten are four.
    move(hub.clock, 26);
    await second.view((view) => view.aboutMinutes === 4 && view.delayMinutes === 10);
    expect(await delayOf(staff)).toBe(4);
    // Done with the visit at last: what was said still stands.
    await staff.command(rows[0].visitId, { type: 'finish' });
    expect(await delayOf(staff)).toBe(4);
  });

  it('is told at once, not only when the pages are looked at next', async () => {
    const { staff, first } = await threeCome({ lookEveryMs: 600_000 });
    await staff.must('delay.set', { minutes: 60 });
    await first.view((view) => view.delayMinutes === 50);
  });

  it("counts from one's own running visit, not from one that a colleague has taken over", async () => {
    const { hub, staff, rows, second, letIn } = await threeCome();
    move(hub.clock, 10);
    await letIn(rows[0]);
    await staff.command(rows[0].visitId, { type: 'assign', to: other as never, line: '' });
    await staff.must('delay.set', { minutes: 25 });
    await second.view((view) => view.aboutMinutes === 25 && view.delayMinutes === 5);
  });

  it('taken back while a visit runs leaves nothing behind when that is done early', async () => {
    const { hub, staff, rows, second, letIn } = await threeCome();
    move(hub.clock, 10);
    await letIn(rows[0]);
    await staff.must('delay.set', { minutes: 0 });
    await second.view((view) => view.aboutMinutes === 20);
    expect(await delayOf(staff)).toBe(0);
    await staff.command(rows[0].visitId, { type: 'finish' });
    move(hub.clock, 15);
    await second.view((view) => view.aboutMinutes === 5);
    expect(await delayOf(staff)).toBe(0);
  });

  it('is taken back with 0', async () => {
    const { staff, first } = await threeCome();
    await staff.must('delay.set', { minutes: 60 });
    await first.view((view) => view.delayMinutes === 50);
    first.clear();
    await staff.must('delay.set', { minutes: 0 });
    await first.view((view) => view.delayMinutes === null && view.aboutMinutes === 10);
    expect(await delayOf(staff)).toBe(0);
  });

  it("is the clinician's own: nobody who waits for another is told", async () => {
    const { hub, staff } = await threeCome();
    await staff.must('bookings.import', {
      rows: [bookingIn(hub.clock, 20, { patientNumber: numbers.born1988, clinicianHsaId: other })],
    });
    const { rows } = await staff.must('day.open', { date: null });
    const elsewhere = await pageOf(hub, staff, rows.find((row) => row.assignedTo === other) as QueueRow);
    await staff.must('delay.set', { minutes: 60 });
    expect((await elsewhere.view()).delayMinutes).toBeNull();
    elsewhere.clear();
    await elsewhere.must('page.answers', { place: 'Hemma' });
    expect((await elsewhere.view()).delayMinutes).toBeNull();
  });

  it('is whole minutes, from 0 to three hours', async () => {
    const { staff } = await threeCome();
    for (const minutes of [-5, 181, 2.5])
      expect(await staff.ask('delay.set', { minutes })).toMatchObject({ ok: false });
    expect(await delayOf(staff)).toBe(0);
  });
});

describe('after a restart of the hub', () => {
  it('words and delay are as they were said', async () => {
    const { hub, staff, rows } = await threeCome();
    const { visitId } = rows[0];
    await staff.must('message.send', { visitId, message: soon });
    await staff.must('delay.set', { minutes: 20 });
    const before = await staff.must('visit.open', { visitId });
    const { url } = await staff.must('link.make', { visitId: rows[2].visitId });
    move(hub.clock, 5);
    const again = await hub.restart();
    const staffAgain = await connectStaff(again);
    expect((await staffAgain.must('visit.open', { visitId })).message).toEqual(before.message);
    expect(await delayOf(staffAgain)).toBe(15);
    const page = await new Browser(again).open(url);
    // Nobody else is there: free at 10:50, and the own time is 11:20.
    expect(await page.view()).toMatchObject({ aboutMinutes: 45, delayMinutes: null });
    await staffAgain.must('delay.set', { minutes: 60 });
    await page.view((view) => view.aboutMinutes === 60 && view.delayMinutes === 15);
  });
});

describe('by telephone', () => {
  it('is seen in the page, and the way back to video too', async () => {
    const { staff, rows, first, letIn } = await threeCome();
    await letIn(rows[0]);
    await first.view((view) => view.admitted && view.channel === 'video');
    await staff.command(rows[0].visitId, { type: 'changeChannel', channel: 'phone' });
    await first.view((view) => view.channel === 'phone' && view.admitted);
    first.clear();
    await staff.command(rows[0].visitId, { type: 'changeChannel', channel: 'video' });
    await first.view((view) => view.channel === 'video' && view.admitted);
  });
});
