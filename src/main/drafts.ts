import type { Draft } from '../shared/contracts/ipc.ts';
import type { DraftId, NoteId, VisitId } from '../shared/domain/ids.ts';
import { applyEdits, cleanText, type Edit } from '../shared/domain/note.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import type { Checkpoints } from './checkpoints.ts';
import { DraftFiles, type StoredDraft } from './draftFiles.ts';
import { type DraftRecord, type DraftState, withRecord } from './draftRecords.ts';
import { errorFields, log } from './log.ts';
import type { SealedJournal } from './sealedJournal.ts';
import { refusalOfWrite } from './storedFiles.ts';

/** A signed note that the record has not acknowledged. */
export interface UndeliveredNote {
  readonly draftId: DraftId;
  readonly visitId: VisitId;
  readonly noteId: NoteId;
  readonly canonical: string;
  readonly sha256: string;
}

interface HeldDraft {
  readonly draftId: DraftId;
  readonly visitId: VisitId;
  state: DraftState;
  journal: SealedJournal;
  /** Written before the next record where the file is new: what the journal must start with. */
  prelude: readonly DraftRecord[];
  warning: Refusal | null;
  /** The last of this draft's work: each waits for the one before. */
  queue: Promise<unknown>;
}

/**
 * The drafts of one profile: one sealed journal each, named by the draft's id. Text is never written plain, and a
 * write is answered only after its fsync has returned. What cannot be read is kept aside and told, never overwritten.
 */
export class Drafts {
  readonly #files: DraftFiles;
  readonly #checkpoints: Checkpoints;
  readonly #clock: Clock;
  readonly #drafts = new Map<DraftId, HeldDraft>();
  readonly #byVisit = new Map<VisitId, DraftId>();
  /** The signings under way, one entry each. */
  readonly #signings = new Set<{ readonly visitId: VisitId }>();
  readonly #warn: (warning: Refusal) => void;
  #scanned: Promise<void> | null = null;

  constructor(options: {
    readonly folder: string;
    readonly key: Uint8Array;
    readonly checkpoints: Checkpoints;
    readonly clock: Clock;
    /** Told for every file that had to be kept aside. */
    readonly warn: (warning: Refusal) => void;
  }) {
    this.#files = new DraftFiles(options);
    this.#checkpoints = options.checkpoints;
    this.#clock = options.clock;
    this.#warn = options.warn;
  }

  /** Reads every journal of the folder; once. Everything else waits for it. */
  scan(): Promise<void> {
    this.#scanned ??= this.#readFolder();
    return this.#scanned;
  }

  /** The visit's draft; a new one (without a file until something is typed) where there is none. */
  async open(visitId: VisitId, template: string): Promise<Result<Draft>> {
    await this.scan();
    const known = this.#byVisit.get(visitId);
    const held = known === undefined ? undefined : this.#drafts.get(known);
    if (held !== undefined) {
      await held.queue;
      nameTemplate(held, template);
      return done(viewOf(held));
    }
    return done(viewOf(this.#hold(this.#files.fresh(visitId, template))));
  }

  /** Takes one write of the renderer and answers when it is on disk. The same write again is answered, not done again. */
  async write(
    draftId: DraftId,
    revision: number,
    edits: readonly Edit[],
  ): Promise<Result<{ revision: number; savedAt: Instant }>> {
    const cleaned = edits.map((one) => ({ ...one, insert: cleanText(one.insert) }));
    return this.#queued(draftId, async (held) => {
      const { state } = held;
      if (state.signed !== null) return refuse('note.alreadySigned');
      if (revision === state.revision && state.savedAt !== null && sameEdits(state.lastEdits, cleaned))
        return done({ revision, savedAt: state.savedAt });
      if (revision !== state.revision + 1) return refuse('draft.stale');
      const fits = applyEdits(state.sections, cleaned);
      if (!fits.ok) return fits;
      const written = await this.#append(held, {
        type: 'edits',
        revision,
        edits: cleaned,
        at: this.#clock(),
      });
      if (!written.ok) return written;
      held.warning = null;
      const savedAt = this.#clock();
      held.state = { ...held.state, savedAt };
      log('draft saved');
      return done({ revision, savedAt });
    });
  }

  /** Puts the sealed checkpoint on its shelf. */
  checkpoint(draftId: DraftId): Promise<Result<Record<string, never>>> {
    return this.#queued(draftId, async (held) => {
      const { revision, sections, signed } = held.state;
      if (signed === null && revision > 0)
        this.#checkpoints.put(held.draftId, held.visitId, { revision, sections });
      return done({});
    });
  }

  /** Checkpoints every draft that is open and waits for all writes on their way. */
  async settle(): Promise<void> {
    await Promise.all([...this.#drafts.keys()].map((draftId) => this.checkpoint(draftId)));
  }

  /** Locks the draft with the signed note that `make` gives for its text. Nothing is signed unless it is on disk. */
  sign(
    draftId: DraftId,
    make: (draft: DraftState) => Result<Extract<DraftRecord, { type: 'signed' }>>,
  ): Promise<Result<Extract<DraftRecord, { type: 'signed' }>>> {
    return this.#queued(draftId, async (held) => {
      if (held.state.signed !== null) return refuse('note.alreadySigned');
      const made = make(held.state);
      if (!made.ok) return made;
      const written = await this.#append(held, made.value);
      if (!written.ok) return written;
      log('note signed');
      return made;
    });
  }

  /** Notes that the record acknowledged. */
  delivered(draftId: DraftId): Promise<Result<Record<string, never>>> {
    return this.#queued(draftId, async (held) => {
      if (held.state.signed === null) return refuse('note.unknown');
      if (held.state.signed.delivered) return done({});
      const written = await this.#append(held, { type: 'delivered', at: this.#clock() });
      if (!written.ok) return written;
      this.#checkpoints.remove(held.draftId);
      await held.journal.close();
      return done({});
    });
  }

  /** What is still to be delivered: the journals themselves are the outbox. */
  async undelivered(): Promise<readonly UndeliveredNote[]> {
    await this.scan();
    return [...this.#drafts.values()].flatMap(({ draftId, visitId, state }) =>
      state.signed !== null && !state.signed.delivered
        ? [
            {
              draftId,
              visitId,
              noteId: state.signed.noteId,
              canonical: state.signed.canonical,
              sha256: state.signed.sha256,
            },
          ]
        : [],
    );
  }

  /** The visit that a draft belongs to, and whether it is signed; null for an unknown draft. */
  async find(draftId: DraftId): Promise<{ readonly visitId: VisitId; readonly signed: boolean } | null> {
    await this.scan();
    const held = this.#drafts.get(draftId);
    return held === undefined ? null : { visitId: held.visitId, signed: held.state.signed !== null };
  }

  /** Holds the visit's note for signed while `work` signs it; when that is refused, it is not signed again. */
  async whileSigning<T>(visitId: VisitId, work: () => Promise<T>): Promise<T> {
    const mark = { visitId };
    this.#signings.add(mark);
    try {
      return await work();
    } finally {
      this.#signings.delete(mark);
    }
  }

  /**
   * Whether the visit's note is signed here (the record may not know it yet), or is being signed. Right once `scan` is
   * done, and answered at once: nothing can come between this answer and what is done with it.
   */
  isSigned(visitId: VisitId): boolean {
    if ([...this.#signings].some((one) => one.visitId === visitId)) return true;
    return [...this.#drafts.values()].some((one) => one.visitId === visitId && one.state.signed !== null);
  }

  async close(): Promise<void> {
    await this.settle();
    await Promise.all([...this.#drafts.values()].map((held) => held.journal.close()));
  }

  async #queued<T>(draftId: DraftId, work: (held: HeldDraft) => Promise<Result<T>>): Promise<Result<T>> {
    await this.scan();
    const held = this.#drafts.get(draftId);
    if (held === undefined) return refuse('draft.unknown');
    const result = held.queue.then(() => work(held));
    held.queue = result.catch(() => undefined);
    return result;
  }

  async #append(held: HeldDraft, record: DraftRecord): Promise<Result<Record<string, never>>> {
    const next = withRecord(held.state, record);
    if (next === null) return refuse('draft.stale');
    try {
      await this.#files.ready();
      await held.journal.append([...held.prelude, record]);
    } catch (error) {
      log('draft not written', errorFields(error));
      const refused = refusalOfWrite(error);
      held.warning = refused.refusal;
      return refused;
    }
    held.prelude = [];
    held.state = next;
    return done({});
  }

  #hold(stored: StoredDraft): HeldDraft {
    const held = { ...stored, queue: Promise.resolve() };
    this.#drafts.set(held.draftId, held);
    this.#byVisit.set(held.visitId, held.draftId);
    return held;
  }

  async #readFolder(): Promise<void> {
    for (const stored of await this.#files.readAll()) {
      const known = this.#byVisit.get(stored.visitId);
      const other = known === undefined ? undefined : this.#drafts.get(known);
      if (other === undefined) this.#hold(stored);
      else await this.#holdOneOf(other, stored);
    }
  }

  /** Two journals of one visit: the one that says more is gone on with, and that there were two is told. */
  async #holdOneOf(held: HeldDraft, found: StoredDraft): Promise<void> {
    const warning: Refusal = { code: 'draft.damaged' };
    log('two drafts of one visit', { code: warning.code });
    this.#warn(warning);
    const kept = saysMore(found.state, held.state) ? this.#hold(found) : held;
    kept.warning ??= warning;
    const left = kept === held ? found : held;
    // A signed note is still to be delivered, whichever of the two is shown.
    if (left.state.signed !== null) this.#drafts.set(left.draftId, { ...left, queue: Promise.resolve() });
    else {
      this.#drafts.delete(left.draftId);
      await this.#files.leave(left);
    }
  }
}

/** Signed before unsigned, then the higher revision. */
function saysMore(one: DraftState, other: DraftState): boolean {
  if (one.signed !== null || other.signed !== null) return other.signed === null;
  return one.revision > other.revision;
}

/** A draft whose first record could not be read learns its template when its visit is opened. */
function nameTemplate(held: HeldDraft, template: string): void {
  if (held.state.template !== '') return;
  held.state = { ...held.state, template };
  held.prelude = held.prelude.map((record) => (record.type === 'opened' ? { ...record, template } : record));
}

function sameEdits(before: readonly Edit[] | null, now: readonly Edit[]): boolean {
  return (
    before !== null &&
    before.length === now.length &&
    before.every((one, index) => {
      const other = now[index];
      return (
        other !== undefined &&
        one.section === other.section &&
        one.at === other.at &&
        one.remove === other.remove &&
        one.insert === other.insert
      );
    })
  );
}

function viewOf({ draftId, visitId, state, warning }: HeldDraft): Draft {
  const { template, revision, sections, savedAt, signed } = state;
  return {
    draftId,
    visitId,
    template,
    revision,
    sections,
    savedAt,
    warning,
    signed:
      signed === null
        ? null
        : {
            noteId: signed.noteId,
            sha256: signed.sha256,
            signedAt: signed.at,
            delivered: signed.delivered,
          },
  };
}
