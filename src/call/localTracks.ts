import type { OutgoingTracks } from './simplePeerConnection.ts';

/** What a peer's own clones may send now: the mutes of the person and the hold of its visit, both. */
export interface Sending {
  readonly audio: boolean;
  readonly video: boolean;
}

const sendingNothing: Sending = { audio: false, video: false };
const noTracks: OutgoingTracks = { audio: null, video: null };

/**
 * One peer's clones of the source tracks. Each peer has its own, so that one visit's sound can never reach another;
 * they send only what both the mutes (of the source) and `allow` (of this peer) let through.
 */
export class LocalTracks {
  #tracks: OutgoingTracks = noTracks;
  #allowed: Sending = sendingNothing;
  #on: Sending = sendingNothing;
  readonly #onReplaced: (tracks: OutgoingTracks) => void;
  readonly #onReleased: (tracks: LocalTracks) => void;

  constructor(onReplaced: (tracks: OutgoingTracks) => void, onReleased: (tracks: LocalTracks) => void) {
    this.#onReplaced = onReplaced;
    this.#onReleased = onReleased;
  }

  get tracks(): OutgoingTracks {
    return this.#tracks;
  }

  /** Lets this peer send (hold and let-in); what is not allowed goes out as silence and black. */
  allow(sending: Sending): void {
    this.#allowed = sending;
    this.#apply();
  }

  /** The person's own mutes; called by LocalMedia. */
  switchOn(on: Sending): void {
    this.#on = on;
    this.#apply();
  }

  /** New sources: fresh clones take the place of the old ones; called by LocalMedia. */
  cloneFrom(audio: MediaStreamTrack | null, video: MediaStreamTrack | null): void {
    const old = this.#tracks;
    this.#tracks = { audio: audio?.clone() ?? null, video: video?.clone() ?? null };
    this.#apply();
    this.#onReplaced(this.#tracks);
    old.audio?.stop();
    old.video?.stop();
  }

  /** Stops the clones; the sources go on. */
  release(): void {
    this.#tracks.audio?.stop();
    this.#tracks.video?.stop();
    this.#tracks = noTracks;
    this.#onReleased(this);
  }

  #apply(): void {
    if (this.#tracks.audio) this.#tracks.audio.enabled = this.#allowed.audio && this.#on.audio;
    if (this.#tracks.video) this.#tracks.video.enabled = this.#allowed.video && this.#on.video;
  }
}
