import { describe, expect, it } from 'vitest';
import type { PatientView } from '../../../src/shared/contracts/hub.ts';
import type { ParticipantView, QueueRow } from '../../../src/shared/contracts/visit.ts';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type PatientClient, type StaffClient } from './support/clients.ts';
import { move, startHub } from './support/hub.ts';
import { verified } from './support/notes.ts';

/** A call whose patient has been identified, on the phone. */
async function inCall() {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const { visitId, participantId: id, url } = await bookOne(staff);
  const participantId = id as never;
  const phone = new Browser(hub);
  const page = await phone.open(url);
  await page.must('page.waiting', { waiting: true });
  await staff.command(visitId, { type: 'letIn', participantId });
  await staff.command(visitId, { type: 'decideIdentity', participantId, decision: verified });
  return { hub, staff, visitId, participantId, url, phone, page };
}

/** The same, and the computer waits with the same link. */
async function withOther() {
  const call = await inCall();
  const computer = new Browser(call.hub);
  const other = await computer.open(call.url);
  await other.waits();
  return { ...call, computer, other };
}

const holderOf = async (staff: StaffClient, visitId: string): Promise<ParticipantView> => {
  const { participants } = await staff.must('visit.open', { visitId });
  return participants.find((one) => one.hasLink) as ParticipantView;
};
const seqOf = async (staff: StaffClient, visitId: string): Promise<number> =>
  (await staff.must('visit.open', { visitId })).seq;
const refused = (code: string) => ({ ok: false, refusal: { code } });
const waitsIn = (row: QueueRow): boolean => row.participants.some((one) => one.otherDeviceWaits);
const latest = (page: PatientClient): PatientView | undefined =>
  page.heard.findLast((event) => event.type === 'view')?.view;

describe('a second device with the same link', () => {
  it('waits with a word, may ask nothing, and nothing changes for the first', async () => {
    const { hub, staff, visitId, url, phone, page } = await inCall();
    const seq = await seqOf(staff, visitId);
    const computer = new Browser(hub);
    expect(await computer.exchange(url)).toEqual({
      status: 200,
      answer: { ok: true, value: { power: 'join', waits: true } },
    });
    expect(computer.cookie).not.toBe(phone.cookie);
    const other = await computer.tab();
    await other.waits();
    const restart = { generation: 1, n: 0, data: { type: 'restart' } } as const;
    expect(await other.ask('page.useThisTab', {})).toEqual(refused('session.otherDevice'));
    expect(await other.ask('page.answers', { place: 'Annanstans' })).toEqual(refused('session.otherDevice'));
    expect(await other.ask('page.letInDevice', {})).toEqual(refused('session.otherDevice'));
    expect(await other.ask('page.leave', {})).toEqual(refused('session.otherDevice'));
    expect(await other.ask('signal.send', restart)).toEqual(refused('session.otherDevice'));
    expect(page.socket.connected).toBe(true);
    await staff.event((event) => event.type === 'row' && waitsIn(event.row));
    const holder = await holderOf(staff, visitId);
    expect(holder).toMatchObject({
      otherDeviceWaits: true,
      identity: { state: 'decided' },
      presence: { state: 'inCall' },
      answers: {},
    });
    expect(await seqOf(staff, visitId)).toBe(seq);
    await page.view((view) => view.otherDeviceWaits && view.admitted);
    expect((await phone.exchange(url)).answer).toMatchObject({ value: { waits: false } });
  });

  it('is told nothing of the visit while it waits, whatever happens there', async () => {
    const { staff, visitId, page, other, participantId } = await withOther();
    await staff.command(visitId, { type: 'sendBack', participantId });
    await page.view((view) => !view.admitted && view.waiting);
    await staff.must('message.send', { visitId, message: { kind: 'own', text: 'Strax är det din tur' } });
    await staff.must('delay.set', { minutes: 15 });
    await page.view((view) => view.message !== null);
    await page.must('page.answers', { place: 'Storgatan 1' });
    // The answer to a request comes after all that was sent before it.
    expect(await other.ask('page.answers', {})).toEqual(refused('session.otherDevice'));
    expect(other.heard).toEqual([{ v: 1, type: 'waitsForPlace' }]);
  });

  it('is let in by the clinician: it enters by itself, and the first is told', async () => {
    const { staff, visitId, participantId, phone, page, other } = await withOther();
    const beside = await phone.tab('two');
    expect(await beside.stopped()).toBe('otherTab');
    const seq = await seqOf(staff, visitId);
    await staff.must('device.letIn', { visitId, participantId });
    expect(await other.view()).toMatchObject({ admitted: true, waiting: true, otherDeviceWaits: false });
    expect(await page.stopped()).toBe('otherDevice');
    await page.until(() => !page.socket.connected);
    expect(
      await beside.event((event) => event.type === 'stopped' && event.why === 'otherDevice'),
    ).toBeTruthy();
    await beside.until(() => !beside.socket.connected);
    expect(await other.ask('line.report', { line: 'connected' })).toMatchObject({ ok: true });
    const holder = await holderOf(staff, visitId);
    expect(holder).toMatchObject({
      otherDeviceWaits: false,
      identity: { state: 'checking' },
      presence: { state: 'inCall', line: 'connected' },
    });
    expect(await seqOf(staff, visitId)).toBe(seq + 1);
  });

  it('is let in from the first', async () => {
    const { page, other } = await withOther();
    // Its page is stopped with it: the answer may not arrive any more.
    page.ask('page.letInDevice', {}).catch(() => undefined);
    expect(await other.view()).toMatchObject({ admitted: true });
    expect(await page.stopped()).toBe('otherDevice');
  });

  it('is let in once, also from both sides at the same moment', async () => {
    const { staff, visitId, participantId, page, other } = await withOther();
    page.ask('page.letInDevice', {}).catch(() => undefined);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => staff.ask('device.letIn', { visitId, participantId })),
    );
    expect(answers.filter((answer) => answer.ok).length).toBeLessThanOrEqual(1);
    for (const answer of answers)
      if (!answer.ok) expect(answer.refusal).toEqual({ code: 'session.nobodyWaits' });
    expect(await other.view()).toMatchObject({ admitted: true });
    expect(await page.stopped()).toBe('otherDevice');
    expect(await other.ask('page.answers', {})).toMatchObject({ ok: true });
  });

  it('takes its place: the first waits in its turn when it comes back, and identity goes back to checking once', async () => {
    const { hub, staff, visitId, participantId, url, phone, other } = await withOther();
    await staff.must('device.letIn', { visitId, participantId });
    await other.view();
    const { identity } = await holderOf(staff, visitId);
    expect(identity).toEqual({ state: 'checking', since: hub.clock.now });
    const seq = await seqOf(staff, visitId);
    move(hub.clock, 2);
    const reloaded = await phone.tab();
    await reloaded.waits();
    await phone.exchange(url);
    const opened = await phone.tab('two');
    await opened.waits();
    expect(await holderOf(staff, visitId)).toMatchObject({ otherDeviceWaits: true, identity });
    expect(await seqOf(staff, visitId)).toBe(seq);
    expect(other.socket.connected).toBe(true);
    await staff.must('device.letIn', { visitId, participantId });
    expect(await opened.view()).toMatchObject({ admitted: true });
    expect(await other.stopped()).toBe('otherDevice');
    expect(await seqOf(staff, visitId)).toBe(seq + 1);
  });

  it('stays let in when the first, which had lost its line meanwhile, comes back by itself', async () => {
    const { staff, visitId, participantId, phone, page, other } = await withOther();
    page.socket.disconnect();
    await staff.must('device.letIn', { visitId, participantId });
    await other.view();
    const again = await phone.tab();
    await again.waits();
    expect(other.socket.connected).toBe(true);
    expect(again.heard.some((event) => event.type === 'view')).toBe(false);
  });

  it('is let in by the clinician when the first has gone for good', async () => {
    const { hub, staff, visitId, participantId, url, page } = await inCall();
    page.socket.disconnect();
    const other = await new Browser(hub).open(url);
    await other.waits();
    expect(await holderOf(staff, visitId)).toMatchObject({
      presence: { state: 'away' },
      otherDeviceWaits: true,
    });
    await staff.must('device.letIn', { visitId, participantId });
    expect(await other.view()).toMatchObject({ admitted: true });
  });

  it('gives its turn to a third one', async () => {
    const { hub, staff, visitId, participantId, url, page, computer, other } = await withOther();
    const third = await new Browser(hub).open(url);
    await third.waits();
    expect(await other.stopped()).toBe('otherDevice');
    await expect(computer.tab()).rejects.toThrow('session.missing');
    await staff.must('device.letIn', { visitId, participantId });
    expect(await third.view()).toMatchObject({ admitted: true });
    expect(await page.stopped()).toBe('otherDevice');
  });

  it('waits no longer when it goes, and again when it is back', async () => {
    const { staff, visitId, participantId, page, computer, other } = await withOther();
    await page.view((view) => view.otherDeviceWaits);
    page.clear();
    staff.clear();
    other.socket.disconnect();
    await page.view((view) => !view.otherDeviceWaits);
    await staff.event((event) => event.type === 'row' && !waitsIn(event.row));
    expect(await holderOf(staff, visitId)).toMatchObject({ otherDeviceWaits: false });
    expect(await staff.ask('device.letIn', { visitId, participantId })).toEqual(
      refused('session.nobodyWaits'),
    );
    expect(await page.ask('page.letInDevice', {})).toEqual(refused('session.nobodyWaits'));
    expect(page.socket.connected).toBe(true);
    await (await computer.tab()).waits();
    await page.view((view) => view.otherDeviceWaits);
    await staff.must('device.letIn', { visitId, participantId });
  });

  it('is ended with its link, like the first', async () => {
    const { staff, visitId, participantId, page, computer, other } = await withOther();
    await staff.must('link.revoke', { visitId });
    expect(await page.stopped()).toBe('revoked');
    expect(await other.stopped()).toBe('revoked');
    await other.until(() => !other.socket.connected);
    await expect(computer.tab()).rejects.toThrow('session.missing');
    expect(await staff.ask('device.letIn', { visitId, participantId })).toEqual(
      refused('session.nobodyWaits'),
    );
    expect(await holderOf(staff, visitId)).toMatchObject({ otherDeviceWaits: false });
  });

  it('waits for nothing after the visit: told so, and none begins to', async () => {
    const { hub, staff, visitId, url, page, computer, other } = await withOther();
    await staff.command(visitId, { type: 'finish' });
    expect(await other.stopped()).toBe('over');
    await page.view((view) => view.stage === 'ended' && !view.otherDeviceWaits);
    expect(await new Browser(hub).exchange(url)).toEqual({
      status: 410,
      answer: refused('link.over'),
    });
    const again = await computer.tab();
    expect(await again.stopped()).toBe('over');
    await staff.command(visitId, { type: 'reopen' });
    await (await computer.tab()).waits();
  });

  it('is still waiting after a restart of the hub, and is let in then', async () => {
    const { hub, visitId, participantId, phone, computer } = await withOther();
    const again = await hub.restart();
    const staff = await connectStaff(again);
    const page = await phone.at(again).tab();
    await page.view((view) => !view.otherDeviceWaits);
    const other = await computer.at(again).tab();
    await other.waits();
    await page.view((view) => view.otherDeviceWaits);
    await staff.must('device.letIn', { visitId, participantId });
    expect(await other.view()).toMatchObject({ admitted: true });
    expect(await page.stopped()).toBe('otherDevice');
  });

  it('in ten tabs waits as one, and enters in one', async () => {
    const { staff, visitId, participantId, computer, other } = await withOther();
    const tabs = [other];
    for (let nth = 1; nth < 10; nth += 1) tabs.push(await computer.tab(`tab ${nth}`));
    for (const tab of tabs) await tab.waits();
    await staff.must('device.letIn', { visitId, participantId });
    const last = tabs.pop() as PatientClient;
    expect(await last.view()).toMatchObject({ admitted: true });
    for (const tab of tabs) expect(await tab.stopped()).toBe('otherTab');
    await tabs[0]?.must('page.useThisTab', {});
    expect(await last.stopped()).toBe('otherTab');
  });

  it('loaded anew before its old connection is missed waits once', async () => {
    const { staff, visitId, participantId, computer, other } = await withOther();
    const reloaded = await computer.tab();
    await reloaded.waits();
    await other.until(() => !other.socket.connected);
    expect(await holderOf(staff, visitId)).toMatchObject({ otherDeviceWaits: true });
    await staff.must('device.letIn', { visitId, participantId });
    expect(await reloaded.view()).toMatchObject({ admitted: true });
  });

  it('is not thought to have what was found of the first', async () => {
    const { staff, visitId, participantId, page, other } = await withOther();
    await page.must('page.readiness', { camera: { state: 'works' }, room: 'alone' });
    await staff.must('device.letIn', { visitId, participantId });
    await other.view();
    const { readiness } = await holderOf(staff, visitId);
    expect(readiness).toMatchObject({ camera: { state: 'untested' }, room: 'alone' });
  });

  it('is let in for the one who holds the link, where one waits', async () => {
    const { hub, staff, visitId, participantId } = await inCall();
    const elsewhere = await bookOne(staff, bookingIn(hub.clock, 5, { patientNumber: '196002149802' }));
    expect(await staff.ask('device.letIn', { visitId, participantId })).toEqual(
      refused('session.nobodyWaits'),
    );
    expect(await staff.ask('device.letIn', { visitId: elsewhere.visitId as never, participantId })).toEqual(
      refused('participant.unknown'),
    );
  });

  it('whose browser holds another place opens that one where none is named', async () => {
    const { hub, staff, participantId, computer } = await withOther();
    const rows = [bookingIn(hub.clock, 20, { patientNumber: '196002149802' })];
    await staff.must('bookings.import', { rows });
    const day = await staff.must('day.open', { date: null });
    const own = day.rows.find((row) => row.stage === 'booked');
    const { url } = await staff.must('link.make', { visitId: own?.visitId as never });
    await computer.exchange(url);
    const page = await computer.tab('two');
    expect((await page.view()).start).toBe(own?.start);
    await (await computer.tab('three', { participantId })).waits();
    expect(latest(page)?.start).toBe(own?.start);
  });
});
