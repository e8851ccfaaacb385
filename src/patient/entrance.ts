import { exchangeLink } from './entry.ts';
import type { InApp } from './inApp.ts';
import type { LinkFragment } from './link.ts';
import type { EntryTrouble } from './pageState.ts';

const unreachableRetryMs = 3_000;
const tooManyRetryMs = 60_000;

/** The way from a link to a session: once, or again and again where waiting can help. */
export class Entrance {
  readonly #link: LinkFragment;
  readonly #inApp: InApp | null;
  readonly #onTrouble: (why: EntryTrouble) => void;
  readonly #onInside: () => void;

  constructor(options: {
    link: LinkFragment;
    inApp: InApp | null;
    onTrouble: (why: EntryTrouble) => void;
    onInside: () => void;
  }) {
    this.#link = options.link;
    this.#inApp = options.inApp;
    this.#onTrouble = options.onTrouble;
    this.#onInside = options.onInside;
  }

  /** Exchanges the link where there is one, else takes up the browser's session. */
  async enter(): Promise<void> {
    const link = this.#link;
    if (link.state === 'malformed') return this.#onTrouble('wrongLink');
    if (link.state === 'link') {
      const trouble = await exchangeLink(link.participantId, link.token);
      if (trouble) {
        this.#onTrouble(trouble);
        if (trouble === 'unreachable') setTimeout(() => void this.enter(), unreachableRetryMs);
        if (trouble === 'tooMany') setTimeout(() => void this.enter(), tooManyRetryMs);
        return;
      }
      // The secret leaves the address: it is in the cookie now, and a reload needs only that. Inside another app it stays,
      // for that app's own "open in browser" hands on the address as it is.
      if (!this.#inApp) history.replaceState(null, '', location.pathname + location.search);
    }
    this.#onInside();
  }
}
