import type { ConnectionState } from '../shared/contracts/ipc.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';

/** What the renderer is told of the connection: one state, from the process, the socket and the queue together. */
export class Connection {
  readonly #clock: Clock;
  readonly #changed: (state: ConnectionState) => void;
  #state: ConnectionState = { state: 'connecting' };
  #pending = 0;

  constructor(clock: Clock, changed: (state: ConnectionState) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  connected(): void {
    this.#say({ state: 'connected', since: this.#clock() });
  }

  /**
   * Lost, and why. The first moment stands while it lasts; a more telling reason takes the place of "lost". `wasUp`: the
   * hub itself ended, or runs elsewhere and ought to be there.
   */
  lost(refusal: Refusal, wasUp = false): void {
    if (this.#state.state !== 'lost') {
      // Before the first connection, a socket that finds nobody yet is not a loss; a hub that died is.
      if (this.#state.state === 'connecting' && refusal.code === 'connection.lost' && !wasUp) return;
      this.#say({ state: 'lost', since: this.#clock(), refusal, pendingCommands: this.#pending });
      return;
    }
    if (refusal.code === 'connection.lost' || refusal.code === this.#state.refusal.code) return;
    this.#say({ ...this.#state, refusal });
  }

  pending(count: number): void {
    this.#pending = count;
    if (this.#state.state === 'lost') this.#say({ ...this.#state, pendingCommands: count });
  }

  #say(state: ConnectionState): void {
    this.#state = state;
    this.#changed(state);
  }
}
