import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, refusedConnection } from './support/clients.ts';
import { startHub } from './support/hub.ts';
import { helena, numbers } from './support/people.ts';

async function withPage() {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const booked = await bookOne(staff);
  const browser = new Browser(hub);
  const page = await browser.open(booked.url);
  await page.view();
  return { hub, staff, browser, page, ...booked };
}

const malformed = { ok: false, refusal: { code: 'message.malformed' } };

describe('a border', () => {
  it.each([
    ['nothing', null],
    ['a number', 7],
    ['a list', []],
    ['no version', { type: 'page.leave', payload: {} }],
    ['an unknown request', { v: 1, type: 'page.everything', payload: {} }],
    ['a name from the prototype', { v: 1, type: '__proto__', payload: {} }],
    ['another one', { v: 1, type: 'constructor', payload: {} }],
    ['a wrong payload', { v: 1, type: 'page.waiting', payload: { waiting: 'yes' } }],
    ['no payload', { v: 1, type: 'page.waiting' }],
    ['binary', { v: 1, type: 'page.waiting', payload: new Uint8Array([1, 2]) }],
  ])('refuses %s, counts it, and the session lives on', async (_what, message) => {
    const { hub, page } = await withPage();
    expect(await page.raw(message)).toEqual(malformed);
    expect(hub.hub.refusals()['message.malformed']).toBe(1);
    expect(await page.ask('page.waiting', { waiting: true })).toMatchObject({ ok: true });
  });

  it("refuses what is malformed on the console's side too", async () => {
    const { hub, staff } = await withPage();
    expect(await staff.raw({ v: 1, type: 'visit.open', payload: { visitId: '1 or 1=1' } })).toEqual(
      malformed,
    );
    expect(await staff.raw('x')).toEqual(malformed);
    expect(hub.hub.refusals()['message.malformed']).toBe(2);
    expect(await staff.ask('day.open', { date: null })).toMatchObject({ ok: true });
  });

  it('refuses another version of the protocol', async () => {
    const { hub, staff, browser, page } = await withPage();
    expect(await page.raw({ v: 2, type: 'page.leave', payload: {} })).toEqual({
      ok: false,
      refusal: { code: 'message.version' },
    });
    const secret = hub.config.staffSecret;
    expect(await refusedConnection(hub, '/staff', { v: 2, secret })).toEqual({ code: 'connection.version' });
    expect(await refusedConnection(hub, '/patient', { v: 2, tab: 'x' }, browser.cookie)).toEqual({
      code: 'connection.version',
    });
    expect(staff.socket.connected).toBe(true);
  });

  it('refuses what is too large for a patient, and lives on', async () => {
    const { hub, page } = await withPage();
    const large = { v: 1, type: 'page.leave', payload: { more: 'x'.repeat(200_000) } };
    expect(await page.raw(large)).toEqual({ ok: false, refusal: { code: 'message.tooLarge' } });
    expect(hub.hub.refusals()['message.tooLarge']).toBe(1);
    expect(page.socket.connected).toBe(true);
  });

  it('cuts off what is too large for any message, and takes the session up again', async () => {
    const { hub, page, browser } = await withPage();
    page.socket.emit('request', { v: 1, type: 'page.answers', payload: 'x'.repeat(11_000_000) }, () => {});
    await page.until(() => !page.socket.connected);
    const again = await browser.tab();
    expect(await again.view()).toMatchObject({ power: 'join' });
    expect(hub.hub.refusals()['message.tooLarge']).toBe(1);
  });

  it('ignores and counts what asks for no answer, and what is not called a request', async () => {
    const { hub, page } = await withPage();
    page.socket.emit('request', { v: 1, type: 'page.waiting', payload: { waiting: true } });
    page.socket.emit('whatever', 1, 2, 3);
    expect(await page.socket.emitWithAck('event', { v: 1 })).toEqual(malformed);
    expect(hub.hub.refusals()['message.malformed']).toBe(3);
  });

  it('refuses a flood, and hears the same page again afterwards on a new connection', async () => {
    const { hub, page, browser } = await withPage();
    const answers = await Promise.all(
      Array.from({ length: 450 }, () => page.raw({ v: 1, type: 'nothing', payload: {} })),
    );
    expect(answers.at(-1)).toEqual({ ok: false, refusal: { code: 'message.rateLimited' } });
    expect(hub.hub.refusals()['message.rateLimited']).toBeGreaterThan(0);
    page.socket.disconnect();
    expect(await (await browser.tab()).ask('page.waiting', { waiting: true })).toMatchObject({ ok: true });
  });

  it('lets no patient into what is for staff', async () => {
    const { hub, browser, page } = await withPage();
    for (const auth of [
      {},
      { v: 1, tab: 'one' },
      { v: 1, secret: '0'.repeat(64), hsaId: helena },
      { v: 1, secret: 7, hsaId: helena },
      { v: 1, secret: hub.config.staffSecret },
    ])
      expect(await refusedConnection(hub, '/staff', auth, browser.cookie)).toEqual({
        code: 'permission.denied',
      });
    expect(hub.hub.refusals()['permission.denied']).toBe(5);
    expect(await page.raw({ v: 1, type: 'day.open', payload: { date: null } })).toEqual(malformed);
    expect(await page.raw({ v: 1, type: 'visit.open', payload: { visitId: v7() } })).toEqual(malformed);
    expect(page.heard.some((event) => !['view', 'signal', 'stopped'].includes(event.type))).toBe(false);
  });

  it('knows no page without the cookie, with a forged one, or for somebody else', async () => {
    const { hub, staff, browser } = await withPage();
    const forged = `vidi_session=${'A'.repeat(43)}`;
    const auth = { v: 1, tab: 'one' };
    expect(await refusedConnection(hub, '/patient', auth)).toEqual({ code: 'session.missing' });
    expect(await refusedConnection(hub, '/patient', auth, forged)).toEqual({ code: 'session.missing' });
    const other = bookingIn(hub.clock, 30, { patientNumber: numbers.born1960 });
    await staff.must('bookings.import', { rows: [other] });
    const { rows } = await staff.must('day.open', { date: null });
    const stranger = rows[1]?.participants[0]?.id;
    expect(
      await refusedConnection(hub, '/patient', { ...auth, participantId: stranger }, browser.cookie),
    ).toEqual({ code: 'session.missing' });
    expect(await refusedConnection(hub, '/patient', { v: 1 }, browser.cookie)).toEqual({
      code: 'message.malformed',
    });
  });

  it('logs codes and counts, never what was said', async () => {
    const { hub, staff, page, url, visitId } = await withPage();
    await page.raw({ v: 1, type: 'page.answers', payload: { place: { street: 'Storgatan 1' } } });
    await page.raw({ v: 1, type: 'Tolvansson', payload: {} });
    await page.must('page.answers', { place: 'Storgatan 1', phone: '070-174 06 05' });
    await staff.must('visit.open', { visitId });
    await staff.ask('bookings.import', { rows: [{ patientNumber: numbers.tolvan, givenName: 'Tolvan' }] });
    const logged = hub.logged();
    expect(logged).toContain('message.malformed');
    for (const secret of [
      'Storgatan',
      'Tolvan',
      numbers.tolvan,
      '070-',
      visitId,
      url.split('.').at(-1) ?? '',
      hub.config.staffSecret,
    ])
      expect(logged).not.toContain(secret);
  });
});
