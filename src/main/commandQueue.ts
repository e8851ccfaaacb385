import type { CommandEnvelope } from '../shared/contracts/visit.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';

/** The most commands that may wait for the connection. */
export const maxQueuedCommands = 200;

/** What one attempt to send gave: an answer, or no connection (then it may or may not have been done). */
export type SendOutcome =
  | { readonly state: 'answered'; readonly result: Result<{ readonly seq: number }> }
  | { readonly state: 'lost' };

interface Waiting {
  readonly envelope: CommandEnvelope;
  /** Was on the wire once: it must be repeated exactly as it was, and is answered, not done again. */
  readonly sent: boolean;
}

/**
 * Commands that wait for the connection, in order. Several given one after the other for the same visit, while nobody
 * could answer, expect the same seq; each takes the seq that the one before it was answered with.
 */
export class CommandQueue {
  readonly #send: (envelope: CommandEnvelope) => Promise<SendOutcome>;
  readonly #changed: (pending: number) => void;
  readonly #refused: (visitId: VisitId, refusal: Refusal) => void;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;

  constructor(options: {
    readonly send: (envelope: CommandEnvelope) => Promise<SendOutcome>;
    readonly changed: (pending: number) => void;
    /** A queued command was refused: its answer has nobody waiting, so it is told as an event. */
    readonly refused: (visitId: VisitId, refusal: Refusal) => void;
  }) {
    this.#send = options.send;
    this.#changed = options.changed;
    this.#refused = options.refused;
  }

  get pending(): number {
    return this.#waiting.length;
  }

  /** Sends now, or queues: behind those that wait already, or when the connection is lost on the way. */
  async give(
    envelope: CommandEnvelope,
  ): Promise<Result<{ readonly state: 'done'; readonly seq: number } | { readonly state: 'pending' }>> {
    if (this.#waiting.length > 0) return this.#wait({ envelope, sent: false });
    const outcome = await this.#send(envelope);
    if (outcome.state === 'lost') return this.#wait({ envelope, sent: true });
    return outcome.result.ok ? done({ state: 'done', seq: outcome.result.value.seq }) : outcome.result;
  }

  /** Sends what waits, in order, until all is sent or the connection is lost again. */
  flush(): Promise<void> {
    this.#flushing ??= this.#flushAll().finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  async #flushAll(): Promise<void> {
    const moved = new Map<VisitId, { readonly expected: number; readonly now: number }>();
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const { visitId, expectedSeq } = next.envelope;
      const earlier = moved.get(visitId);
      const envelope =
        !next.sent && earlier !== undefined && earlier.expected === expectedSeq
          ? { ...next.envelope, expectedSeq: earlier.now }
          : next.envelope;
      const outcome = await this.#send(envelope);
      if (outcome.state === 'lost') {
        this.#waiting[0] = { envelope, sent: true };
        return;
      }
      this.#waiting = this.#waiting.slice(1);
      this.#changed(this.#waiting.length);
      if (outcome.result.ok) moved.set(visitId, { expected: expectedSeq, now: outcome.result.value.seq });
      else this.#refused(visitId, outcome.result.refusal);
    }
  }

  #wait(waiting: Waiting): Result<{ readonly state: 'pending' }> {
    if (this.#waiting.length >= maxQueuedCommands) return refuse('connection.lost');
    this.#waiting = [...this.#waiting, waiting];
    this.#changed(this.#waiting.length);
    return done({ state: 'pending' });
  }
}
