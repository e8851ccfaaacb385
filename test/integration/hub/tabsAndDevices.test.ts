import { describe, expect, it } from 'vitest';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { clockAt, move, startHub } from './support/hub.ts';
import { verified } from './support/notes.ts';
import { numbers } from './support/people.ts';

/** A visit under way whose patient has been identified, in his first tab. */
async function identified() {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const { visitId, participantId: id, url } = await bookOne(staff);
  const participantId = id as never;
  const browser = new Browser(hub);
  const page = await browser.open(url);
  await page.must('page.waiting', { waiting: true });
  await staff.command(visitId, { type: 'letIn', participantId });
  await staff.command(visitId, { type: 'decideIdentity', participantId, decision: verified });
  const identity = async (): Promise<unknown> =>
    (await staff.must('visit.open', { visitId })).participants[0]?.identity.state;
  return { hub, staff, visitId, url, browser, page, identity };
}

describe('a second tab of the same browser', () => {
  it('is told of the first and does nothing but take over', async () => {
    const { hub, url, browser, page } = await identified();
    await browser.exchange(url);
    const second = await browser.tab('two');
    expect(await second.stopped()).toBe('otherTab');
    expect(second.socket.connected).toBe(true);
    expect(await second.ask('page.answers', { place: 'Annanstans' })).toMatchObject({
      refusal: { code: 'session.otherTab' },
    });
    expect(await second.ask('signal.send', { generation: 1, n: 0, data: { type: 'restart' } })).toMatchObject(
      {
        refusal: { code: 'session.otherTab' },
      },
    );
    expect(page.socket.connected).toBe(true);
    expect(hub.hub.refusals()['session.otherTab']).toBe(2);
  });

  it('takes over at a press: the older one stops, identity stands', async () => {
    const { browser, page, identity } = await identified();
    const second = await browser.tab('two');
    await second.stopped();
    await second.must('page.useThisTab', {});
    expect(await page.stopped()).toBe('otherTab');
    await page.until(() => !page.socket.connected);
    expect(await second.view()).toMatchObject({ admitted: true });
    expect(await identity()).toBe('decided');
    expect(await second.ask('line.report', { line: 'connected' })).toMatchObject({ ok: true });
  });

  it('does not come in between when a tab is loaded anew', async () => {
    const { browser, page, identity } = await identified();
    page.socket.disconnect();
    const reloaded = await browser.tab('one');
    expect(await reloaded.view()).toMatchObject({ admitted: true, waiting: true });
    expect(await identity()).toBe('decided');
  });

  it('is replaced by its own newer connection when the old one has not been missed yet', async () => {
    const { browser, page } = await identified();
    const reloaded = await browser.tab('one');
    await reloaded.view();
    await page.until(() => !page.socket.connected);
    expect(reloaded.socket.connected).toBe(true);
  });
});

describe('a second device with the same link', () => {
  it('takes the place of one that has only tested', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T08:00:00+01:00') });
    const staff = await connectStaff(hub);
    const { url } = await bookOne(staff);
    const desk = await new Browser(hub).open(url);
    await desk.view();
    const phone = await new Browser(hub).open(url);
    expect(await phone.view()).toMatchObject({ power: 'test' });
    expect(await desk.stopped()).toBe('otherDevice');
  });

  it('comes in by a renewed link, and the identity is to be checked again', async () => {
    const { hub, staff, visitId, identity } = await identified();
    await staff.must('link.revoke', { visitId });
    const { url } = await staff.must('link.make', { visitId });
    expect(await identity()).toBe('decided');
    const phone = await new Browser(hub).open(url);
    expect(await phone.view()).toMatchObject({ admitted: true });
    expect(await identity()).toBe('checking');
  });

  it('begins the check anew also while it was still going on', async () => {
    const { hub, staff, visitId, identity } = await identified();
    const comeFromAnother = async (): Promise<void> => {
      await staff.must('link.revoke', { visitId });
      const { url } = await staff.must('link.make', { visitId });
      await (await new Browser(hub).open(url)).view();
    };
    await comeFromAnother();
    const first = (await staff.must('visit.open', { visitId })).participants[0]?.identity;
    move(hub.clock, 2);
    await comeFromAnother();
    expect(await identity()).toBe('checking');
    const second = (await staff.must('visit.open', { visitId })).participants[0]?.identity;
    expect(first).toMatchObject({ state: 'checking' });
    expect(second).toEqual({ state: 'checking', since: hub.clock.now });
    expect(second).not.toEqual(first);
  });

  it('is not what the same browser is after its link was renewed', async () => {
    const { staff, visitId, browser, identity } = await identified();
    await staff.must('link.revoke', { visitId });
    const { url } = await staff.must('link.make', { visitId });
    await (await browser.open(url)).view();
    expect(await identity()).toBe('decided');
  });
});

describe('a browser that holds two places', () => {
  it('opens the one that its page names', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const first = await bookOne(staff);
    const rows = [
      bookingIn(hub.clock, 20, {
        patientNumber: numbers.child2022,
        givenName: 'Alva',
        familyName: 'Berg',
        guardianName: 'Maria Berg',
      }),
    ];
    await staff.must('bookings.import', { rows });
    const day = await staff.must('day.open', { date: null });
    const second = await staff.must('link.make', { visitId: day.rows[1]?.visitId as never });
    const browser = new Browser(hub);
    await browser.exchange(first.url);
    await browser.exchange(second.url);
    expect(await (await browser.tab('a')).view()).toMatchObject({ childGivenName: 'Alva' });
    const named = await browser.tab('b', { participantId: first.participantId });
    expect(await named.view()).toMatchObject({ childGivenName: null });
  });
});
