/** How long the page gets, in ms, to write what is typed when its window closes. */
const closingMs = 2_000;

/** The handshake at closing: the page is told, writes what is typed, and says how that went. */
export class ClosingPage {
  readonly #tell: () => void;
  #answer: ((unsaved: boolean) => void) | null = null;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /**
   * Whether something typed would be lost by closing. A page that does not answer in time must not keep the program:
   * it counts as having nothing.
   */
  ask(): Promise<{ readonly unsaved: boolean }> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ unsaved: false }), closingMs);
      this.#answer = (unsaved) => {
        clearTimeout(timer);
        resolve({ unsaved });
      };
      this.#tell();
    });
  }

  /** The page says that everything typed is written, or that it could not be. */
  mayClose(unsaved: boolean): void {
    this.#answer?.(unsaved);
  }
}
