/** Chrome's offer to put the page on the home screen (not in every browser; on an iPhone it does not help, pitfalls.md). */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/** Holds the browser's offer until a person wants it. */
export class Installing {
  readonly #listeners = new Set<() => void>();
  #offer: InstallOffer | null = null;

  listen(target: Pick<Window, 'addEventListener'>): void {
    target.addEventListener('beforeinstallprompt', (event) => {
      // Not by itself, in the middle of a question.
      event.preventDefault();
      this.#set(event as InstallOffer);
    });
    target.addEventListener('appinstalled', () => this.#set(null));
  }

  get offered(): boolean {
    return this.#offer !== null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks the browser to ask; an offer can be taken up once. */
  install(): void {
    const offer = this.#offer;
    this.#set(null);
    void offer?.prompt().catch(() => {});
  }

  #set(offer: InstallOffer | null): void {
    this.#offer = offer;
    for (const listener of this.#listeners) listener();
  }
}
