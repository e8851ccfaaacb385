// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RecordedNote } from '../../../../../src/renderer/features/closing/RecordedNote.tsx';
import { Review } from '../../../../../src/renderer/features/closing/Review.tsx';
import { SignFoot } from '../../../../../src/renderer/features/closing/SignFoot.tsx';
import { followDrafts, useDraftStore } from '../../../../../src/renderer/visit/draftStore.ts';
import { useNoteWriting } from '../../../../../src/renderer/visit/noteWriting.ts';
import { usePanel } from '../../../../../src/renderer/visit/panel.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { RecordedNote as Recorded } from '../../../../../src/shared/contracts/record.ts';
import type { IdentityDecision } from '../../../../../src/shared/domain/identity.ts';
import type { HsaId, NoteId, ParticipantId, PatientId } from '../../../../../src/shared/domain/ids.ts';
import type { Sections } from '../../../../../src/shared/domain/note.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { at, participant, ready, uuid } from '../../support/rows.ts';
import { draftOf, drawVisit, openVisit, template, workplace } from '../../support/visit.tsx';

let stop = () => {};
afterEach(() => {
  cleanup();
  stop();
  useDraftStore.setState({ draft: null, sections: {}, saving: { state: 'saved', at: null } });
  useVisitStore.setState({ open: { state: 'none' } });
  useNoteWriting.setState({ writing: false });
  usePanel.setState({ panel: null });
});

type Decision = Exclude<IdentityDecision, { outcome: 'verified' }>;

const hsaId = 'SE2321000016-1001' as unknown as HsaId;
const whole: Sections = { contactReason: 'Hosta', assessment: 'Viral', planning: 'Åter vid behov' };
const known: Decision = { outcome: 'waived', reason: 'knownInPerson' };
const unconfirmed: Decision = {
  outcome: 'unconfirmed',
  reason: 'Ingen handling',
  help: 'phonedBack',
};

function endedVisit(decision: Decision | null) {
  return openVisit({
    stage: 'ended',
    endedAt: at('10:56'),
    participants: [
      participant(501, {
        cameAt: at('10:30'),
        readiness: ready,
        identity:
          decision === null
            ? { state: 'unchecked' }
            : { state: 'decided', decision, by: hsaId, at: at('10:42') },
      }),
    ],
  });
}

async function ended(
  decision: Decision | null,
  sections: Sections,
  answers: Parameters<typeof workplace>[0] = {},
  language: 'sv' | 'en' = 'sv',
) {
  const visit = endedVisit(decision);
  const vidi = workplace({ 'draft.open': () => done(draftOf(visit, { sections })), ...answers });
  stop = followDrafts();
  await useDraftStore.getState().load(visit.visitId, template.id);
  await drawVisit(
    <>
      <Review />
      <SignFoot />
    </>,
    visit,
    language,
  );
  return { vidi, visit };
}

const signButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^(Signera|Sign)$/ });
const signed = { noteId: uuid(950) as unknown as NoteId, sha256: 'a'.repeat(64), signedAt: at('10:57') };

describe('the review', () => {
  it('puts what is missing first, each with its way: the field, the identity check', async () => {
    await ended(null, { contactReason: 'Hosta' });
    const missing = screen.getByRole('list', { name: 'Det här saknas' }).textContent ?? '';
    expect(missing).toContain('Identiteten är inte avgjord');
    expect(missing).toContain('Bedömning saknas');
    expect(missing).toContain('Planering saknas');
    expect(missing).not.toContain('Kontaktorsak saknas');
    expect(missing).toContain('Tomt: Anamnes, Status, Åtgärd');
    fireEvent.click(screen.getByRole('button', { name: 'Skriv Bedömning' }));
    expect(useNoteWriting.getState().writing).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Avgör identiteten' }));
    expect(usePanel.getState().panel).toBe('identity');
  });

  it('says who was present, the highest fee, and the contact type with its times', async () => {
    await ended(known, whole);
    expect(screen.getByText('Åsa Lindström, ensam i rummet. Helena Ljung, specialistläkare.')).not.toBeNull();
    expect(screen.getByText('Högst 300 kr; frikort dras av på fakturan.')).not.toBeNull();
    expect(screen.getByText('Kontakttyp Videomöte')).not.toBeNull();
    expect(screen.getByText('10:40–10:56')).not.toBeNull();
    expect(screen.getByText('Skäl: känd sedan tidigare. Beslutat 10:42:00.')).not.toBeNull();
  });

  it('says what was heard of the room by voice, and who sat with the author', async () => {
    const visit = endedVisit(known);
    const [one] = visit.participants;
    if (one === undefined) throw new Error('nobody');
    const by = hsaId;
    const told = (seq: number, persons: object, answer: boolean | null) => ({
      seq,
      persons,
      by,
      at: at('10:45'),
      answer: answer === null ? null : { ok: answer, by: one.id, at: at('10:46') },
    });
    workplace();
    await drawVisit(<Review />, {
      ...visit,
      participants: [{ ...one, roomConfirmed: { room: 'someoneHere', by, at: at('10:44') } }],
      inRoom: [told(4, { student: 2 }, false), told(6, {}, null), told(7, { supervisor: 1 }, null)],
    });
    expect(
      screen.getByText(
        'Åsa Lindström, någon mer i rummet, bekräftat med rösten 10:44. Helena Ljung, specialistläkare. ' +
          'I mottagningens rum från 10:45: 2 studenter, patienten sa nej. ' +
          'I mottagningens rum från 10:45: en handledare, patienten svarade inte.',
      ),
    ).not.toBeNull();
  });

  it('reopens the call, and says in words when it cannot', async () => {
    const { vidi } = await ended(known, whole, { 'visit.command': () => refuse('visit.noteSigned') });
    fireEvent.click(screen.getByRole('button', { name: 'Öppna samtalet igen' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Samtalet öppnades inte.');
    expect(vidi.payloadsOf('visit.command')).toMatchObject([{ command: { type: 'reopen' } }]);
  });
});

describe('signing', () => {
  it('may wait: "sign later" leaves the note for the next visit, by button and by chord', async () => {
    await ended(known, whole);
    fireEvent.click(screen.getByRole('button', { name: 'Signera senare' }));
    expect(useVisitStore.getState().open.state).toBe('none');
    cleanup();
    const { vidi } = await ended(known, whole);
    fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', altKey: true });
    expect(useVisitStore.getState().open.state).toBe('none');
    expect(vidi.payloadsOf('note.sign')).toEqual([]);
  });

  it.each([
    ['identity is undecided', null, whole, 'identiteten är inte avgjord'],
    ['a required section is empty', known, { ...whole, planning: ' ' }, 'Planering saknas'],
  ] as const)('waits, and says why, while %s', async (_what, decision, sections, why) => {
    const { vidi } = await ended(decision, sections);
    expect(signButton().disabled).toBe(true);
    expect(screen.getByText(`Går inte att signera än: ${why}.`)).not.toBeNull();
    fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', ctrlKey: true });
    expect(vidi.payloadsOf('note.sign')).toEqual([]);
  });

  it('waits while the note is not saved', async () => {
    await ended(known, whole);
    act(() =>
      useDraftStore.setState({
        saving: { state: 'failed', refusal: { code: 'draft.diskFull' }, lastAt: null },
      }),
    );
    expect(signButton().disabled).toBe(true);
  });

  it('files an unconfirmed patient only by a second confirmation, and tells main so', async () => {
    const { vidi } = await ended(unconfirmed, whole, { 'note.sign': () => done(signed) });
    expect(signButton().disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: /Lägg anteckningen hos den bokade patienten/ }));
    fireEvent.click(signButton());
    await vi.waitFor(() => expect(vidi.payloadsOf('note.sign')).toMatchObject([{ filingConfirmed: true }]));
  });

  it('shows where the note is: on its way, then in the record', async () => {
    const { vidi, visit } = await ended(known, whole, { 'note.sign': () => done(signed) });
    fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', ctrlKey: true });
    await screen.findByText('Signerad, på väg till journalen', { selector: '[role="status"]' });
    expect(screen.queryByRole('button', { name: 'Öppna samtalet igen' })).toBeNull();
    act(() =>
      vidi.emit({ type: 'delivery', visitId: visit.visitId, noteId: signed.noteId, delivered: true }),
    );
    expect(screen.getByText('Signerad och i journalen', { selector: '[role="status"]' })).not.toBeNull();
  });

  it('says that the note has changed since the review, and to read it again', async () => {
    await ended(known, whole, { 'note.sign': () => refuse('draft.stale') });
    fireEvent.click(signButton());
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Anteckningen signerades inte. Anteckningen har ändrats sedan du granskade den. Inget är borta. Läs igenom den igen innan du signerar.',
    );
    expect(signButton().disabled).toBe(false);
  });

  it('says in words when it is refused, and can be tried again', async () => {
    await ended(known, whole, { 'note.sign': () => refuse('note.visitNotEnded') }, 'en');
    fireEvent.click(signButton());
    expect((await screen.findByRole('alert')).textContent).toContain('The note was not signed.');
    expect(signButton().disabled).toBe(false);
  });
});

describe("a child's visit, in which the guardian is identified", () => {
  it('says before signing whose identity it is', async () => {
    const visit = endedVisit(known);
    const [child] = visit.participants;
    const guardian = participant(502, {
      kind: 'guardian',
      cameAt: at('10:30'),
      identity: child?.identity as never,
    });
    const childs = {
      ...visit,
      participants: [participant(501), guardian],
    };
    workplace({ 'draft.open': () => done(draftOf(childs)) });
    await drawVisit(<Review />, childs);
    expect(
      screen.getByText(
        'Skäl: känd sedan tidigare. Beslutat 10:42:00. Gäller medföljande vårdnadshavare, inte patienten.',
      ),
    ).not.toBeNull();
  });
});

describe('the note read back from the record', () => {
  const recorded: Recorded = {
    sha256: 'ab'.repeat(32),
    recordedAt: at('10:58'),
    note: {
      v: 1,
      id: signed.noteId,
      visit: openVisit().visitId,
      patient: uuid(800) as unknown as PatientId,
      practice: true,
      contactType: 'videoMeeting',
      template: 'doctor-remote',
      sections: [
        { key: 'contactReason', text: '<b>Hosta</b> & feber' },
        { key: 'status', text: '' },
      ],
      author: { hsaId, name: 'Helena Ljung', role: 'clinician', title: 'specialistläkare' },
      identity: known,
      identified: { participant: uuid(501) as unknown as ParticipantId, kind: 'patient' },
      filedUnconfirmed: false,
      startedAt: at('10:40'),
      endedAt: at('10:56'),
      signedAt: at('10:57'),
    },
  };

  it('is shown as text, with author, time, hash and the mark of practice', async () => {
    workplace({ 'note.read': () => done(recorded) });
    await drawVisit(<RecordedNote />, openVisit({ stage: 'closed' }));
    const note = await screen.findByRole('article', { name: 'Anteckningen i journalen' });
    expect(screen.getByText('<b>Hosta</b> & feber')).not.toBeNull();
    expect(note.querySelector('b')).toBeNull();
    expect(note.textContent).toContain('Helena Ljung, specialistläkare');
    expect(note.textContent).toContain('Signerad 2026-11-24 10:57:00');
    expect(note.textContent).toContain('SHA-256 abababababababab');
    expect(note.textContent).toContain('Övning: gäller ingen verklig patient');
  });

  it('says who was present, by kind, where the signed bytes hold it', async () => {
    const present: Recorded['note']['present'] = {
      participants: [
        {
          participant: uuid(501) as unknown as ParticipantId,
          kind: 'patient',
          room: 'alone',
          roomConfirmed: { room: 'alone', by: hsaId, at: at('10:44') },
        },
      ],
      withAuthor: [{ persons: { student: 1 }, at: at('10:45'), ok: true }],
    };
    workplace({ 'note.read': () => done({ ...recorded, note: { ...recorded.note, present } }) });
    await drawVisit(<RecordedNote />, openVisit({ stage: 'closed' }));
    await screen.findByText(
      'Patient: ensam i rummet, bekräftat med rösten 10:44. I mottagningens rum från 10:45: en student, patienten sa ja.',
    );
  });

  it.each([
    ['sv', 'Utan legitimation. Gäller medföljande vårdnadshavare, inte patienten.'],
    ['en', 'Without ID. Refers to the person present as guardian, not to the patient.'],
  ] as const)('says where it was the guardian who was identified (%s)', async (language, words) => {
    const identified = { ...recorded.note.identified, kind: 'guardian' as const };
    workplace({ 'note.read': () => done({ ...recorded, note: { ...recorded.note, identified } }) });
    await drawVisit(<RecordedNote />, openVisit({ stage: 'closed' }), language);
    expect((await screen.findByRole('article')).textContent).toContain(words);
  });

  it('says in words when it cannot be read, and tries again', async () => {
    let lost = true;
    workplace({ 'note.read': () => (lost ? refuse('connection.lost') : done(recorded)) });
    await drawVisit(<RecordedNote />, openVisit({ stage: 'closed' }));
    const again = await screen.findByRole('button', { name: 'Försök igen' });
    lost = false;
    fireEvent.click(again);
    await screen.findByRole('article');
  });
});
