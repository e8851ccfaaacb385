/** What of the browser it needs, so that a test can stand in for it. */
interface Surroundings {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  readonly wakeLock: { request(type: 'screen'): Promise<Lock> } | undefined;
}
interface Lock {
  release(): Promise<void>;
  addEventListener(type: 'release', listener: () => void): void;
}

/**
 * Keeps the screen lit while it is wanted and the page is in front. The system takes the lock away when the page is
 * hidden or the battery is low: it is let go of then, and taken anew when the page comes back. Where the browser has none
 * (Safari before 16.4) nothing happens.
 */
export class ScreenLight {
  readonly #around: Surroundings;
  #wanted = false;
  #lock: Lock | null = null;
  #asking = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    const { document } = this.#around;
    if (wanted) document.addEventListener('visibilitychange', this.#follow);
    else document.removeEventListener('visibilitychange', this.#follow);
    this.#follow();
  }

  readonly #follow = (): void => {
    const lit = this.#wanted && this.#around.document.visibilityState === 'visible';
    if (lit) void this.#take();
    else this.#letGo();
  };

  async #take(): Promise<void> {
    if (this.#lock || this.#asking) return;
    this.#asking = true;
    const lock = await this.#around.wakeLock?.request('screen').catch(() => null);
    this.#asking = false;
    if (!lock) return;
    this.#lock = lock;
    lock.addEventListener('release', () => {
      if (this.#lock === lock) this.#lock = null;
    });
    // Hidden or no longer wanted while it was asked for.
    if (!this.#wanted || this.#around.document.visibilityState !== 'visible') this.#letGo();
  }

  #letGo(): void {
    const lock = this.#lock;
    this.#lock = null;
    void lock?.release().catch(() => {});
  }
}
