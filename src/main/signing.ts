import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { v7 } from 'uuid';
import { signedNote } from '../shared/contracts/record.ts';
import type { VisitDetail } from '../shared/contracts/visit.ts';
import type { NoteId, VisitId } from '../shared/domain/ids.ts';
import { personsInOrder } from '../shared/domain/inRoom.ts';
import {
  cleanText,
  missingForSigning,
  type NotePresent,
  type NoteTemplate,
  type Sections,
  type SignedNote,
} from '../shared/domain/note.ts';
import { personToIdentify } from '../shared/domain/participants.ts';
import { may, type Principal } from '../shared/domain/permissions.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import type { DraftState, SignedRecord } from './draftRecords.ts';
import type { Drafts, Reviewed } from './drafts.ts';

/** The staff member who signs, as the profile has them. */
export type Author = Extract<Principal, { kind: 'staff' }>;

/** RFC 8785 of the note and SHA-256 over exactly those bytes. */
export function lockedBytes(note: SignedNote): { readonly canonical: string; readonly sha256: string } {
  const canonical = canonicalize(note);
  if (canonical === undefined) throw new TypeError('not canonicalizable');
  return { canonical, sha256: createHash('sha256').update(canonical, 'utf8').digest('hex') };
}

/** The note as it will be signed, or what stands in its way. Nothing of it comes from the renderer but the text itself. */
export function noteToSign(input: {
  readonly id: NoteId;
  readonly author: Author;
  readonly visit: VisitDetail;
  readonly template: NoteTemplate;
  readonly sections: Sections;
  readonly filingConfirmed: boolean;
  readonly practice: boolean;
  readonly now: Instant;
}): Result<SignedNote> {
  const { id, author, visit, template, sections, filingConfirmed, practice, now } = input;
  if (visit.note !== null || visit.stage === 'closed') return refuse('note.alreadySigned');
  if (!may(author, 'note.sign', visit.assignedTo === author.hsaId ? 'own' : 'others'))
    return refuse('note.notTheAuthor');
  if (visit.stage !== 'ended') return refuse('note.visitNotEnded');
  // Who may sign may also read whose visit it is.
  if (visit.patient === null) return refuse('permission.denied');
  const person = personToIdentify(visit.participants);
  const identity = person?.identity.state === 'decided' ? person.identity.decision : null;
  const [missing] = missingForSigning(template, sections, identity, filingConfirmed);
  if (missing !== undefined)
    return missing.code === 'note.sectionMissing'
      ? refuse(missing.code, { section: missing.section })
      : refuse(missing.code);
  if (person === undefined || identity === null) return refuse('note.identityUndecided');
  const order = [...template.sections, ...(Object.keys(sections) as (keyof Sections)[])];
  return done({
    v: 1,
    id,
    visit: visit.visitId,
    patient: visit.patient,
    practice,
    contactType: visit.channel === 'phone' ? 'telephone' : 'videoMeeting',
    template: template.id,
    sections: [...new Set(order)].flatMap((key) => {
      // Drafts of before may hold half a surrogate pair, for which there are no canonical bytes.
      const text = cleanText(sections[key] ?? '');
      return text.trim() === '' ? [] : [{ key, text }];
    }),
    author: { hsaId: author.hsaId, name: author.name, role: author.role, title: author.title },
    identity,
    identified: { participant: person.id, kind: person.kind },
    present: presentAt(visit),
    filedUnconfirmed: identity.outcome === 'unconfirmed' && filingConfirmed,
    startedAt: visit.openedAt,
    endedAt: visit.endedAt,
    signedAt: now,
  });
}

/** Who was present, as the hub's visit has it: those who came, and each list that was told of the author's room. */
function presentAt({ participants, inRoom }: VisitDetail): NotePresent {
  return {
    participants: participants
      .filter((one) => one.cameAt !== null)
      .map(({ id, kind, readiness, roomConfirmed }) => ({
        participant: id,
        kind,
        room: readiness.room,
        roomConfirmed,
      })),
    withAuthor: inRoom
      .filter((told) => personsInOrder(told.persons).length > 0)
      .map(({ persons, at, answer }) => ({ persons, at, ok: answer?.ok ?? null })),
  };
}

/** Signs drafts as the one who sits here. */
export class Signing {
  readonly #drafts: Drafts;
  readonly #author: Author;
  readonly #templates: readonly NoteTemplate[];
  readonly #practice: boolean;
  readonly #clock: Clock;
  readonly #readVisit: (visitId: VisitId) => Promise<Result<VisitDetail>>;
  readonly #commandsWait: (visitId: VisitId) => boolean;

  constructor(options: {
    readonly drafts: Drafts;
    readonly author: Author;
    readonly templates: readonly NoteTemplate[];
    readonly practice: boolean;
    readonly clock: Clock;
    /** The visit as the hub has it now. */
    readonly readVisit: (visitId: VisitId) => Promise<Result<VisitDetail>>;
    /** Whether commands of the visit are given and not answered: the visit may still become another. */
    readonly commandsWait: (visitId: VisitId) => boolean;
  }) {
    this.#drafts = options.drafts;
    this.#author = options.author;
    this.#templates = options.templates;
    this.#practice = options.practice;
    this.#clock = options.clock;
    this.#readVisit = options.readVisit;
    this.#commandsWait = options.commandsWait;
  }

  /** Locks the draft as canonical bytes; when this answers, they are on disk and on their way. */
  async sign(
    reviewed: Reviewed & { readonly filingConfirmed: boolean },
  ): Promise<Result<{ noteId: NoteId; sha256: string; signedAt: Instant }>> {
    const signed = await this.#drafts.sign(reviewed, (draft) =>
      this.#lock(reviewed.visitId, draft, reviewed.filingConfirmed),
    );
    if (!signed.ok) return signed;
    return done({ noteId: signed.value.noteId, sha256: signed.value.sha256, signedAt: signed.value.at });
  }

  async #lock(visitId: VisitId, draft: DraftState, filingConfirmed: boolean): Promise<Result<SignedRecord>> {
    if (this.#commandsWait(visitId)) return refuse('connection.pending');
    const visit = await this.#readVisit(visitId);
    if (!visit.ok) return visit;
    const template = this.#templates.find((one) => one.id === draft.template);
    if (template === undefined) return refuse('draft.damaged');
    const signedAt = this.#clock();
    const note = noteToSign({
      id: v7() as NoteId,
      author: this.#author,
      visit: visit.value,
      template,
      sections: draft.sections,
      filingConfirmed,
      practice: this.#practice,
      now: signedAt,
    });
    if (!note.ok) return note;
    const { canonical, sha256 } = lockedBytes(signedNote.parse(note.value));
    return done({ type: 'signed', noteId: note.value.id, canonical, sha256, at: signedAt });
  }
}
