import type { LocalMedia } from '../call/localMedia.ts';
import type { DeviceUse } from './deviceUse.ts';

/** Camera and microphone as the screens ask for them: asked for once on the way in, not with every word of the hub. */
export class DevicesInUse {
  readonly #media: LocalMedia;
  #use: DeviceUse = 'asItIs';

  constructor(media: LocalMedia) {
    this.#media = media;
  }

  get use(): DeviceUse {
    return this.#use;
  }

  follow(use: DeviceUse): void {
    const before = this.#use;
    if (use === before) return;
    this.#use = use;
    if (use === 'none') {
      this.#media.close();
      return;
    }
    this.#media.rest({ audio: use === 'waiting' || use === 'byPhone', video: use === 'byPhone' });
    if (use === 'open' || use === 'waiting') void this.#media.open();
    // The telephone call may have left them dead.
    if (before === 'byPhone') void this.#media.reopen();
  }

  /** The page is in front again: another call may have taken them meanwhile. */
  revive(): void {
    if (this.#use === 'open' || this.#use === 'waiting') void this.#media.revive();
  }
}
