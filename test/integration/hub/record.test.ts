import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'libsql';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { bookingRow, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type StaffClient } from './support/clients.ts';
import { type RunningHub, startHub } from './support/hub.ts';
import { deliveryOf, lock, noteFor, verified, verifiedGuardian } from './support/notes.ts';
import { numbers } from './support/people.ts';

const unconfirmed = { outcome: 'unconfirmed', reason: 'Inget dokument', help: 'phonedBack' } as never;

/** A visit that has ended, with this decision on identity (null: none). */
async function endedVisit(
  decision: never | null = verified,
  booking: unknown = bookingRow(),
): Promise<{ hub: RunningHub; staff: StaffClient; visitId: string }> {
  const hub = await startHub();
  const staff = await connectStaff(hub);
  const { visitId, participantId, url } = await bookOne(staff, booking);
  await new Browser(hub).open(url).then((page) => page.view());
  await staff.command(visitId, { type: 'letIn', participantId: participantId as never });
  if (decision !== null)
    await staff.command(visitId, { type: 'decideIdentity', participantId: participantId as never, decision });
  await staff.command(visitId, { type: 'finish' });
  return { hub, staff, visitId };
}

const codeOf = async (answer: Promise<unknown>): Promise<unknown> =>
  ((await answer) as { refusal?: { code: string } }).refusal?.code;

describe('the record', () => {
  it('gives the same receipt for the same note again, and stores it once', async () => {
    const { staff, visitId } = await endedVisit();
    const delivery = await deliveryOf(staff, visitId);
    const receipt = await staff.must('note.deliver', delivery);
    const { seq } = await staff.must('visit.open', { visitId });
    expect(await staff.must('note.deliver', delivery)).toEqual(receipt);
    expect((await staff.must('visit.open', { visitId })).seq).toBe(seq);
  });

  it('takes no second note for a closed visit', async () => {
    const { staff, visitId } = await endedVisit();
    await staff.must('note.deliver', await deliveryOf(staff, visitId));
    expect(await codeOf(staff.ask('note.deliver', await deliveryOf(staff, visitId)))).toBe(
      'note.alreadySigned',
    );
  });

  it('gives the note back as it was signed', async () => {
    const { staff, visitId } = await endedVisit();
    const note = await noteFor(staff, visitId);
    await staff.must('note.deliver', lock(note));
    expect((await staff.must('note.read', { visitId })).note).toEqual(note);
  });

  it('knows no note of a visit that has none', async () => {
    const { staff, visitId } = await endedVisit();
    expect(await codeOf(staff.ask('note.read', { visitId }))).toBe('note.unknown');
  });

  it('refuses a note before the visit has ended', async () => {
    const { staff, visitId } = await endedVisit();
    await staff.command(visitId, { type: 'reopen' });
    expect(await codeOf(staff.ask('note.deliver', await deliveryOf(staff, visitId)))).toBe(
      'note.visitNotEnded',
    );
  });

  it('refuses a note while nothing is decided on identity, and one that says another decision', async () => {
    const undecided = await endedVisit(null);
    expect(
      await codeOf(undecided.staff.ask('note.deliver', await deliveryOf(undecided.staff, undecided.visitId))),
    ).toBe('note.identityUndecided');
    const decided = await endedVisit();
    const other = await deliveryOf(decided.staff, decided.visitId, {
      identity: { outcome: 'waived', reason: 'knownInPerson' },
    });
    expect(await codeOf(decided.staff.ask('note.deliver', other))).toBe('note.identityUndecided');
  });

  it('files a note on someone unconfirmed only when that was confirmed', async () => {
    const { staff, visitId } = await endedVisit(unconfirmed);
    expect(await codeOf(staff.ask('note.deliver', await deliveryOf(staff, visitId)))).toBe(
      'note.confirmFiling',
    );
    const confirmed = await deliveryOf(staff, visitId, { filedUnconfirmed: true });
    expect(await codeOf(staff.ask('note.deliver', confirmed))).toBeUndefined();
  });

  it('refuses a note signed by somebody else', async () => {
    const { staff, visitId } = await endedVisit();
    for (const author of [
      { hsaId: 'SE2321000016-2002', name: 'Helena Ljung', role: 'clinician', title: 'specialistläkare' },
      { hsaId: 'SE2321000016-1001', name: 'Någon Annan', role: 'clinician', title: 'specialistläkare' },
    ])
      expect(await codeOf(staff.ask('note.deliver', await deliveryOf(staff, visitId, { author })))).toBe(
        'note.notTheAuthor',
      );
  });

  it('refuses a note that names another patient than the booked one', async () => {
    const { staff, visitId } = await endedVisit();
    const other = await deliveryOf(staff, visitId, { patient: v7() });
    expect(await codeOf(staff.ask('note.deliver', other))).toBe('note.otherPerson');
    expect(await staff.must('visit.open', { visitId })).toMatchObject({ stage: 'ended', note: null });
  });

  it("takes a child's note where it says that the guardian was identified, and no other", async () => {
    const booking = bookingRow({
      patientNumber: numbers.child2022,
      guardianNumber: numbers.born1988,
      guardianName: 'Maria Tolvansson',
    });
    const { staff, visitId } = await endedVisit(verifiedGuardian, booking);
    const { participants } = await staff.must('visit.open', { visitId });
    const idOf = (kind: string) => participants.find((one) => one.kind === kind)?.id;
    const naming = async (participant: unknown, kind: string) =>
      codeOf(
        staff.ask('note.deliver', await deliveryOf(staff, visitId, { identified: { participant, kind } })),
      );
    expect(await naming(idOf('patient'), 'patient')).toBe('note.otherPerson');
    expect(await naming(idOf('patient'), 'guardian')).toBe('note.otherPerson');
    expect(await naming(idOf('guardian'), 'patient')).toBe('note.otherPerson');
    expect(await naming(idOf('guardian'), 'guardian')).toBeUndefined();
    expect((await staff.must('note.read', { visitId })).note.identified).toEqual({
      participant: idOf('guardian'),
      kind: 'guardian',
    });
  });

  it("refuses a note on another clinician's visit", async () => {
    const { staff, visitId } = await endedVisit();
    await staff.command(visitId, { type: 'reopen' });
    await staff.command(visitId, { type: 'assign', to: 'SE2321000016-2002' as never, line: '' });
    expect(await codeOf(staff.ask('note.deliver', await deliveryOf(staff, visitId)))).toBe(
      'permission.denied',
    );
  });

  it('refuses bytes that are not the hash, not canonical, not a note, or not of this clinic', async () => {
    const { staff, visitId } = await endedVisit();
    const note = await noteFor(staff, visitId);
    const good = lock(note);
    const hashed = (canonical: string): { canonical: string; sha256: string } => ({
      canonical,
      sha256: createHash('sha256').update(canonical).digest('hex'),
    });
    const refused = async (delivery: { canonical: string; sha256: string }): Promise<unknown> =>
      codeOf(staff.ask('note.deliver', delivery));
    expect(await refused({ ...good, canonical: `${good.canonical} ` })).toBe('note.altered');
    expect(await refused({ ...good, sha256: '0'.repeat(64) })).toBe('note.altered');
    expect(await refused(hashed(JSON.stringify(note, null, 1)))).toBe('note.altered');
    expect(await refused(hashed('{'))).toBe('note.altered');
    expect(await refused(hashed('{"v":1}'))).toBe('message.malformed');
    expect(await refused(lock({ ...note, practice: false }))).toBe('note.altered');
    expect(await refused(lock({ ...note, more: 1 }))).toBe('message.malformed');
    expect(await refused(good)).toBeUndefined();
  });

  it('does not show a note under a visit or a patient that its signed bytes do not name', async () => {
    const { hub, staff, visitId } = await endedVisit();
    await staff.must('note.deliver', await deliveryOf(staff, visitId));
    const later = bookingRow({ start: '2026-11-24T11:40:00+01:00', end: '2026-11-24T12:00:00+01:00' });
    await staff.must('bookings.import', { rows: [later] });
    const { rows } = await staff.must('day.open', { date: null });
    const other = rows.find((row) => row.visitId !== visitId)?.visitId as unknown as string;
    await hub.hub.close();
    // Somebody with the key files the note once more under the patient's next visit, then takes the patient away.
    const file = new Database(join(hub.config.dataDir, 'hub.db'), {
      encryptionCipher: 'aes256cbc',
      encryptionKey: hub.config.keys.database,
    } as Database.Options);
    file
      .prepare(
        'insert into note select ?, ?, canonical, sha256, author, recorded_at from note where visit = ?',
      )
      .run(v7(), other, visitId);
    const again = await startHub({ config: hub.config, clock: hub.clock });
    const reader = await connectStaff(again);
    expect(await codeOf(reader.ask('note.read', { visitId: other }))).toBe('note.otherPerson');
    expect(await codeOf(reader.ask('note.read', { visitId }))).toBeUndefined();
    const stranger = v7();
    file
      .prepare('insert into patient select ?, ?, number_kind, birth_date, created_at from patient limit 1')
      .run(stranger, numbers.born1960);
    file
      .prepare('update booking set patient = ? where id = (select booking from visit where id = ?)')
      .run(stranger, visitId);
    file.close();
    expect(await codeOf(reader.ask('note.read', { visitId }))).toBe('note.otherPerson');
  });
});
