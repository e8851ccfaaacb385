import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Outbox } from '../../../src/main/outbox.ts';
import { type VisitServices, visitHandlers } from '../../../src/main/requests.ts';
import { readTemplates } from '../../../src/main/resources.ts';
import { Signing } from '../../../src/main/signing.ts';
import type { VisitId } from '../../../src/shared/domain/ids.ts';
import type { SectionKey } from '../../../src/shared/domain/note.ts';
import { done, type Result, refuse } from '../../../src/shared/domain/refusal.ts';
import { bookingRow, bookOne } from '../hub/support/bookings.ts';
import { Browser, connectStaff } from '../hub/support/clients.ts';
import { startHub } from '../hub/support/hub.ts';
import { verifiedGuardian } from '../hub/support/notes.ts';
import { numbers } from '../hub/support/people.ts';
import { draftsOf, given, template } from './support/draftsOf.ts';
import { temporaryFolder } from './support/folders.ts';

const text = { contactReason: 'Hosta', assessment: 'Viral infektion', planning: 'Åter vid behov' };

/** A console with real drafts at the real hub, where a child's visit has ended and its guardian is identified. */
async function endedVisitOfAChild() {
  const hub = await startHub();
  const [author] = hub.config.staff;
  if (author === undefined) throw new Error('nobody works here');
  const staff = await connectStaff(hub);
  const booked = await bookOne(
    staff,
    bookingRow({
      patientNumber: numbers.child2022,
      givenName: 'Alva',
      familyName: 'Berg',
      guardianNumber: numbers.born1988,
      guardianName: 'Maria Berg',
    }),
  );
  const visitId = booked.visitId as unknown as VisitId;
  const participantId = booked.participantId as never;
  await (await new Browser(hub).open(booked.url)).view();
  await staff.command(booked.visitId, { type: 'letIn', participantId });
  await staff.command(booked.visitId, { type: 'decideIdentity', participantId, decision: verifiedGuardian });
  await staff.command(booked.visitId, { type: 'finish' });

  const { drafts } = draftsOf(temporaryFolder(), randomBytes(32));
  onTestFinished(() => drafts.close());
  const held = { reading: () => {}, answer: Promise.resolve() };
  const signing = new Signing({
    drafts,
    author: { kind: 'staff', ...author },
    templates: await readTemplates(join(import.meta.dirname, '../../../resources')),
    practice: true,
    clock: hub.clock.read,
    readVisit: async () => {
      held.reading();
      await held.answer;
      return staff.ask('visit.open', { visitId: booked.visitId });
    },
    commandsWait: () => false,
  });
  let delivered = () => {};
  const inRecord = new Promise<void>((resolve) => (delivered = resolve));
  const outbox = new Outbox({
    drafts,
    deliver: (delivery) => staff.ask('note.deliver', delivery),
    waiting: () => undefined,
    delivered: () => delivered(),
    warn: (warning) => {
      throw new Error(`not delivered: ${warning.code}`);
    },
  });
  onTestFinished(() => outbox.close());
  const confirmed = { answer: done({}) as Result<Record<string, never>>, asked: [] as (string | null)[] };
  const confirm = async (secret: string | null) => {
    confirmed.asked.push(secret);
    return confirmed.answer;
  };
  const services = { hub: {} as VisitServices['hub'], drafts, signing, outbox, confirm };
  const page = visitHandlers(services, () => undefined);
  const { draftId } = given(await page['draft.open']({ visitId, template }));
  const edits = Object.entries(text).map(([section, insert]) => ({
    section: section as SectionKey,
    at: 0,
    remove: 0,
    insert,
  }));
  given(await page['draft.write']({ draftId, revision: 1, edits }));
  return { staff, booked, visitId, page, draftId, drafts, held, inRecord, confirmed };
}

describe('a note signed here', () => {
  it('is taken by the record, and says whose it is and that the guardian was identified', async () => {
    const { staff, booked, visitId, page, draftId, drafts, inRecord } = await endedVisitOfAChild();
    given(await page['note.sign']({ visitId, draftId, revision: 1, filingConfirmed: false, secret: null }));
    const [undelivered] = await drafts.undelivered();
    for (const word of ['Alva', 'Maria', 'Berg', numbers.child2022, numbers.born1988])
      expect(undelivered?.canonical).not.toContain(word);
    await inRecord;
    const { patient } = await staff.must('visit.open', { visitId: booked.visitId });
    const { note } = await staff.must('note.read', { visitId: booked.visitId });
    expect(patient).not.toBeNull();
    expect(note).toMatchObject({
      patient,
      identity: verifiedGuardian,
      identified: { participant: booked.participantId, kind: 'guardian' },
    });
  });

  it('holds nothing that a page, opened again while it is being signed, adds to it', async () => {
    const { staff, booked, visitId, page, draftId, held, inRecord } = await endedVisitOfAChild();
    let answer = () => {};
    held.answer = new Promise<void>((resolve) => (answer = resolve));
    const reading = new Promise<void>((resolve) => (held.reading = resolve));
    const signed = page['note.sign']({ visitId, draftId, revision: 1, filingConfirmed: false, secret: null });
    await reading;
    const opened = page['draft.open']({ visitId, template });
    const more = [{ section: 'planning' as const, at: 0, remove: 0, insert: 'Ej granskat. ' }];
    const written = page['draft.write']({ draftId, revision: 2, edits: more });
    answer();
    given(await signed);
    expect(await written).toEqual(refuse('note.alreadySigned'));
    expect(given(await opened)).toMatchObject({
      sections: text,
      signed: { noteId: given(await signed).noteId },
    });
    await inRecord;
    const { note } = await staff.must('note.read', { visitId: booked.visitId });
    expect(note.sections.map((one) => one.text)).toEqual(Object.values(text));
  });

  it('is not signed without the secret of the one who signs; with it, it is', async () => {
    const { visitId, page, draftId, drafts, confirmed } = await endedVisitOfAChild();
    const asking = { visitId, draftId, revision: 1, filingConfirmed: false };
    confirmed.answer = refuse('secret.wrong', { waitSeconds: 1 });
    expect(await page['note.sign']({ ...asking, secret: 'fel fras' })).toEqual(
      refuse('secret.wrong', { waitSeconds: 1 }),
    );
    confirmed.answer = refuse('secret.needed');
    expect(await page['note.sign']({ ...asking, secret: null })).toEqual(refuse('secret.needed'));
    expect(drafts.isSigned(visitId)).toBe(false);
    confirmed.answer = done({});
    given(await page['note.sign']({ ...asking, secret: 'rätt fras' }));
    expect(confirmed.asked).toEqual(['fel fras', null, 'rätt fras']);
  });

  it('is not signed where text came before its signing that nobody had reviewed', async () => {
    const { visitId, page, draftId, drafts } = await endedVisitOfAChild();
    const more = [{ section: 'planning' as const, at: 0, remove: 0, insert: 'Ej granskat. ' }];
    const written = page['draft.write']({ draftId, revision: 2, edits: more });
    const signed = page['note.sign']({ visitId, draftId, revision: 1, filingConfirmed: false, secret: null });
    expect(given(await written).revision).toBe(2);
    expect(await signed).toEqual(refuse('draft.stale'));
    expect(drafts.isSigned(visitId)).toBe(false);
    given(await page['note.sign']({ visitId, draftId, revision: 2, filingConfirmed: false, secret: null }));
  });
});
