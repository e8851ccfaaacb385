import type { Draft } from '../shared/contracts/ipc.ts';
import type { DraftId, NoteId, VisitId } from '../shared/domain/ids.ts';
import { applyEdits, cleanText, type Edit } from '../shared/domain/note.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import type { Checkpoints } from './checkpoints.ts';
import { DraftFiles, type StoredDraft } from './draftFiles.ts';
import type { DraftState, SignedRecord } from './draftRecords.ts';
import { HeldDraft } from './heldDraft.ts';
import { log } from './log.ts';

/** A signed note that the record has not acknowledged. */
export interface UndeliveredNote {
  readonly draftId: DraftId;
  readonly visitId: VisitId;
  readonly noteId: NoteId;
  readonly canonical: string;
  readonly sha256: string;
}

/** What a clinician has looked through and signs: a visit's draft at one revision of its text. */
export interface Reviewed {
  readonly visitId: VisitId;
  readonly draftId: DraftId;
  readonly revision: number;
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
  readonly #byVisit = new Map<VisitId, HeldDraft>();
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

  /**
   * The visit's draft; a new one (without a file until something is typed) where there is none. While the draft is
   * being signed this waits, so that no page takes text for a note that is about to be locked.
   */
  async open(visitId: VisitId, template: string): Promise<Result<Draft>> {
    await this.scan();
    const held = this.#byVisit.get(visitId) ?? this.#hold(this.#files.fresh(visitId, template));
    return held.inTurn(async () => {
      held.nameTemplate(template);
      return done(held.view);
    });
  }

  /** Takes one write of the renderer and answers when it is on disk. The same write again is answered, not done again. */
  async write(
    draftId: DraftId,
    revision: number,
    edits: readonly Edit[],
  ): Promise<Result<{ revision: number; savedAt: Instant }>> {
    const cleaned = edits.map((one) => ({ ...one, insert: cleanText(one.insert) }));
    return this.#inTurn(draftId, async (held) => {
      const { state } = held;
      if (state.signed !== null) return refuse('note.alreadySigned');
      if (revision === state.revision && state.savedAt !== null && sameEdits(state.lastEdits, cleaned))
        return done({ revision, savedAt: state.savedAt });
      if (revision !== state.revision + 1) return refuse('draft.stale');
      const fits = applyEdits(state.sections, cleaned);
      if (!fits.ok) return fits;
      const written = await held.append({ type: 'edits', revision, edits: cleaned, at: this.#clock() });
      if (!written.ok) return written;
      const savedAt = this.#clock();
      held.saved(savedAt);
      log('draft saved');
      return done({ revision, savedAt });
    });
  }

  /** Puts the sealed checkpoint on its shelf. */
  checkpoint(draftId: DraftId): Promise<Result<Record<string, never>>> {
    return this.#inTurn(draftId, async (held) => {
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

  /**
   * Locks the reviewed text with the signed note that `make` gives for it. Nothing is signed unless it is on disk.
   * Signing is one turn from the look at the revision to the record's fsync, however long `make` takes: a write that
   * comes meanwhile waits, and then finds the draft signed, or goes on in it where signing was refused.
   */
  async sign(
    { visitId, draftId, revision }: Reviewed,
    make: (draft: DraftState) => Promise<Result<SignedRecord>>,
  ): Promise<Result<SignedRecord>> {
    await this.scan();
    if (this.#drafts.get(draftId)?.visitId !== visitId) return refuse('draft.unknown');
    // Marked before `make` reads the visit: a command given while it is read would change what is signed.
    const mark = { visitId };
    this.#signings.add(mark);
    try {
      return await this.#inTurn(draftId, async (held) => {
        if (held.state.signed !== null) return refuse('note.alreadySigned');
        if (held.state.revision !== revision) return refuse('draft.stale');
        const made = await make(held.state);
        if (!made.ok) return made;
        const written = await held.append(made.value);
        if (!written.ok) return written;
        log('note signed');
        return made;
      });
    } finally {
      this.#signings.delete(mark);
    }
  }

  /** Notes that the record acknowledged. */
  delivered(draftId: DraftId): Promise<Result<Record<string, never>>> {
    return this.#inTurn(draftId, async (held) => {
      if (held.state.signed === null) return refuse('note.unknown');
      if (held.state.signed.delivered) return done({});
      const written = await held.append({ type: 'delivered', at: this.#clock() });
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

  async #inTurn<T>(draftId: DraftId, work: (held: HeldDraft) => Promise<Result<T>>): Promise<Result<T>> {
    await this.scan();
    const held = this.#drafts.get(draftId);
    return held === undefined ? refuse('draft.unknown') : held.inTurn(() => work(held));
  }

  #hold(stored: StoredDraft): HeldDraft {
    const held = new HeldDraft(stored, this.#files);
    this.#drafts.set(held.draftId, held);
    this.#byVisit.set(held.visitId, held);
    return held;
  }

  async #readFolder(): Promise<void> {
    for (const stored of await this.#files.readAll()) {
      const before = this.#byVisit.get(stored.visitId);
      const found = this.#hold(stored);
      if (before !== undefined) await this.#keepOneOf(before, found);
    }
  }

  /** Two journals of one visit: the one that says more is gone on with, and that there were two is told. */
  async #keepOneOf(before: HeldDraft, found: HeldDraft): Promise<void> {
    const warning: Refusal = { code: 'draft.damaged' };
    log('two drafts of one visit', { code: warning.code });
    this.#warn(warning);
    const [kept, left] = found.saysMoreThan(before) ? [found, before] : [before, found];
    kept.warnOf(warning);
    this.#byVisit.set(kept.visitId, kept);
    // A signed note is still to be delivered, whichever of the two is shown.
    if (left.state.signed !== null) return;
    this.#drafts.delete(left.draftId);
    await this.#files.leave(left.journal);
  }
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
