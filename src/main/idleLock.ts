/** Locks after a time without input. In a call nothing is locked by time: who listens does not type. */
export class IdleLock {
  readonly #minutes: () => number;
  readonly #lock: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #inCall = false;

  constructor(options: {
    /** As the settings have it now; 0 never. */
    readonly minutes: () => number;
    readonly lock: () => void;
  }) {
    this.#minutes = options.minutes;
    this.#lock = options.lock;
  }

  /** Somebody is there: the time begins anew. `inCall` holds until it is said otherwise. */
  alive(inCall = this.#inCall): void {
    this.#inCall = inCall;
    clearTimeout(this.#timer);
    const minutes = this.#minutes();
    if (inCall || minutes === 0) return;
    this.#timer = setTimeout(this.#lock, minutes * 60_000);
    this.#timer.unref?.();
  }

  /** Nobody is signed in, or it is locked already. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#inCall = false;
  }
}
