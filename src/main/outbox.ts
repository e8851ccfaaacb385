import type { NoteDelivery, NoteReceipt } from '../shared/contracts/record.ts';
import type { NoteId, VisitId } from '../shared/domain/ids.ts';
import { type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Drafts, UndeliveredNote } from './drafts.ts';
import { log } from './log.ts';

const firstRetryMs = 1_000;
const longestRetryMs = 60_000;

/**
 * Delivers signed notes until the record has acknowledged each. It keeps nothing of its own: what is undelivered stands
 * in the journals, so a restart goes on where it was, and the record takes the same note once however often it comes.
 */
export class Outbox {
  readonly #drafts: Drafts;
  readonly #deliver: (delivery: NoteDelivery) => Promise<Result<NoteReceipt>>;
  readonly #waiting: (visitIds: readonly VisitId[]) => void;
  readonly #told: (visitId: VisitId, noteId: NoteId) => void;
  readonly #warn: (warning: Refusal) => void;
  readonly #warned = new Set<NoteId>();
  #running: Promise<void> | null = null;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #retryMs = firstRetryMs;
  #closed = false;

  constructor(options: {
    readonly drafts: Drafts;
    readonly deliver: (delivery: NoteDelivery) => Promise<Result<NoteReceipt>>;
    /** Told whose notes are signed and not in the record yet: all of them, whenever that may have changed. */
    readonly waiting: (visitIds: readonly VisitId[]) => void;
    /** Told once a note is in the record. */
    readonly delivered: (visitId: VisitId, noteId: NoteId) => void;
    /** Told when the record will not have a note as it is. */
    readonly warn: (warning: Refusal) => void;
  }) {
    this.#drafts = options.drafts;
    this.#deliver = options.deliver;
    this.#waiting = options.waiting;
    this.#told = options.delivered;
    this.#warn = options.warn;
  }

  /** Delivers what there is: after signing, and each time the connection is back. */
  kick(): void {
    if (this.#closed) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    void this.#sayWaiting();
    if (this.#running !== null) {
      this.#again = true;
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (!this.#again) return;
      this.#again = false;
      this.kick();
    });
  }

  /** Waits for the delivery on its way, and starts no other. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }

  async #sayWaiting(): Promise<void> {
    const notes = await this.#drafts.undelivered();
    if (!this.#closed) this.#waiting(notes.map(({ visitId }) => visitId));
  }

  async #run(): Promise<void> {
    let left = false;
    for (const note of await this.#drafts.undelivered()) {
      if (this.#closed) return;
      if (!(await this.#deliverOne(note))) left = true;
    }
    if (!left) this.#retryMs = firstRetryMs;
    else this.#retryLater();
  }

  async #deliverOne(note: UndeliveredNote): Promise<boolean> {
    const { canonical, sha256, noteId, visitId, draftId } = note;
    const answer = await this.#deliver({ canonical, sha256 });
    const receipt =
      answer.ok && (answer.value.noteId !== noteId || answer.value.sha256 !== sha256)
        ? refuse('note.altered')
        : answer;
    if (!receipt.ok) {
      log('note not delivered', { code: receipt.refusal.code });
      if (receipt.refusal.code !== 'connection.lost' && !this.#warned.has(noteId)) {
        this.#warned.add(noteId);
        this.#warn(receipt.refusal);
      }
      return false;
    }
    const kept = await this.#drafts.delivered(draftId);
    // Not written: it is delivered once more later, and the record answers as now.
    if (!kept.ok) return false;
    log('note delivered');
    this.#told(visitId, noteId);
    await this.#sayWaiting();
    return true;
  }

  #retryLater(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.kick(), this.#retryMs);
    this.#timer.unref?.();
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }
}
