import type { Draft } from '../shared/contracts/ipc.ts';
import type { DraftId, VisitId } from '../shared/domain/ids.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { DraftFiles, StoredDraft } from './draftFiles.ts';
import { type DraftRecord, type DraftState, withRecord } from './draftRecords.ts';
import { errorFields, log } from './log.ts';
import type { SealedJournal } from './sealedJournal.ts';
import { refusalOfWrite } from './storedFiles.ts';

/** One draft in main's hands: what its journal tells, and the turn in which everything is done to it. */
export class HeldDraft {
  readonly draftId: DraftId;
  readonly visitId: VisitId;
  readonly journal: SealedJournal;
  readonly #files: DraftFiles;
  #state: DraftState;
  #warning: Refusal | null;
  /** Written before the next record where the file is new: what the journal must start with. */
  #prelude: readonly DraftRecord[];
  #last: Promise<unknown> = Promise.resolve();

  constructor(stored: StoredDraft, files: DraftFiles) {
    this.draftId = stored.draftId;
    this.visitId = stored.visitId;
    this.journal = stored.journal;
    this.#files = files;
    this.#state = stored.state;
    this.#warning = stored.warning;
    this.#prelude = stored.prelude;
  }

  get state(): DraftState {
    return this.#state;
  }

  /** The draft as the page is told of it. */
  get view(): Draft {
    const { template, revision, sections, savedAt, signed } = this.#state;
    return {
      draftId: this.draftId,
      visitId: this.visitId,
      template,
      revision,
      sections,
      savedAt,
      warning: this.#warning,
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

  /** Does `work` once all that was given before it is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Adds a record; when this answers well, it is on disk. Only in its turn. */
  async append(record: DraftRecord): Promise<Result<Record<string, never>>> {
    const next = withRecord(this.#state, record);
    if (next === null) return refuse('draft.stale');
    try {
      await this.#files.ready();
      await this.journal.append([...this.#prelude, record]);
    } catch (error) {
      log('draft not written', errorFields(error));
      const refused = refusalOfWrite(error);
      this.#warning = refused.refusal;
      return refused;
    }
    this.#prelude = [];
    this.#state = next;
    return done({});
  }

  /** Text has reached the disk: nothing is left to warn of. */
  saved(savedAt: DraftState['savedAt']): void {
    this.#warning = null;
    this.#state = { ...this.#state, savedAt };
  }

  /** Tells with the draft that something of it is kept aside, unless it tells of something already. */
  warnOf(warning: Refusal): void {
    this.#warning ??= warning;
  }

  /** A draft whose first record could not be read learns its template when its visit is opened. */
  nameTemplate(template: string): void {
    if (this.#state.template !== '') return;
    this.#state = { ...this.#state, template };
    this.#prelude = this.#prelude.map((record) =>
      record.type === 'opened' ? { ...record, template } : record,
    );
  }

  /** Of two drafts of one visit: signed before unsigned, then the higher revision. */
  saysMoreThan(other: HeldDraft): boolean {
    if (this.#state.signed !== null || other.state.signed !== null) return other.state.signed === null;
    return this.#state.revision > other.state.revision;
  }
}
