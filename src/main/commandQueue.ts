import type { CommandEnvelope, VisitCommand } from '../shared/contracts/visit.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';

/** The most commands that may wait for the connection. */
export const maxQueuedCommands = 200;

/** How long after a lost answer, while there is a connection, what waits is sent again, in ms: doubled each time. */
const retryMs = 1_000;
const longestRetryMs = 10_000;

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
  readonly #connected: () => boolean;
  readonly #changed: (pending: number) => void;
  readonly #refused: (visitId: VisitId, refusal: Refusal, command: VisitCommand['type']) => void;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  /** Sent at once, and neither answered nor lost yet. */
  readonly #onWire = new Set<CommandEnvelope>();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryMs = retryMs;
  #stopped = false;

  constructor(options: {
    readonly send: (envelope: CommandEnvelope) => Promise<SendOutcome>;
    /** Whether there is a connection now: an answer can be lost without it. */
    readonly connected: () => boolean;
    readonly changed: (pending: number) => void;
    /** A queued command was refused: its answer has nobody waiting, so it is told as an event. */
    readonly refused: (visitId: VisitId, refusal: Refusal, command: VisitCommand['type']) => void;
  }) {
    this.#send = options.send;
    this.#connected = options.connected;
    this.#changed = options.changed;
    this.#refused = options.refused;
  }

  get pending(): number {
    return this.#waiting.length;
  }

  /** How many are given and not answered: what the hub may never have heard of, should this end now. */
  get unanswered(): number {
    return this.#waiting.length + this.#onWire.size;
  }

  /** Whether a command of the visit is given and not answered. */
  holds(visitId: VisitId): boolean {
    return [...this.#waiting.map((one) => one.envelope), ...this.#onWire].some(
      (envelope) => envelope.visitId === visitId,
    );
  }

  /** Sends nothing again by itself from now on. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
  }

  /** Sends now, or queues: behind those that wait already, or when the connection is lost on the way. */
  async give(
    envelope: CommandEnvelope,
  ): Promise<Result<{ readonly state: 'done'; readonly seq: number } | { readonly state: 'pending' }>> {
    if (this.#waiting.length > 0) {
      const waits = this.#wait({ envelope, sent: false });
      if (!this.#stopped && this.#connected()) void this.flush();
      return waits;
    }
    this.#onWire.add(envelope);
    const outcome = await this.#send(envelope);
    this.#onWire.delete(envelope);
    if (outcome.state === 'lost') {
      const waits = this.#wait({ envelope, sent: true });
      this.#sendAgainSoon();
      return waits;
    }
    return outcome.result.ok ? done({ state: 'done', seq: outcome.result.value.seq }) : outcome.result;
  }

  /** Sends what waits, in order, until all is sent or the connection is lost again. */
  flush(): Promise<void> {
    clearTimeout(this.#retry);
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
        this.#sendAgainSoon();
        return;
      }
      this.#retryMs = retryMs;
      this.#waiting = this.#waiting.slice(1);
      this.#changed(this.#waiting.length);
      if (outcome.result.ok) moved.set(visitId, { expected: expectedSeq, now: outcome.result.value.seq });
      else this.#refused(visitId, outcome.result.refusal, envelope.command.type);
    }
  }

  /** Without a connection nothing is tried: the next connection flushes. */
  #sendAgainSoon(): void {
    clearTimeout(this.#retry);
    if (this.#stopped || !this.#connected()) return;
    this.#retry = setTimeout(() => void this.flush(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  #wait(waiting: Waiting): Result<{ readonly state: 'pending' }> {
    if (this.#waiting.length >= maxQueuedCommands) return refuse('connection.lost');
    this.#waiting = [...this.#waiting, waiting];
    this.#changed(this.#waiting.length);
    return done({ state: 'pending' });
  }
}
