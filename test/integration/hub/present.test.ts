import { describe, expect, it } from 'vitest';
import { bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { startHub } from './support/hub.ts';
import { helena } from './support/people.ts';

/** A visit whose patient has been let in. */
async function openVisit() {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const { visitId, participantId: id, url } = await bookOne(staff);
  const participantId = id as never;
  const browser = new Browser(hub);
  const page = await browser.open(url);
  await page.must('page.waiting', { waiting: true });
  await staff.command(visitId, { type: 'letIn', participantId });
  await page.view((view) => view.admitted);
  return { hub, staff, page, browser, visitId, participantId };
}

describe("who else is in the clinician's room", () => {
  it('is told on the page, answered there, and shown to the clinician', async () => {
    const { staff, page, visitId } = await openVisit();
    expect(await staff.command(visitId, { type: 'tellRoom', persons: { student: 1 } })).toMatchObject({
      ok: true,
    });
    const { inRoom } = await page.view((view) => view.inRoom !== null);
    expect(inRoom).toEqual({ seq: expect.any(Number), persons: { student: 1 }, ok: null });
    await page.must('page.room', { seq: inRoom?.seq ?? 0, ok: false });
    await page.view((view) => view.inRoom?.ok === false);
    const seen = await staff.must('visit.open', { visitId });
    expect(seen.inRoom.at(-1)).toMatchObject({ by: helena, answer: { ok: false } });
  });

  it('asks anew when the list changes: an answer on its way to the one before is dropped', async () => {
    const { staff, page, visitId } = await openVisit();
    await staff.command(visitId, { type: 'tellRoom', persons: { student: 1 } });
    const first = (await page.view((view) => view.inRoom !== null)).inRoom?.seq ?? 0;
    await staff.command(visitId, { type: 'tellRoom', persons: { student: 1, colleague: 2 } });
    await page.must('page.room', { seq: first, ok: true });
    const { inRoom } = await staff.must('visit.open', { visitId });
    expect(inRoom.map((told) => told.answer)).toEqual([null, null]);
  });

  it('pressed twice is one answer', async () => {
    const { staff, page, visitId } = await openVisit();
    await staff.command(visitId, { type: 'tellRoom', persons: { supervisor: 1 } });
    const seq = (await page.view((view) => view.inRoom !== null)).inRoom?.seq ?? 0;
    await Promise.all([page.must('page.room', { seq, ok: true }), page.must('page.room', { seq, ok: true })]);
    const seen = await staff.must('visit.open', { visitId });
    expect(seen.seq).toBe(seq + 1);
  });

  it('is gone from the page when nobody is left, and when the patient is sent back', async () => {
    const { staff, page, visitId, participantId } = await openVisit();
    await staff.command(visitId, { type: 'tellRoom', persons: { interpreter: 1 } });
    await page.view((view) => view.inRoom !== null);
    page.clear();
    await staff.command(visitId, { type: 'sendBack', participantId });
    expect((await page.view((view) => !view.admitted)).inRoom).toBeNull();
    await staff.command(visitId, { type: 'letIn', participantId });
    await page.view((view) => view.inRoom !== null);
    page.clear();
    await staff.command(visitId, { type: 'tellRoom', persons: {} });
    await page.view((view) => view.inRoom === null);
  });

  it('is refused from one who is not let in, and where no list is that', async () => {
    const { staff, page, visitId, participantId } = await openVisit();
    await staff.command(visitId, { type: 'tellRoom', persons: { student: 1 } });
    const seq = (await page.view((view) => view.inRoom !== null)).inRoom?.seq ?? 0;
    await staff.command(visitId, { type: 'sendBack', participantId });
    expect(await page.ask('page.room', { seq, ok: true })).toMatchObject({
      refusal: { code: 'participant.notAdmitted' },
    });
    const { inRoom } = await staff.must('visit.open', { visitId });
    expect(inRoom.at(-1)?.answer).toBeNull();
  });

  it('takes no kind that it does not know, and no number out of bounds', async () => {
    const { staff, visitId } = await openVisit();
    for (const persons of [{ journalist: 1 }, { student: 0 }, { student: 1.5 }])
      expect(await staff.command(visitId, { type: 'tellRoom', persons: persons as never })).toMatchObject({
        refusal: { code: 'message.malformed' },
      });
    expect(await staff.command(visitId, { type: 'tellRoom', persons: { student: 10 } })).toMatchObject({
      refusal: { code: 'message.tooLarge' },
    });
  });
});

describe('"alone?" heard by voice', () => {
  it('stands beside the answer from the page, with who and when, and both chains hold', async () => {
    const { hub, staff, page, visitId, participantId } = await openVisit();
    await page.must('page.answers', { room: 'alone' });
    await staff.command(visitId, { type: 'confirmAlone', participantId, room: 'someoneHere' });
    const [patient] = (await staff.must('visit.open', { visitId })).participants;
    expect(patient?.readiness.room).toBe('alone');
    expect(patient?.roomConfirmed).toEqual({ room: 'someoneHere', by: helena, at: hub.clock.now });
    expect(await staff.must('audit.verify', {})).toMatchObject({ intact: true });
  });
});
