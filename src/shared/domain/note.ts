import type { IdentityDecision } from './identity.ts';
import type { HsaId, NoteId, ParticipantId, PatientId, VisitId } from './ids.ts';
import type { RoomConfirmed, RoomPersons } from './inRoom.ts';
import type { ParticipantKind } from './participants.ts';
import type { Readiness } from './readiness.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Instant } from './time.ts';

/** Keywords (sökord) that a template may hold; stored by key, put in words by i18n. */
export const sectionKeys = [
  'contactReason',
  'history',
  'current',
  'status',
  'mentalStatus',
  'function',
  'assessment',
  'measures',
  'planning',
] as const;
export type SectionKey = (typeof sectionKeys)[number];

export const professions = ['doctor', 'nurse', 'psychologist', 'physiotherapist'] as const;
export type Profession = (typeof professions)[number];

/** A note's plan for one profession (`Distanskontakt`). Data, kept in `resources/templates`. */
export interface NoteTemplate {
  readonly v: 1;
  readonly id: string;
  readonly profession: Profession;
  readonly sections: readonly SectionKey[];
  /** What must be written before signing. */
  readonly required: readonly SectionKey[];
}

/** What has been typed so far. A section that is not there is empty. */
export type Sections = Readonly<Partial<Record<SectionKey, string>>>;

/** The longest text kept in one section, in UTF-16 units: far above any note, below what a message may carry. */
export const maxSectionLength = 500_000;

/** A change of one section: at `at` (UTF-16 units), take away `remove`, put in `insert`. */
export interface Edit {
  readonly section: SectionKey;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Applies edits in order; refuses one that does not fit the text it meets. */
export function applyEdits(sections: Sections, edits: readonly Edit[]): Result<Sections> {
  const next: Partial<Record<SectionKey, string>> = { ...sections };
  for (const edit of edits) {
    const text = next[edit.section] ?? '';
    if (!isCount(edit.at) || !isCount(edit.remove)) return refuse('message.malformed');
    if (edit.at + edit.remove > text.length) return refuse('draft.stale');
    const end = edit.at + edit.remove;
    const joined = text.slice(0, edit.at) + cleanText(edit.insert) + text.slice(end);
    // Only an edit that cuts a pair in two can leave half of one, so only then is the whole text gone through.
    const changed = splitsPair(text, edit.at) || splitsPair(text, end) ? wellFormed(joined) : joined;
    if (changed.length > maxSectionLength) return refuse('message.tooLarge');
    next[edit.section] = changed;
  }
  return done(next);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * The smallest single edit from `before` to `after`, or null when they are the same. Never between the two halves
 * of a surrogate pair: half an emoji would not outlive UTF-8.
 */
export function editBetween(section: SectionKey, before: string, after: string): Edit | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  if (splitsPair(before, head) || splitsPair(after, head)) head -= 1;
  let tail = 0;
  while (
    tail < shortest - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1;
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail -= 1;
  return {
    section,
    at: head,
    remove: before.length - head - tail,
    insert: after.slice(head, after.length - tail),
  };
}

function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}

/**
 * Text as typed, less NUL, which databases and C libraries cut at, and with U+FFFD for each half of a surrogate pair:
 * half a pair has no UTF-8, so that a note with one could not be signed.
 */
export function cleanText(text: string): string {
  return wellFormed(text.replaceAll('\u0000', ''));
}

/** `String.prototype.toWellFormed`, which the library of ES2023 does not name yet. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Who was present at a visit. Of the author's room kinds and numbers only, no names. */
export interface NotePresent {
  /** Those who came, with what each answered of the own room, and what the author heard of it by voice. */
  readonly participants: readonly {
    readonly participant: ParticipantId;
    readonly kind: ParticipantKind;
    readonly room: Readiness['room'];
    readonly roomConfirmed: RoomConfirmed | null;
  }[];
  /** Each list that the patient was told of the author's room, and the answer to it; null: none was given. */
  readonly withAuthor: readonly {
    readonly persons: RoomPersons;
    readonly at: Instant;
    readonly ok: boolean | null;
  }[];
}

/** The signed note, exactly as it is hashed (RFC 8785) and stays readable. */
export interface SignedNote {
  readonly v: 1;
  readonly id: NoteId;
  readonly visit: VisitId;
  /**
   * Whose record it is, by the clinic's own opaque id. No name and no number: those change (a new personal number, a
   * protected identity) or have to be erased, and what is signed can be neither corrected nor cut.
   */
  readonly patient: PatientId;
  /** True for everything written in the practice clinic; inside the signed bytes, so that it cannot be lost. */
  readonly practice: boolean;
  readonly contactType: 'videoMeeting' | 'telephone';
  readonly template: string;
  readonly sections: readonly { readonly key: SectionKey; readonly text: string }[];
  readonly author: {
    readonly hsaId: HsaId;
    readonly name: string;
    readonly role: string;
    readonly title: string;
  };
  readonly identity: IdentityDecision;
  /** Whom that decision is about: a child's visit is signed on who its guardian is, which must not read as the child's. */
  readonly identified: { readonly participant: ParticipantId; readonly kind: ParticipantKind };
  /** Who was present at either end, as the visit has it. Notes signed before it was asked have none. */
  readonly present?: NotePresent;
  /** True when identity is unconfirmed and the author has confirmed filing under the booked patient all the same. */
  readonly filedUnconfirmed: boolean;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly signedAt: Instant;
}

/** What stands between this draft and signing, in the order of the form; empty when nothing does. */
export function missingForSigning(
  template: NoteTemplate,
  sections: Sections,
  identity: IdentityDecision | null,
  filingConfirmed: boolean,
): readonly (
  | { readonly code: 'note.identityUndecided' }
  | { readonly code: 'note.confirmFiling' }
  | { readonly code: 'note.sectionMissing'; readonly section: SectionKey }
)[] {
  return [
    ...(identity === null ? [{ code: 'note.identityUndecided' } as const] : []),
    ...(identity?.outcome === 'unconfirmed' && !filingConfirmed
      ? [{ code: 'note.confirmFiling' } as const]
      : []),
    ...template.required
      .filter((section) => (sections[section] ?? '').trim() === '')
      .map((section) => ({ code: 'note.sectionMissing', section }) as const),
  ];
}
