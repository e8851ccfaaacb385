import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { clockAt, move, startHub } from './support/hub.ts';

const wrongToken = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('a link', () => {
  it('is answered alike when it is wrong, revoked, foreign or of no booking at all', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId, participantId, url } = await bookOne(staff);
    const foreign = await startHub();
    const elsewhere = await bookOne(await connectStaff(foreign));
    const token = url.split('.').at(-1);
    await staff.must('link.revoke', { visitId });
    const answers = [
      await new Browser(hub).post({ v: 1, participantId, token: wrongToken }),
      await new Browser(hub).exchange(url),
      await new Browser(hub).exchange(elsewhere.url),
      await new Browser(hub).post({ v: 1, participantId: v7(), token }),
      await new Browser(hub).post({ v: 1, participantId: 'x', token: '' }),
    ];
    for (const answer of answers)
      expect(answer).toEqual({ status: 404, answer: { ok: false, refusal: { code: 'link.invalid' } } });
  });

  it('of one who answers for no link (an expected interpreter) is no link', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    await bookOne(staff, bookingIn(hub.clock, 10, { interpreter: true }));
    const { rows } = await staff.must('day.open', { date: null });
    const interpreter = rows[0]?.participants.find((one) => one.kind === 'interpreter');
    const { status } = await new Browser(hub).post({
      v: 1,
      participantId: interpreter?.id,
      token: wrongToken,
    });
    expect(status).toBe(404);
    expect(interpreter?.hasLink).toBe(false);
  });

  it('opens the device test before its time, nobody has come, and joins by itself when the time is there', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T08:00:00+01:00') });
    const staff = await connectStaff(hub);
    const { visitId, url } = await bookOne(staff);
    const browser = new Browser(hub);
    expect(await browser.exchange(url)).toMatchObject({ status: 200, answer: { value: { power: 'test' } } });
    const page = await browser.tab();
    expect(await page.view()).toMatchObject({ power: 'test', stage: 'booked' });
    expect(await page.ask('page.waiting', { waiting: true })).toMatchObject({
      refusal: { code: 'link.tooEarly' },
    });
    expect(await page.ask('page.readiness', { camera: { state: 'works' } })).toMatchObject({ ok: true });
    expect((await staff.must('visit.open', { visitId })).participants[0]?.cameAt).toBeNull();
    move(hub.clock, 131);
    await page.view((view) => view.power === 'join');
    await staff.event((event) => event.type === 'arrived');
    expect((await staff.must('visit.open', { visitId })).participants[0]?.cameAt).toBe(hub.clock.now);
  });

  it('shows the page of a visit whose time has passed, where nothing can be done', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId, url } = await bookOne(staff);
    move(hub.clock, 150);
    const page = await new Browser(hub).open(url);
    expect(await page.view()).toMatchObject({ power: 'over', stage: 'booked' });
    expect(await page.ask('page.waiting', { waiting: true })).toMatchObject({
      refusal: { code: 'link.over' },
    });
    expect((await staff.must('visit.open', { visitId })).participants[0]?.cameAt).toBeNull();
  });

  it('never closes on one who waits', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { url } = await bookOne(staff);
    const browser = new Browser(hub);
    const page = await browser.open(url);
    await page.must('page.waiting', { waiting: true });
    move(hub.clock, 240);
    const another = { power: 'join', waits: true };
    expect(await new Browser(hub).exchange(url)).toMatchObject({ status: 200, answer: { value: another } });
    expect(await browser.exchange(url)).toMatchObject({ answer: { value: { power: 'join', waits: false } } });
  });

  it('ends its pages when it is revoked, and the new one opens the same visit', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId, url } = await bookOne(staff);
    const browser = new Browser(hub);
    const page = await browser.open(url);
    await page.view();
    await staff.must('link.revoke', { visitId });
    expect(await page.stopped()).toBe('revoked');
    await page.until(() => !page.socket.connected);
    await expect(browser.tab()).rejects.toThrow('session.missing');
    const renewed = await staff.must('link.make', { visitId });
    expect(renewed.url).not.toBe(url);
    await (await browser.open(renewed.url)).view();
  });

  it('is told to wait after twenty wrong tokens in a minute, and a right one still comes through', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { participantId, url } = await bookOne(staff);
    const statuses: number[] = [];
    for (let count = 0; count < 22; count += 1)
      statuses.push((await new Browser(hub).post({ v: 1, participantId, token: wrongToken })).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(404));
    expect(statuses.slice(20)).toEqual([429, 429]);
    expect(await new Browser(hub).exchange(url)).toMatchObject({ status: 200 });
    expect(hub.hub.refusals()).toMatchObject({ 'link.invalid': 20, 'message.rateLimited': 2 });
  });
});
