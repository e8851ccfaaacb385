import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { draftId as draftIdSchema, visitId as visitIdSchema } from '../shared/contracts/primitives.ts';
import type { DraftId, VisitId } from '../shared/domain/ids.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import type { Checkpoints } from './checkpoints.ts';
import { type DraftRecord, type DraftState, draftOf, emptyDraft } from './draftRecords.ts';
import { errorFields, log } from './log.ts';
import { keepJournalAside, readJournal, SealedJournal } from './sealedJournal.ts';
import { privateFolder, refusalOfWrite } from './storedFiles.ts';

/** A draft with its journal, ready to be written on. */
export interface StoredDraft {
  readonly draftId: DraftId;
  readonly visitId: VisitId;
  readonly state: DraftState;
  readonly journal: SealedJournal;
  /** Written before the next record where the file is new: what the journal must start with. */
  readonly prelude: readonly DraftRecord[];
  readonly warning: Refusal | null;
}

const journalName = /^([0-9a-f-]{36})\.journal$/;

/** The journals of one folder as files: what is found there at a start, and what is kept aside. */
export class DraftFiles {
  readonly #folder: string;
  readonly #key: Uint8Array;
  readonly #checkpoints: Checkpoints;
  readonly #clock: Clock;
  readonly #warn: (warning: Refusal) => void;
  #folderMade = false;

  constructor(options: {
    readonly folder: string;
    readonly key: Uint8Array;
    readonly checkpoints: Checkpoints;
    readonly clock: Clock;
    readonly warn: (warning: Refusal) => void;
  }) {
    this.#folder = options.folder;
    this.#key = options.key;
    this.#checkpoints = options.checkpoints;
    this.#clock = options.clock;
    this.#warn = options.warn;
  }

  /** A draft without a file yet. */
  fresh(visitId: VisitId, template: string): StoredDraft {
    const draftId = v7() as DraftId;
    const opened: DraftRecord = { type: 'opened', v: 1, template, at: this.#clock() };
    const journal = this.#freshJournal(draftId, visitId);
    return { draftId, visitId, state: emptyDraft(template), journal, prelude: [opened], warning: null };
  }

  /** Makes the folder if that has not been possible yet; throws the file system's error. */
  async ready(): Promise<void> {
    if (!this.#folderMade) await privateFolder(this.#folder);
    this.#folderMade = true;
  }

  /** Every draft that can be gone on with, in order of its id, that is of its making. */
  async readAll(): Promise<readonly StoredDraft[]> {
    const drafts: StoredDraft[] = [];
    for (const name of await this.#journalNames()) {
      try {
        const draft = await this.#readOne(name);
        if (draft !== null) drafts.push(draft);
      } catch (error) {
        // One file that cannot be read (rights, a broken disk) must not hide the others.
        log('draft not readable', errorFields(error));
        this.#warn({ code: 'draft.damaged' });
      }
    }
    return drafts;
  }

  /** The journals there are. A folder that cannot be made or read is told; typing goes on, and writing tries again. */
  async #journalNames(): Promise<readonly string[]> {
    try {
      await this.ready();
      return (await readdir(this.#folder)).filter((name) => journalName.test(name)).sort();
    } catch (error) {
      log('drafts not readable', errorFields(error));
      this.#warn(refusalOfWrite(error).refusal);
      return [];
    }
  }

  async #readOne(name: string): Promise<StoredDraft | null> {
    const path = join(this.#folder, name);
    const reading = readJournal(await readFile(path), this.#key);
    if (reading.state === 'unfinished') {
      log('draft unfinished');
      await keepJournalAside(path, 'unfinished', this.#clock());
      return null;
    }
    if (reading.state === 'unreadable') return this.#aside(path, 'damaged', { code: 'draft.damaged' });
    if (reading.state === 'wrongKey') {
      const identity = { draft: v7(), visit: reading.identity.visit };
      return this.#startOver(path, 'wrong-key', { code: 'draft.wrongKey' }, identity, null);
    }
    const ids = idsOf(reading.identity);
    if (ids === null || `${ids.draftId}.journal` !== name)
      return this.#aside(path, 'damaged', { code: 'draft.damaged' });
    const { draft, whole } = draftOf(reading.records);
    if (reading.tail === 'damaged' || !whole || draft.template === '')
      return this.#startOver(path, 'damaged', { code: 'draft.damaged' }, reading.identity, draft);
    if (reading.tail === 'torn') log('draft tail cut off');
    const journal = await SealedJournal.resume(path, this.#key, reading, this.#clock());
    if (journal.uncut === null) return { ...ids, state: draft, journal, prelude: [], warning: null };
    log('draft tail not cut off', errorFields(journal.uncut));
    const warning = refusalOfWrite(journal.uncut).refusal;
    this.#warn(warning);
    return { ...ids, state: draft, journal, prelude: [], warning };
  }

  /** Keeps aside, untouched, a journal that is not gone on with because its visit has another. */
  async leave(journal: SealedJournal): Promise<void> {
    try {
      await journal.close();
      await keepJournalAside(journal.path, 'second', this.#clock());
    } catch (error) {
      log('draft not kept aside', errorFields(error));
    }
  }

  async #aside(path: string, why: 'damaged' | 'wrong-key', warning: Refusal): Promise<null> {
    log('draft kept aside', { code: warning.code });
    await keepJournalAside(path, why, this.#clock());
    this.#warn(warning);
    return null;
  }

  /** Keeps a file aside and goes on in a new one with what could be read of it, or with a newer checkpoint. */
  async #startOver(
    path: string,
    why: 'damaged' | 'wrong-key',
    warning: Refusal,
    identity: { readonly draft: string; readonly visit: string },
    read: DraftState | null,
  ): Promise<StoredDraft | null> {
    await this.#aside(path, why, warning);
    const ids = idsOf(identity);
    if (ids === null) return null;
    const base = read ?? emptyDraft('');
    const checkpoint = this.#checkpoints.get(ids.draftId, ids.visitId);
    const newer = checkpoint !== null && checkpoint.revision > base.revision && base.signed === null;
    const state: DraftState = { ...base, ...(newer ? checkpoint : {}), lastEdits: null };
    const journal = this.#freshJournal(ids.draftId, ids.visitId);
    const prelude = this.#preludeOf(state);
    const draft = { ...ids, state, journal, prelude, warning };
    if (state.template === '' || (state.revision === 0 && state.signed === null)) return draft;
    // What could be read is made safe at once; if the disk does not take it, the next write tries again.
    try {
      await journal.append(prelude);
      return { ...draft, prelude: [] };
    } catch (error) {
      log('draft not written', errorFields(error));
      return draft;
    }
  }

  #preludeOf({ template, revision, sections, signed }: DraftState): readonly DraftRecord[] {
    const at = this.#clock();
    const records: DraftRecord[] = [
      { type: 'opened', v: 1, template, at },
      { type: 'snapshot', revision, sections, at },
    ];
    if (signed === null) return records;
    const { delivered, ...record } = signed;
    return [...records, record, ...(delivered ? [{ type: 'delivered', at } as const] : [])];
  }

  #freshJournal(draftId: DraftId, visitId: VisitId): SealedJournal {
    const path = join(this.#folder, `${draftId}.journal`);
    return SealedJournal.fresh(path, this.#key, { draft: draftId, visit: visitId });
  }
}

function idsOf(identity: {
  readonly draft: string;
  readonly visit: string;
}): { readonly draftId: DraftId; readonly visitId: VisitId } | null {
  const draft = draftIdSchema.safeParse(identity.draft);
  const visit = visitIdSchema.safeParse(identity.visit);
  return draft.success && visit.success ? { draftId: draft.data, visitId: visit.data } : null;
}
