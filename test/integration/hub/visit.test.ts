import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type PatientClient, type StaffClient } from './support/clients.ts';
import { move, type RunningHub, startHub } from './support/hub.ts';
import { deliveryOf, verified } from './support/notes.ts';

interface OpenVisit {
  readonly hub: RunningHub;
  readonly staff: StaffClient;
  readonly page: PatientClient;
  readonly visitId: string;
  readonly participantId: never;
}

/** A visit whose patient waits, or has been let in. */
async function visitWith(letIn: boolean): Promise<OpenVisit> {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const { visitId, participantId: id, url } = await bookOne(staff);
  const participantId = id as never;
  const page = await new Browser(hub).open(url);
  await page.must('page.waiting', { waiting: true });
  if (letIn) {
    expect(await staff.command(visitId, { type: 'letIn', participantId })).toMatchObject({ ok: true });
    await page.view((view) => view.admitted);
  }
  return { hub, staff, page, visitId, participantId };
}

describe('a visit through the hub', () => {
  it('goes from booking to the record', async () => {
    const { hub, staff, page, visitId, participantId } = await visitWith(true);
    await staff.command(visitId, { type: 'startIdentity', participantId });
    await staff.command(visitId, { type: 'decideIdentity', participantId, decision: verified });
    move(hub.clock, 12);
    expect(await staff.command(visitId, { type: 'finish' })).toMatchObject({ ok: true });
    await page.view((view) => view.stage === 'ended' && !view.admitted);
    const delivery = await deliveryOf(staff, visitId);
    const receipt = await staff.must('note.deliver', delivery);
    expect(receipt.sha256).toBe(delivery.sha256);
    const closed = await staff.must('visit.open', { visitId });
    expect(closed).toMatchObject({ stage: 'closed', recorded: true, note: { sha256: delivery.sha256 } });
    expect(await staff.command(visitId, { type: 'reopen' })).toMatchObject({
      refusal: { code: 'visit.final' },
    });
    const read = await staff.must('note.read', { visitId });
    expect(read.note.sections[0]?.text).toBe('Hosta');
  });

  it('tells the console twice of one who comes: at the link and in the waiting room', async () => {
    const { staff } = await visitWith(false);
    await staff.until(() => staff.heard.filter((event) => event.type === 'arrived').length === 2);
    await staff.must('day.open', { date: null });
    expect(staff.heard.filter((event) => event.type === 'arrived')).toHaveLength(2);
  });

  it('shows what the device check found while the patient is still in it', async () => {
    const { staff, page } = await visitWith(false);
    await page.must('page.readiness', { camera: { state: 'trouble', trouble: 'refused' } });
    const told = await staff.event(
      (event) => event.type === 'row' && event.row.participants[0]?.readiness.camera.state === 'trouble',
    );
    expect(told).toMatchObject({ row: { stage: 'booked' } });
  });

  it('shows the patient every ending, and calls back to the call on reopening', async () => {
    const { staff, page, visitId } = await visitWith(true);
    await staff.command(visitId, { type: 'finish' });
    await page.view((view) => view.stage === 'ended');
    page.clear();
    await staff.command(visitId, { type: 'reopen' });
    await page.view((view) => view.stage === 'open' && view.admitted);
    await staff.command(visitId, { type: 'turnPhysical', reason: 'Behöver undersökas' });
    await page.view((view) => view.stage === 'turnedPhysical');
    expect(page.socket.connected).toBe(true);
  });

  it('takes back the last step within ten minutes, and not after', async () => {
    const { hub, staff, page, visitId, participantId } = await visitWith(true);
    const { undoSeq } = await staff.must('visit.open', { visitId });
    page.clear();
    await staff.command(visitId, { type: 'undo', ofSeq: undoSeq ?? 0 });
    await page.view((view) => view.stage === 'booked' && !view.admitted);
    await staff.command(visitId, { type: 'letIn', participantId });
    move(hub.clock, 11);
    const later = await staff.must('visit.open', { visitId });
    expect(later.undoSeq).toBeNull();
    expect(await staff.command(visitId, { type: 'undo', ofSeq: later.seq })).toMatchObject({
      refusal: { code: 'undo.tooLate' },
    });
  });

  it('calls nobody a no-show whose page is open', async () => {
    const { staff, page, visitId } = await visitWith(false);
    await staff.command(visitId, { type: 'recordAttempt', how: 'phone' });
    expect(await staff.command(visitId, { type: 'noShow' })).toMatchObject({
      refusal: { code: 'visit.stillConnected' },
    });
    page.socket.disconnect();
    await staff.event(
      (event) =>
        event.type === 'row' &&
        event.row.participants[0]?.cameAt !== null &&
        event.row.participants[0]?.presence.state === 'away',
    );
    expect(await staff.command(visitId, { type: 'noShow' })).toMatchObject({ ok: true });
  });

  it('says who left by will, and that he is back', async () => {
    const { staff, page, visitId } = await visitWith(true);
    const presenceNow = async (): Promise<unknown> =>
      (await staff.must('visit.open', { visitId })).participants[0]?.presence.state;
    await page.must('page.leave', {});
    expect(await presenceNow()).toBe('away');
    await page.must('line.report', { line: 'connecting' });
    expect(await presenceNow()).toBe('inCall');
  });

  it('tells about how long it will be, and of a delay, never of a place', async () => {
    const { hub, staff, visitId, participantId } = await visitWith(true);
    const later = bookingIn(hub.clock, 15, {
      patientNumber: '196002149802',
      givenName: 'Olle',
      familyName: 'Ek',
    });
    await staff.must('bookings.import', { rows: [later] });
    const { rows } = await staff.must('day.open', { date: null });
    const { url } = await staff.must('link.make', { visitId: rows[1]?.visitId as never });
    const next = await new Browser(hub).open(url);
    expect(await next.view()).toMatchObject({ aboutMinutes: 20, delayMinutes: 5 });
    next.clear();
    move(hub.clock, 3);
    await next.view((view) => view.aboutMinutes === 17);
    next.clear();
    await staff.command(visitId, { type: 'sendBack', participantId });
    await next.view((view) => view.delayMinutes === null);
  });
});

describe('a command', () => {
  it('is answered again, not done again', async () => {
    const { staff, visitId, participantId } = await visitWith(false);
    const { seq } = await staff.must('visit.open', { visitId });
    const envelope = {
      commandId: v7(),
      visitId,
      expectedSeq: seq,
      command: { type: 'letIn', participantId },
    } as const;
    const first = await staff.must('visit.command', envelope);
    expect(await staff.must('visit.command', envelope)).toEqual(first);
    expect((await staff.must('visit.open', { visitId })).seq).toBe(first.seq);
  });

  it('is refused when its id comes with another body', async () => {
    const { staff, visitId, participantId } = await visitWith(false);
    const commandId = v7();
    await staff.command(visitId, { type: 'letIn', participantId }, commandId);
    expect(await staff.command(visitId, { type: 'finish' }, commandId)).toMatchObject({
      refusal: { code: 'command.reused' },
    });
    expect((await staff.must('visit.open', { visitId })).stage).toBe('open');
  });

  it('is refused when the visit has moved since it was given', async () => {
    const { staff, visitId } = await visitWith(true);
    const old = { commandId: v7(), visitId, expectedSeq: 1, command: { type: 'finish' } } as const;
    expect(await staff.ask('visit.command', old)).toMatchObject({
      refusal: { code: 'visit.moved', params: { seq: 3 } },
    });
  });

  it("is refused for another clinician's visit, which may still be read and taken over", async () => {
    const { staff, visitId } = await visitWith(true);
    await staff.command(visitId, { type: 'assign', to: 'SE2321000016-2002' as never, line: '' });
    expect(await staff.command(visitId, { type: 'finish' })).toMatchObject({
      refusal: { code: 'visit.assignedElsewhere', params: { name: 'Karim Haddad' } },
    });
    expect((await staff.must('visit.open', { visitId })).mine).toBe(false);
  });

  it('is refused for a visit that is none', async () => {
    const hub = await startHub();
    const staff = await connectStaff(hub);
    const nothing = { commandId: v7(), visitId: v7(), expectedSeq: 1, command: { type: 'finish' } } as const;
    expect(await staff.ask('visit.command', nothing)).toMatchObject({ refusal: { code: 'visit.unknown' } });
  });
});
