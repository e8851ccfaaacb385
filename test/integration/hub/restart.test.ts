import { describe, expect, it } from 'vitest';
import { bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type StaffClient } from './support/clients.ts';
import { move, startHub } from './support/hub.ts';
import { verified } from './support/notes.ts';

/** A visit whose patient is in the call. */
async function letIn() {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const { visitId, participantId: id, url } = await bookOne(staff);
  const participantId = id as never;
  const browser = new Browser(hub);
  const page = await browser.open(url);
  await page.must('page.waiting', { waiting: true });
  await staff.command(visitId, { type: 'letIn', participantId });
  const presenceIn = async (at: StaffClient): Promise<unknown> =>
    (await at.must('visit.open', { visitId })).participants[0]?.presence;
  return { hub, staff, visitId, participantId, browser, page, presenceIn };
}

describe('after a restart of the hub', () => {
  it('the visit, the session, the answers and the identity are where they were', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId, participantId, url } = await bookOne(staff);
    const browser = new Browser(hub);
    const page = await browser.open(url);
    await page.must('page.answers', { place: 'Hemma', phone: '070-174 06 05', room: 'alone' });
    await page.must('page.waiting', { waiting: true });
    await staff.command(visitId, { type: 'letIn', participantId: participantId as never });
    await staff.command(visitId, {
      type: 'decideIdentity',
      participantId: participantId as never,
      decision: verified,
    });
    const before = await staff.must('visit.open', { visitId });
    const again = await hub.restart();
    expect(again.hub.origin).toBe(hub.hub.origin);
    const consoleAgain = await connectStaff(again);
    const pageAgain = await browser.at(again).tab();
    expect(await pageAgain.view()).toMatchObject({
      stage: 'open',
      admitted: true,
      waiting: true,
      room: 'alone',
      answers: { place: 'Hemma', phone: '070-174 06 05' },
    });
    const after = await consoleAgain.must('visit.open', { visitId });
    expect(after.seq).toBe(before.seq);
    expect(after.participants[0]).toMatchObject({
      identity: { state: 'decided' },
      presence: { state: 'inCall' },
    });
    expect(await consoleAgain.must('link.make', { visitId })).toEqual({ url });
    expect(await consoleAgain.must('audit.verify', {})).toMatchObject({ intact: true });
  });

  it('one who left by will has still left, until the page comes back', async () => {
    const { hub, staff, visitId, browser, page, presenceIn } = await letIn();
    await page.must('page.leave', {});
    const left = { state: 'away', since: hub.clock.now };
    expect(await presenceIn(staff)).toEqual(left);
    move(hub.clock, 3);
    const again = await hub.restart();
    const consoleAgain = await connectStaff(again);
    expect(await presenceIn(consoleAgain)).toEqual(left);
    const pageAgain = await browser.at(again).tab();
    await pageAgain.view();
    expect(await presenceIn(consoleAgain)).toEqual(left);
    await pageAgain.must('page.waiting', { waiting: true });
    expect(await presenceIn(consoleAgain)).toMatchObject({ state: 'inCall' });
    const [row] = (await consoleAgain.must('day.open', { date: null })).rows;
    expect(row).toMatchObject({ visitId, participants: [{ presence: { state: 'inCall' } }] });
  });

  it('one who left by will is back in another tab', async () => {
    const { hub, browser, page, presenceIn } = await letIn();
    await page.must('page.leave', {});
    const again = await hub.restart();
    const consoleAgain = await connectStaff(again);
    await (await browser.at(again).tab('two')).view();
    expect(await presenceIn(consoleAgain)).toMatchObject({ state: 'inCall' });
  });

  it('one who left by will has not left the call that he is let into anew', async () => {
    const { hub, visitId, participantId, browser, page, presenceIn } = await letIn();
    await page.must('page.leave', {});
    const again = await hub.restart();
    const consoleAgain = await connectStaff(again);
    await (await browser.at(again).tab()).view();
    await consoleAgain.command(visitId, { type: 'sendBack', participantId });
    expect(await presenceIn(consoleAgain)).toMatchObject({ state: 'waiting' });
    await consoleAgain.command(visitId, { type: 'letIn', participantId });
    expect(await presenceIn(consoleAgain)).toMatchObject({ state: 'inCall' });
  });

  it('a command that was answered before is answered the same', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const { visitId } = await bookOne(staff);
    const envelope = {
      commandId: '018f0000-0000-7000-8000-0000000000ff',
      visitId,
      expectedSeq: 1,
      command: { type: 'cancel', reason: 'Ombokad' },
    } as const;
    const first = await staff.must('visit.command', envelope);
    const again = await connectStaff(await hub.restart());
    expect(await again.must('visit.command', envelope)).toEqual(first);
  });
});
