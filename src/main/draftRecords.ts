import { z } from 'zod';
import { edit } from '../shared/contracts/ipc.ts';
import { instant, noteId, sha256Hex } from '../shared/contracts/primitives.ts';
import {
  applyEdits,
  type Edit,
  maxSectionLength,
  type Sections,
  sectionKeys,
} from '../shared/domain/note.ts';
import type { Instant } from '../shared/domain/time.ts';

const sections = z.partialRecord(z.enum(sectionKeys), z.string().max(maxSectionLength));
const revision = z.int().min(0);

/** What the records of a draft's journal say. Stored, so a type is never given another meaning. */
export const draftRecord = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), v: z.literal(1), template: z.string(), at: instant }),
  /** The text whole: first in a journal that goes on where a damaged one had to stop. */
  z.object({ type: z.literal('snapshot'), revision, sections, at: instant }),
  z.object({ type: z.literal('edits'), revision, edits: z.array(edit), at: instant }),
  z.object({
    type: z.literal('signed'),
    noteId,
    /** The note's canonical bytes (RFC 8785) as text. */
    canonical: z.string(),
    sha256: sha256Hex,
    at: instant,
  }),
  z.object({ type: z.literal('delivered'), at: instant }),
]);
export type DraftRecord = z.output<typeof draftRecord>;
export type SignedRecord = Extract<DraftRecord, { type: 'signed' }>;

/** A draft as its records tell it. */
export interface DraftState {
  readonly template: string;
  readonly revision: number;
  readonly sections: Sections;
  readonly savedAt: Instant | null;
  /** The edits that gave this revision: the same write again is answered, not done again. */
  readonly lastEdits: readonly Edit[] | null;
  readonly signed: (SignedRecord & { readonly delivered: boolean }) | null;
}

export function emptyDraft(template: string): DraftState {
  return { template, revision: 0, sections: {}, savedAt: null, lastEdits: null, signed: null };
}

/** The draft after one more record; null when the record does not fit what stood before it. */
export function withRecord(draft: DraftState, record: DraftRecord): DraftState | null {
  switch (record.type) {
    case 'opened':
      return { ...draft, template: record.template };
    case 'snapshot':
      return {
        ...draft,
        revision: record.revision,
        sections: record.sections,
        savedAt: record.at,
        lastEdits: null,
      };
    case 'edits': {
      if (record.revision !== draft.revision + 1) return null;
      const changed = applyEdits(draft.sections, record.edits);
      return changed.ok
        ? {
            ...draft,
            revision: record.revision,
            sections: changed.value,
            savedAt: record.at,
            lastEdits: record.edits,
          }
        : null;
    }
    case 'signed':
      return { ...draft, signed: { ...record, delivered: false } };
    case 'delivered':
      return draft.signed === null ? null : { ...draft, signed: { ...draft.signed, delivered: true } };
  }
}

/** Reads records from the first on, as far as they make sense. */
export function draftOf(records: readonly unknown[]): {
  readonly draft: DraftState;
  readonly whole: boolean;
} {
  let draft = emptyDraft('');
  for (const value of records) {
    const record = draftRecord.safeParse(value);
    const next = record.success ? withRecord(draft, record.data) : null;
    if (next === null) return { draft, whole: false };
    draft = next;
  }
  return { draft, whole: true };
}
