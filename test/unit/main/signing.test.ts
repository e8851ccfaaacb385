import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lockedBytes, noteToSign } from '../../../src/main/signing.ts';
import { signedNote } from '../../../src/shared/contracts/record.ts';
import { type VisitDetail, visitDetail } from '../../../src/shared/contracts/visit.ts';
import type { HsaId, NoteId } from '../../../src/shared/domain/ids.ts';
import type { NoteTemplate } from '../../../src/shared/domain/note.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { detailOf, participant, ready, row, uuid } from '../renderer/support/rows.ts';

const author = {
  kind: 'staff' as const,
  hsaId: 'SE2321000016-1HLJ' as HsaId,
  name: 'Helena Ljung',
  title: 'specialistläkare',
  role: 'clinician' as const,
};
const template: NoteTemplate = {
  v: 1,
  id: 'distanskontakt-doctor',
  profession: 'doctor',
  sections: ['contactReason', 'history', 'status', 'assessment', 'measures', 'planning'],
  required: ['contactReason', 'assessment', 'planning'],
};
const sections = {
  planning: 'Egenvård',
  contactReason: 'Hosta',
  assessment: 'Luftvägsinfektion',
  history: '  ',
};
const verified = {
  state: 'decided',
  decision: {
    outcome: 'verified',
    method: 'frozenFrame',
    document: 'nationalIdCard',
    compared: ['personalNumber', 'portrait'],
  },
  by: author.hsaId,
  at: 5,
};
const unconfirmed = {
  ...verified,
  decision: { outcome: 'unconfirmed', reason: 'Bilden gick inte att läsa', help: 'phonedBack' },
};

function visit(change: Partial<VisitDetail> = {}, identity: unknown = verified): VisitDetail {
  const one = row(1, '10:40', {
    stage: 'ended',
    assignedTo: author.hsaId,
    participants: [participant(501, { cameAt: 1 as Instant, identity: identity as never })],
    openedAt: 3 as Instant,
    endedAt: 4 as Instant,
  });
  return visitDetail.parse(detailOf(one, change));
}

const sign = (change: Partial<Parameters<typeof noteToSign>[0]> = {}) =>
  noteToSign({
    id: '01a20f40-71b5-7347-991a-1fe95965bfde' as NoteId,
    author,
    visit: visit(),
    template,
    sections,
    filingConfirmed: false,
    practice: true,
    now: 6 as Instant,
    ...change,
  });

describe('a note to sign', () => {
  it('holds what was written in the order of its template, by the one who is signed in', () => {
    const note = sign();
    expect(note).toMatchObject(
      done({
        practice: true,
        contactType: 'videoMeeting',
        template: template.id,
        sections: [
          { key: 'contactReason', text: 'Hosta' },
          { key: 'assessment', text: 'Luftvägsinfektion' },
          { key: 'planning', text: 'Egenvård' },
        ],
        author: { hsaId: author.hsaId, name: author.name, role: 'clinician', title: author.title },
        patient: uuid(800),
        identity: verified.decision,
        identified: { participant: uuid(501), kind: 'patient' },
        filedUnconfirmed: false,
        startedAt: 3,
        endedAt: 4,
        signedAt: 6,
      }),
    );
    expect(note.ok && signedNote.safeParse(note.value).success).toBe(true);
  });

  it('says who was present: those who came, what was heard, each list that was told and the answer to it', () => {
    const one = participant(501, {
      cameAt: 1 as Instant,
      identity: verified as never,
      readiness: ready,
      roomConfirmed: { room: 'someoneHere', by: author.hsaId, at: 3 as Instant },
    });
    const told = { by: author.hsaId, at: 4 as Instant };
    const note = sign({
      visit: visit({
        participants: [one, participant(502, { kind: 'interpreter' })],
        inRoom: [
          {
            ...told,
            seq: 4,
            persons: { student: 2 },
            answer: { ok: false, by: one.id, at: 5 as Instant },
          },
          { ...told, seq: 6, persons: {}, answer: null },
          { ...told, seq: 7, persons: { supervisor: 1 }, answer: null },
        ],
      }),
    });
    expect(note.ok && note.value.present).toEqual({
      participants: [
        {
          participant: one.id,
          kind: 'patient',
          room: 'alone',
          roomConfirmed: { room: 'someoneHere', by: author.hsaId, at: 3 },
        },
      ],
      withAuthor: [
        { persons: { student: 2 }, at: 4, ok: false },
        { persons: { supervisor: 1 }, at: 4, ok: null },
      ],
    });
    expect(note.ok && signedNote.safeParse(note.value).success).toBe(true);
  });

  it('says telephone for a visit that went over to the telephone', () => {
    const note = sign({ visit: visit({ channel: 'phone' }) });
    expect(note.ok && note.value.contactType).toBe('telephone');
  });

  it.each([
    ['the visit is not ended', { visit: visit({ stage: 'open' }) }, refuse('note.visitNotEnded')],
    [
      'identity is not decided',
      { visit: visit({}, { state: 'checking', since: 1 }) },
      refuse('note.identityUndecided'),
    ],
    [
      'a required section is blank',
      { sections: { ...sections, assessment: ' \n' } },
      refuse('note.sectionMissing', { section: 'assessment' }),
    ],
    [
      'identity is not confirmed and filing neither',
      { visit: visit({}, unconfirmed) },
      refuse('note.confirmFiling'),
    ],
    [
      "it is another clinician's visit",
      { visit: visit({ assignedTo: 'SE2321000016-1XYZ' as HsaId }) },
      refuse('note.notTheAuthor'),
    ],
    ['the visit is closed', { visit: visit({ stage: 'closed' }) }, refuse('note.alreadySigned')],
    [
      'the record has a note',
      { visit: visit({ note: { id: uuid(7) as unknown as NoteId, sha256: 'a'.repeat(64) } }) },
      refuse('note.alreadySigned'),
    ],
    [
      'whose record it is may not be read here',
      { visit: visit({ patient: null }) },
      refuse('permission.denied'),
    ],
    [
      'an assistant signs',
      { author: { ...author, role: 'assistant' as const } },
      refuse('note.notTheAuthor'),
    ],
  ])('is refused when %s', (_why, change, refusal) => {
    expect(sign(change)).toEqual(refusal);
  });

  it("says of a child's visit that it was the guardian who was identified", () => {
    const guardian = participant(502, { kind: 'guardian', identity: verified as never });
    const note = sign({ visit: visit({ participants: [participant(501), guardian] }) });
    expect(note.ok && note.value.identified).toEqual({ participant: uuid(502), kind: 'guardian' });
  });

  it('names nobody by name or number but the one who signs', () => {
    const note = sign();
    if (!note.ok) throw new Error(note.refusal.code);
    for (const word of ['Åsa', 'Lindström', '191212121212'])
      expect(lockedBytes(note.value).canonical).not.toContain(word);
  });

  it('says in itself that it was filed with identity not confirmed', () => {
    const note = sign({ visit: visit({}, unconfirmed), filingConfirmed: true });
    expect(note.ok && note.value).toMatchObject({ filedUnconfirmed: true, identity: unconfirmed.decision });
  });

  it('can be locked where its draft holds half a surrogate pair', () => {
    const note = sign({ sections: { ...sections, assessment: 'Luftväg\uD83D' } });
    if (!note.ok) throw new Error(note.refusal.code);
    expect(note.value.sections[1]).toEqual({ key: 'assessment', text: 'Luftväg\uFFFD' });
    expect(lockedBytes(note.value).canonical).toContain('Luftväg\uFFFD');
  });

  it('is locked as canonical bytes, whatever the order of its keys', () => {
    const note = sign();
    if (!note.ok) throw new Error(note.refusal.code);
    const { canonical, sha256 } = lockedBytes(note.value);
    const shuffled = Object.fromEntries(Object.entries(note.value).reverse()) as unknown as typeof note.value;
    expect(lockedBytes(shuffled)).toEqual({ canonical, sha256 });
    expect(canonical.startsWith('{"author":{"hsaId":')).toBe(true);
    expect(createHash('sha256').update(canonical, 'utf8').digest('hex')).toBe(sha256);
    expect(JSON.parse(canonical)).toEqual(note.value);
  });
});
