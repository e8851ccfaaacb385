import { describe, expect, it } from 'vitest';
import { defaultIdentityRules } from '../../../src/shared/domain/identityRules.ts';
import { bookingRow, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { newConfig, startHub } from './support/hub.ts';
import { deliveryOf, verified, verifiedGuardian } from './support/notes.ts';
import { numbers } from './support/people.ts';

const child = bookingRow({
  patientNumber: numbers.child2022,
  givenName: 'Alva',
  familyName: 'Berg',
  guardianNumber: numbers.born1988,
  guardianName: 'Maria Berg',
});
const seen = { childInPicture: true, relationFrom: 'register', numberFrom: 'booking' } as const;

/** An open visit at a clinic with these rules. */
async function visitAt(rules: Partial<typeof defaultIdentityRules> = {}, row = bookingRow()) {
  const config = newConfig({ identityRules: { ...defaultIdentityRules, ...rules } });
  const hub = await startHub({ config });
  const staff = await connectStaff(hub);
  const { visitId, participantId, url } = await bookOne(staff, row);
  const page = await new Browser(hub).open(url);
  await page.must('page.waiting', { waiting: true });
  await staff.command(visitId, { type: 'letIn', participantId: participantId as never });
  const decide = (decision: object, of: string = participantId) =>
    staff.command(visitId, {
      type: 'decideIdentity',
      participantId: of as never,
      decision: decision as never,
    });
  return { staff, page, visitId, participantId, decide };
}
const code = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof visitAt>>['decide']>>) =>
  answer.ok ? null : answer.refusal.code;

describe('a decision on who somebody is, at the hub', () => {
  it("follows the clinic's rules: what they say is not enough is decided only with a reason", async () => {
    const { staff, visitId, decide } = await visitAt({
      documents: ['nationalIdCard'],
      waiverReasons: ['urgent'],
    });
    expect((await staff.must('visit.open', { visitId })).identityRules.documents).toEqual(['nationalIdCard']);
    expect(code(await decide(verified))).toBe('identity.reasonMissing');
    expect(code(await decide({ outcome: 'waived', reason: 'eId' }))).toBe('identity.reasonMissing');
    expect(code(await decide({ ...(verified as object), despite: 'Känd här sedan länge' }))).toBeNull();
    expect(code(await decide({ outcome: 'waived', reason: 'urgent' }))).toBeNull();
    expect(await staff.must('audit.verify', {})).toMatchObject({ intact: true });
  });

  it("of a guardian is refused until child and relation are said, and is nobody else's", async () => {
    const { staff, visitId, participantId, decide } = await visitAt({}, child);
    const { participants } = await staff.must('visit.open', { visitId });
    const patient = participants.find((one) => one.kind === 'patient')?.id ?? '';
    expect(code(await decide(verified))).toBe('identity.guardianMissing');
    expect(code(await decide(verifiedGuardian, String(patient)))).toBe('identity.otherPerson');
    const byEId = { outcome: 'waived', reason: 'eId' } as const;
    expect(code(await decide(byEId))).toBe('identity.guardianMissing');

    // The child's own check does not let the guardian's be signed on.
    expect(code(await decide(verified, String(patient)))).toBeNull();
    await staff.command(visitId, { type: 'finish' });
    const early = await staff.ask('note.deliver', await deliveryOf(staff, visitId));
    expect(early).toMatchObject({ ok: false });
    const { numberFrom, ...known } = seen;
    expect(code(await decide({ ...byEId, guardian: known }))).toBeNull();
    expect(code(await decide(verifiedGuardian))).toBeNull();
    const after = await staff.must('visit.open', { visitId });
    const identityOf = (id: unknown) => after.participants.find((one) => one.id === id)?.identity;
    expect(identityOf(participantId)).toMatchObject({ state: 'decided', decision: { guardian: seen } });
    expect(identityOf(patient)).toMatchObject({ state: 'decided' });
    expect((await staff.ask('note.deliver', await deliveryOf(staff, visitId))).ok).toBe(true);
    const read = await staff.must('note.read', { visitId });
    expect(read.note.identity).toMatchObject({ guardian: seen });
    expect(read.note.identified).toMatchObject({ kind: 'guardian' });
  });

  it('keeps which control questions were asked, and asks for two right answers', async () => {
    const { staff, visitId, decide } = await visitAt();
    const questions = (...right: boolean[]) => ({
      outcome: 'waived',
      reason: 'controlQuestions',
      questions: right.map((one, i) => ({
        about: (['phone', 'reason', 'numberEnd'] as const)[i],
        right: one,
      })),
    });
    expect(code(await decide({ outcome: 'waived', reason: 'controlQuestions' }))).toBe(
      'identity.questionsMissing',
    );
    expect(code(await decide(questions(true)))).toBe('identity.reasonMissing');
    expect(code(await decide(questions(true, true)))).toBeNull();
    const { participants } = await staff.must('visit.open', { visitId });
    expect(participants[0]?.identity).toMatchObject({ decision: questions(true, true) });
  });

  it('is not confirmed: the page says so until another way on is chosen, and again after Finish', async () => {
    const { staff, page, visitId, participantId, decide } = await visitAt();
    const unconfirmed = { outcome: 'unconfirmed', reason: 'Fel kort', help: 'waitingRoom' };
    expect(code(await decide(unconfirmed))).toBeNull();
    await page.view((view) => view.identityUnconfirmed);
    await staff.command(visitId, { type: 'sendBack', participantId: participantId as never });
    await page.view((view) => !view.admitted && !view.identityUnconfirmed);
    await staff.command(visitId, { type: 'letIn', participantId: participantId as never });
    await page.view((view) => view.admitted && view.identityUnconfirmed);
    await staff.command(visitId, { type: 'changeChannel', channel: 'phone' });
    await page.view((view) => view.channel === 'phone' && !view.identityUnconfirmed);
    await staff.command(visitId, { type: 'finish' });
    await page.view((view) => view.stage === 'ended' && view.identityUnconfirmed);
    await staff.command(visitId, { type: 'reopen' });
    await staff.command(visitId, { type: 'turnPhysical', reason: 'Legitimation på plats' });
    await page.view((view) => view.stage === 'turnedPhysical' && !view.identityUnconfirmed);
  });
});
