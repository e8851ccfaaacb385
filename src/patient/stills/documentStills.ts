import type { StillSender } from '../../call/stillSender.ts';
import { lookEveryMs, lookedAt, type Moment, momentFrom } from './moment.ts';
import { type Sight, sightOf } from './sight.ts';
import { takeStill } from './takeStill.ts';
import { partUnder } from './viewfinder.ts';

/** Where the document is held: one's own picture, and the frame over it. */
export interface Viewfinder {
  readonly video: HTMLVideoElement;
  readonly frame: HTMLElement;
}

/** Width of the small picture that is measured, in px; small enough for any phone, five times a second. */
const measuredWidth = 480;

/**
 * While a document is asked for: looks at the frame, takes a still when what lies in it is sharp and held still, and sends
 * it. The reading, and the word of it, comes from the clinic.
 */
export class DocumentStills {
  readonly #sender: StillSender;
  readonly #onSending: (sending: boolean) => void;
  readonly #onHurt: () => void;
  readonly #canvas = document.createElement('canvas');
  #timer: ReturnType<typeof setInterval> | undefined;
  #viewfinder: Viewfinder | null = null;
  #moment: Moment = momentFrom(0, null, false);
  #busy = false;

  constructor(options: {
    readonly sender: StillSender;
    readonly onSending: (sending: boolean) => void;
    /** The camera has died of a photograph: it has to be taken anew. */
    readonly onHurt: () => void;
  }) {
    this.#sender = options.sender;
    this.#onSending = options.onSending;
    this.#onHurt = options.onHurt;
  }

  /** Looks through this viewfinder from now on; null: nobody asks for a document. */
  look(viewfinder: Viewfinder | null): void {
    this.#viewfinder = viewfinder;
    clearInterval(this.#timer);
    if (viewfinder === null) {
      this.#canvas.width = 0;
      this.#canvas.height = 0;
      return;
    }
    this.#moment = momentFrom(performance.now(), null, false);
    this.#timer = setInterval(() => void this.#lookOnce(viewfinder), lookEveryMs);
  }

  async #lookOnce(viewfinder: Viewfinder): Promise<void> {
    if (this.#busy) return;
    if (!this.#sender.wanted) {
      this.#moment = momentFrom(performance.now(), null, false);
      return;
    }
    const sight = this.#sight(viewfinder);
    if (sight === null) return;
    const { moment, take } = lookedAt(this.#moment, sight, performance.now());
    this.#moment = moment;
    if (!take) return;
    this.#busy = true;
    this.#onSending(true);
    const still = await takeStill(viewfinder.video, this.#onHurt).catch(() => null);
    if (still !== null && this.#viewfinder === viewfinder) await this.#sender.send(still);
    still?.bytes.fill(0);
    this.#moment = momentFrom(performance.now(), sight, true);
    this.#busy = false;
    this.#onSending(false);
  }

  #sight({ video, frame }: Viewfinder): Sight | null {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || document.visibilityState === 'hidden')
      return null;
    const part = partUnder(frame.getBoundingClientRect(), video.getBoundingClientRect(), {
      width: video.videoWidth,
      height: video.videoHeight,
    });
    if (part === null) return null;
    const width = Math.min(measuredWidth, Math.round(part.width));
    const height = Math.round((width * part.height) / part.width);
    if (width < 3 || height < 3) return null;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const pen = this.#canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (pen === null) return null;
    pen.drawImage(video, part.x, part.y, part.width, part.height, 0, 0, width, height);
    return sightOf(pen.getImageData(0, 0, width, height).data, width, height);
  }
}
