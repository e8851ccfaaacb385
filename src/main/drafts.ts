import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Draft } from '../shared/contracts/ipc.ts';
import { draftId as draftIdSchema, visitId as visitIdSchema } from '../shared/contracts/primitives.ts';
import type { DraftId, NoteId, VisitId } from '../shared/domain/ids.ts';
import { applyEdits, cleanText, type Edit } from '../shared/domain/note.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import type { Checkpoints } from './checkpoints.ts';
import { type DraftRecord, type DraftState, draftOf, emptyDraft, withRecord } from './draftRecords.ts';
import { errorFields, log } from './log.ts';
import { keepJournalAside, readJournal, SealedJournal } from './sealedJournal.ts';
import { privateFolder, refusalOfWrite } from './storedFiles.ts';

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

const journalName = /^([0-9a-f-]{36})\.journal$/;

/**
 * The drafts of one profile: one sealed journal each, named by the draft's id. Text is never written plain, and a
 * write is answered only after its fsync has returned. What cannot be read is kept aside and told, never overwritten.
 */
export class Drafts {
  readonly #folder: string;
  readonly #key: Uint8Array;
  readonly #checkpoints: Checkpoints;
  readonly #clock: Clock;
  readonly #warn: (warning: Refusal) => void;
  readonly #drafts = new Map<DraftId, HeldDraft>();
  readonly #byVisit = new Map<VisitId, DraftId>();
  #scanned: Promise<void> | null = null;
  #folderMade = false;

  constructor(options: {
    readonly folder: string;
    readonly key: Uint8Array;
    readonly checkpoints: Checkpoints;
    readonly clock: Clock;
    /** Told for every file that had to be kept aside. */
    readonly warn: (warning: Refusal) => void;
  }) {
    this.#folder = options.folder;
    this.#key = options.key;
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
    const draftId = v7() as DraftId;
    const fresh = this.#hold(draftId, visitId, emptyDraft(template), this.#freshJournal(draftId, visitId), [
      { type: 'opened', v: 1, template, at: this.#clock() },
    ]);
    return done(viewOf(fresh));
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

  /** Whether the visit's note is signed here (the record may not know it yet). */
  async isSigned(visitId: VisitId): Promise<boolean> {
    await this.scan();
    const draftId = this.#byVisit.get(visitId);
    return draftId !== undefined && this.#drafts.get(draftId)?.state.signed != null;
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
      if (!this.#folderMade) await privateFolder(this.#folder);
      this.#folderMade = true;
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

  #hold(
    draftId: DraftId,
    visitId: VisitId,
    state: DraftState,
    journal: SealedJournal,
    prelude: readonly DraftRecord[],
    warning: Refusal | null = null,
  ): HeldDraft {
    const held = { draftId, visitId, state, journal, prelude, warning, queue: Promise.resolve() };
    this.#drafts.set(draftId, held);
    this.#byVisit.set(visitId, draftId);
    return held;
  }

  #freshJournal(draftId: DraftId, visitId: VisitId): SealedJournal {
    return SealedJournal.fresh(this.#pathOf(draftId), this.#key, { draft: draftId, visit: visitId });
  }

  #pathOf(draftId: string): string {
    return join(this.#folder, `${draftId}.journal`);
  }

  async #readFolder(): Promise<void> {
    for (const name of await this.#journalNames()) {
      try {
        await this.#readOne(name);
      } catch (error) {
        // One file that cannot be read (rights, a broken disk) must not hide the others.
        log('draft not readable', errorFields(error));
        this.#warn({ code: 'draft.damaged' });
      }
    }
  }

  /** The journals there are. A folder that cannot be made or read is told; typing goes on, and writing tries again. */
  async #journalNames(): Promise<readonly string[]> {
    try {
      await privateFolder(this.#folder);
      this.#folderMade = true;
      return (await readdir(this.#folder)).filter((name) => journalName.test(name)).sort();
    } catch (error) {
      log('drafts not readable', errorFields(error));
      this.#warn(refusalOfWrite(error).refusal);
      return [];
    }
  }

  async #readOne(name: string): Promise<void> {
    const path = join(this.#folder, name);
    const reading = readJournal(await readFile(path), this.#key);
    if (reading.state === 'unfinished') {
      log('draft unfinished');
      await keepJournalAside(path, 'unfinished', this.#clock());
      return;
    }
    if (reading.state === 'unreadable') {
      await this.#aside(path, 'damaged', { code: 'draft.damaged' });
      return;
    }
    if (reading.state === 'wrongKey') {
      await this.#startOver(
        path,
        'wrong-key',
        { code: 'draft.wrongKey' },
        v7(),
        reading.identity.visit,
        null,
      );
      return;
    }
    const ids = idsOf(reading.identity);
    const { draft, whole } = draftOf(reading.records);
    if (ids === null || `${ids.draftId}.journal` !== name) {
      await this.#aside(path, 'damaged', { code: 'draft.damaged' });
      return;
    }
    if (reading.tail === 'damaged' || !whole || draft.template === '') {
      const { draft: id, visit } = reading.identity;
      await this.#startOver(path, 'damaged', { code: 'draft.damaged' }, id, visit, draft);
      return;
    }
    if (reading.tail === 'torn') log('draft tail cut off');
    const journal = await SealedJournal.resume(path, this.#key, reading, this.#clock());
    this.#hold(ids.draftId, ids.visitId, draft, journal, []);
  }

  async #aside(path: string, why: 'damaged' | 'wrong-key', warning: Refusal): Promise<void> {
    log('draft kept aside', { code: warning.code });
    await keepJournalAside(path, why, this.#clock());
    this.#warn(warning);
  }

  /** Keeps a file aside and goes on in a new one with what could be read of it, or with a newer checkpoint. */
  async #startOver(
    path: string,
    why: 'damaged' | 'wrong-key',
    warning: Refusal,
    draft: string,
    visit: string,
    read: DraftState | null,
  ): Promise<void> {
    const ids = idsOf({ draft, visit });
    await this.#aside(path, why, warning);
    if (ids === null) return;
    const checkpoint = this.#checkpoints.get(draft, visit);
    const base = read ?? emptyDraft('');
    const state =
      checkpoint !== null && checkpoint.revision > base.revision && base.signed === null
        ? { ...base, revision: checkpoint.revision, sections: checkpoint.sections, lastEdits: null }
        : { ...base, lastEdits: null };
    const at = this.#clock();
    const { template, revision, sections, signed } = state;
    const prelude: DraftRecord[] = [
      { type: 'opened', v: 1, template, at },
      { type: 'snapshot', revision, sections, at },
      ...(signed === null ? [] : [signedRecord(signed)]),
      ...(signed?.delivered === true ? [{ type: 'delivered', at } as const] : []),
    ];
    const held = this.#hold(
      ids.draftId,
      ids.visitId,
      state,
      this.#freshJournal(ids.draftId, ids.visitId),
      prelude,
      warning,
    );
    if (template === '' || (revision === 0 && signed === null)) return;
    // What could be read is made safe at once; if the disk does not take it, the next write tries again.
    try {
      await held.journal.append(prelude);
      held.prelude = [];
    } catch (error) {
      log('draft not written', errorFields(error));
    }
  }
}

/** A draft whose first record could not be read learns its template when its visit is opened. */
function nameTemplate(held: HeldDraft, template: string): void {
  if (held.state.template !== '') return;
  held.state = { ...held.state, template };
  held.prelude = held.prelude.map((record) => (record.type === 'opened' ? { ...record, template } : record));
}

function signedRecord(signed: NonNullable<DraftState['signed']>): Extract<DraftRecord, { type: 'signed' }> {
  const { type, noteId, canonical, sha256, at } = signed;
  return { type, noteId, canonical, sha256, at };
}

function idsOf(identity: {
  readonly draft: string;
  readonly visit: string;
}): { readonly draftId: DraftId; readonly visitId: VisitId } | null {
  const draft = draftIdSchema.safeParse(identity.draft);
  const visit = visitIdSchema.safeParse(identity.visit);
  return draft.success && visit.success ? { draftId: draft.data, visitId: visit.data } : null;
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
