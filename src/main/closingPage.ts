/** How long the page gets, in ms, to write what is typed when its window closes. */
const closingMs = 2_000;

/** The handshake at closing: the page is told, writes what is typed, and says that it may close. */
export class ClosingPage {
  readonly #tell: () => void;
  #done: (() => void) | null = null;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /** Resolves when the page has said so, or when its time is up (a page that hangs must not keep the program). */
  ask(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, closingMs);
      this.#done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#tell();
    });
  }

  /** The page says that everything typed is written. */
  mayClose(): void {
    this.#done?.();
  }
}
