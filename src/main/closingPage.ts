import type { Instant } from '../shared/domain/time.ts';

/** How long the page gets, in ms, to write what is typed and end its calls. */
const closingMs = 2_000;

/** What would be lost by closing: text, or a visit that is open, known by its time. */
export interface ClosingAnswer {
  readonly unsaved: boolean;
  readonly openVisit: { readonly start: Instant } | null;
}

/** The handshake at closing: the page is told, writes what is typed, and says how that went. */
export class ClosingPage {
  readonly #tell: (final: boolean) => void;
  #answer: ((answer: ClosingAnswer) => void) | null = null;

  constructor(tell: (final: boolean) => void) {
    this.#tell = tell;
  }

  /**
   * What would be lost by closing; `final`: it is decided, and the page ends its calls too. A page that does not answer in
   * time must not keep the program: it counts as having nothing.
   */
  ask(final: boolean): Promise<ClosingAnswer> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ unsaved: false, openVisit: null }), closingMs);
      this.#answer = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      this.#tell(final);
    });
  }

  /** The page's answer. */
  mayClose(answer: ClosingAnswer): void {
    this.#answer?.(answer);
  }
}
