import { describe, expect, it } from 'vitest';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type StaffClient } from './support/clients.ts';
import { clockAt, move, startHub } from './support/hub.ts';

const refused = (code: string) => ({ ok: false, refusal: { code } });

/** A page that is open `minutes` before its visit's start (after it, where negative). */
async function outside(minutes: number) {
  const hub = await startHub({ clock: clockAt('2026-11-24T08:00:00+01:00') });
  const staff = await connectStaff(hub);
  const { visitId, participantId: id, url } = await bookOne(staff, bookingIn(hub.clock, 240));
  move(hub.clock, 240 - minutes);
  const participantId = id as never;
  const browser = new Browser(hub);
  const page = await browser.open(url);
  await page.view();
  const knockIn = async () =>
    (await staff.must('visit.open', { visitId })).participants.find((one) => one.hasLink)?.knock;
  const answer = (said: 'open' | 'later') =>
    staff.must('knock.answer', { visitId, participantId, answer: said });
  return { hub, staff, visitId, participantId, url, browser, page, knockIn, answer };
}

const knocksHeard = async (staff: StaffClient): Promise<number> => {
  // The answer comes after all that was sent before it.
  await staff.must('day.open', { date: null });
  return staff.heard.filter((event) => event.type === 'knocked').length;
};

describe('one who comes outside the join window', () => {
  it.each([
    ['early', 120, 'test'],
    ['late', -150, 'over'],
  ] as const)('knocks %s, is let into the waiting room, and stays there', async (_when, minutes, power) => {
    const { hub, staff, visitId, participantId, browser, page, knockIn, answer } = await outside(minutes);
    expect(await page.view()).toMatchObject({ power, knock: null });
    expect(await knockIn()).toBeNull();
    await page.must('page.knock', {});
    await page.view((view) => view.knock === 'waits');
    const told = await staff.event((event) => event.type === 'knocked');
    expect(told).toMatchObject({ visitId });
    expect(Object.keys(told).sort()).toEqual(['start', 'type', 'v', 'visitId']);
    expect(await knockIn()).toEqual({ at: hub.clock.now, answer: null });
    expect(await page.ask('page.waiting', { waiting: true })).toMatchObject({ ok: false });
    await answer('open');
    await page.view((view) => view.knock === 'open' && view.power === 'join');
    await page.must('page.waiting', { waiting: true });
    await staff.event((event) => event.type === 'arrived');
    expect(await staff.command(visitId, { type: 'letIn', participantId })).toMatchObject({ ok: true });
    await page.view((view) => view.admitted);
    move(hub.clock, 60);
    expect((await browser.tab('two')).socket.connected).toBe(true);
  });

  it('may come in at leisure once the clinician has answered', async () => {
    const { hub, page, browser, url, answer } = await outside(-150);
    await page.must('page.knock', {});
    await answer('open');
    await page.view((view) => view.power === 'join');
    page.socket.disconnect();
    move(hub.clock, 45);
    expect((await browser.exchange(url)).answer).toMatchObject({ value: { power: 'join' } });
    expect(await (await browser.tab()).view()).toMatchObject({ power: 'join', knock: 'open' });
  });

  it('is asked to come back, and may knock again', async () => {
    const { hub, staff, page, knockIn, answer } = await outside(120);
    await page.must('page.knock', {});
    await answer('later');
    await page.view((view) => view.knock === 'later' && view.power === 'test');
    expect(await page.ask('page.waiting', { waiting: true })).toEqual(refused('link.tooEarly'));
    move(hub.clock, 0.5);
    await page.must('page.knock', {});
    expect(await knockIn()).toEqual({ at: hub.clock.now, answer: null });
    expect(await knocksHeard(staff)).toBe(2);
    await answer('open');
    await page.view((view) => view.power === 'join');
  });

  it('who knocks again and again is told of once a minute', async () => {
    const { hub, staff, page, knockIn } = await outside(120);
    const { now } = hub.clock;
    await Promise.all([
      page.must('page.knock', {}),
      page.must('page.knock', {}),
      page.must('page.knock', {}),
    ]);
    expect(await knocksHeard(staff)).toBe(1);
    move(hub.clock, 0.9);
    await page.must('page.knock', {});
    expect(await knocksHeard(staff)).toBe(1);
    expect(await knockIn()).toEqual({ at: now, answer: null });
    move(hub.clock, 0.2);
    await page.must('page.knock', {});
    expect(await knocksHeard(staff)).toBe(2);
  });

  it('who has not knocked is not answered, nor one who does not hold the link', async () => {
    const { staff, visitId, participantId, page } = await outside(120);
    const other = '01890000-0000-7000-8000-000000000001' as never;
    expect(await staff.ask('knock.answer', { visitId, participantId, answer: 'open' })).toEqual(
      refused('participant.unknown'),
    );
    await page.must('page.knock', {});
    expect(await staff.ask('knock.answer', { visitId, participantId: other, answer: 'open' })).toEqual(
      refused('participant.unknown'),
    );
    expect((await page.view((view) => view.knock !== null)).knock).toBe('waits');
  });

  it('whose knock nobody has answered comes in by itself when the window opens, and knocks no more', async () => {
    const { hub, staff, page, knockIn } = await outside(120);
    await page.must('page.knock', {});
    await page.view((view) => view.knock === 'waits');
    page.clear();
    move(hub.clock, 91);
    await page.view((view) => view.power === 'join' && view.knock === null);
    await staff.event((event) => event.type === 'arrived');
    expect(await knockIn()).toBeNull();
  });

  it('has come as soon as the waiting room is entered, and is announced once', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T08:00:00+01:00'), lookEveryMs: 600_000 });
    const staff = await connectStaff(hub);
    const { visitId, participantId: id, url } = await bookOne(staff, bookingIn(hub.clock, 240));
    const participantId = id as never;
    const page = await new Browser(hub).open(url);
    await page.must('page.knock', {});
    await staff.must('knock.answer', { visitId: visitId as never, participantId, answer: 'open' });
    await page.must('page.waiting', { waiting: true });
    expect(await staff.command(visitId, { type: 'letIn', participantId })).toMatchObject({ ok: true });
    expect(staff.heard.filter((event) => event.type === 'arrived')).toHaveLength(1);
  });

  it('is still known to have knocked, and to be awaited, after a restart of the hub', async () => {
    const { hub, visitId, participantId, browser, page, knockIn } = await outside(120);
    await page.must('page.knock', {});
    const before = await knockIn();
    const again = await hub.restart();
    const staff = await connectStaff(again);
    const pageAgain = await browser.at(again).tab();
    expect(await pageAgain.view()).toMatchObject({ knock: 'waits', power: 'test' });
    const visit = await staff.must('visit.open', { visitId });
    expect(visit.participants[0]?.knock).toEqual(before);
    await staff.must('knock.answer', { visitId, participantId, answer: 'open' });
    await pageAgain.view((view) => view.power === 'join');
    const once = await again.restart();
    expect(await (await browser.at(once).tab()).view()).toMatchObject({ knock: 'open', power: 'join' });
  });
});

describe('a knock', () => {
  it('is not needed inside the window, after it was answered, nor once the visit is done', async () => {
    const inside = await outside(10);
    expect(await inside.page.ask('page.knock', {})).toEqual(refused('knock.notNeeded'));
    expect(await knocksHeard(inside.staff)).toBe(0);
    const late = await outside(-150);
    await late.page.must('page.knock', {});
    await late.answer('open');
    expect(await late.page.ask('page.knock', {})).toEqual(refused('knock.notNeeded'));
    const done = await outside(120);
    await done.staff.command(done.visitId, { type: 'cancel', reason: 'Ombokad' });
    expect(await done.page.ask('page.knock', {})).toEqual(refused('knock.notNeeded'));
  });
});
