import type { DeviceListing, LocalMedia } from './localMedia.ts';

/** Where the other side's sound comes out. */
export interface SpeakerState {
  /** For `setSinkId`; the empty string is the system's choice. */
  readonly id: string;
  /** The name of the chosen speaker that is not connected any more, while the system's choice plays in its place. */
  readonly lost: string | null;
}

/** Whether this browser lets a page choose where sound comes out (not on iPhones). */
export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
}

/** The speaker of one's choice: while it is unplugged the system's, by itself, and it again when it is back. */
export class SpeakerChoice {
  #state: SpeakerState = { id: '', lost: null };
  #chosen: DeviceListing | null = null;
  readonly #media: Pick<LocalMedia, 'devices'>;
  readonly #listeners = new Set<() => void>();

  constructor(media: Pick<LocalMedia, 'devices'>) {
    this.#media = media;
  }

  get state(): SpeakerState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  choose(speaker: DeviceListing): void {
    if (this.#chosen === null)
      navigator.mediaDevices?.addEventListener('devicechange', () => void this.#look());
    this.#chosen = speaker;
    this.#set({ id: speaker.id, lost: null });
  }

  async #look(): Promise<void> {
    const { speakers } = await this.#media.devices();
    const chosen = this.#chosen;
    if (chosen === null) return;
    const there = speakers.some((one) => one.id === chosen.id);
    if (there !== (this.#state.lost === null))
      this.#set(there ? { id: chosen.id, lost: null } : { id: '', lost: chosen.label });
  }

  #set(state: SpeakerState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
