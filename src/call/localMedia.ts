import { deadSources } from './deadSources.ts';
import { type DeviceListings, listDevices } from './deviceListings.ts';
import { type DeviceChoice, isPermitted, openSources, type SourceKind } from './deviceSources.ts';
import { LocalTracks } from './localTracks.ts';
import { LostDevices, type SwitchedDevice } from './lostDevices.ts';
import type { OutgoingTracks } from './simplePeerConnection.ts';
import { type DeviceState, isAlive, stateOf, streamOf, trackOf } from './sourceState.ts';

export type { DeviceListing, DeviceListings } from './deviceListings.ts';
export type { DeviceState } from './sourceState.ts';

export interface LocalMediaState {
  readonly camera: DeviceState;
  readonly microphone: DeviceState;
  /** The person's own switches; off sends black or silence, the device stays open. */
  readonly cameraOn: boolean;
  readonly microphoneOn: boolean;
  /** The sources, for the own picture and the level; another object whenever a device changes. */
  readonly stream: MediaStream | null;
  /** What was changed by itself, until it is seen or another is chosen by hand; null: nothing. */
  readonly switched: SwitchedDevice | null;
}

/** Which sources rest: open, but giving silence or black. */
export interface Resting {
  readonly audio: boolean;
  readonly video: boolean;
}

/** Safari reports a mute of about a second at camera start (pitfalls, Phones): shorter ones are not told. */
const muteIsRealAfterMs = 1_500;

const names = { audio: 'microphone', video: 'camera' } as const satisfies Record<SourceKind, string>;

/**
 * Camera and microphone, taken once and together, from the device check to the end of the call
 * (on iOS a second `getUserMedia` mutes the tracks of the first). Troubles are named, not thrown.
 */
export class LocalMedia {
  #state: LocalMediaState = {
    camera: { state: 'closed' },
    microphone: { state: 'closed' },
    cameraOn: true,
    microphoneOn: true,
    stream: null,
    switched: null,
  };
  readonly #listeners = new Set<(state: LocalMediaState) => void>();
  readonly #clones = new Set<LocalTracks>();
  #sources: OutgoingTracks = { audio: null, video: null };
  #choice: DeviceChoice = {};
  readonly #lost = new LostDevices();
  #resting: Resting = { audio: false, video: false };
  /** One change of devices at a time, in the order asked for. */
  #queue: Promise<void> = Promise.resolve();
  #closed = false;
  readonly #onDeviceChange = (): void => void this.#enqueue(() => this.#devicesChanged());

  get state(): LocalMediaState {
    return this.#state;
  }

  get stream(): MediaStream | null {
    return this.#state.stream;
  }

  readonly subscribe = (listener: (state: LocalMediaState) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Opens camera and microphone together; what works is kept when the other fails, and its trouble named in `state`.
   * Opening what is open already does nothing: ask `reopen` for that.
   */
  open(choice: DeviceChoice = {}): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#closed) {
        this.#closed = false;
        this.#choice = {};
      }
      this.#choice = { ...this.#choice, ...choice };
      navigator.mediaDevices?.addEventListener('devicechange', this.#onDeviceChange);
      const wanted = (['audio', 'video'] as const).filter((kind) => !isAlive(this.#sources[kind]));
      await this.#take(wanted);
    });
  }

  /** Takes anew whatever is dead, muted by the system or in trouble (after a phone call on iOS, an unplugged device). */
  reopen(): Promise<void> {
    return this.#enqueue(async () => {
      const wanted = (['audio', 'video'] as const).filter(
        (kind) => !isAlive(this.#sources[kind]) || this.#sources[kind]?.muted === true,
      );
      await this.#take(wanted);
    });
  }

  /**
   * The page is in front again: takes anew what ended or was muted meanwhile, and what says that it lives and gives nothing
   * (a phone call on iOS leaves such tracks).
   */
  async revive(): Promise<void> {
    const { stream } = this.#state;
    if (!stream || this.#closed) return;
    const dead = await deadSources(stream, this.#resting);
    await this.#enqueue(async () => {
      if (this.#state.stream !== stream) return;
      const isGone = (kind: SourceKind): boolean =>
        dead[kind] || !isAlive(this.#sources[kind]) || this.#sources[kind]?.muted === true;
      await this.#take((['audio', 'video'] as const).filter(isGone));
    });
  }

  /** Lets sources rest without letting go of them: while waiting and by telephone nothing is taken in that nobody needs. */
  rest(resting: Resting): void {
    this.#resting = resting;
    this.#applyRest();
  }

  /** Other devices, also in mid-call: each peer's tracks are replaced. */
  choose(choice: DeviceChoice): Promise<void> {
    return this.#enqueue(async () => {
      const video = choice.camera !== undefined || choice.facing !== undefined;
      if (video) this.#choice = { ...this.#choice, camera: choice.camera, facing: choice.facing };
      if (choice.microphone !== undefined) this.#choice = { ...this.#choice, microphone: choice.microphone };
      const wanted: SourceKind[] = [];
      if (choice.microphone !== undefined) wanted.push('audio');
      if (video) wanted.push('video');
      for (const kind of wanted) this.#lost.forget(kind);
      this.#set({ switched: null });
      await this.#take(wanted);
    });
  }

  /** The word of what was changed by itself has been read. */
  seenSwitched(): void {
    this.#set({ switched: null });
  }

  setCamera(on: boolean): void {
    this.#set({ cameraOn: on });
    this.#applySwitches();
  }

  setMicrophone(on: boolean): void {
    this.#set({ microphoneOn: on });
    this.#applySwitches();
  }

  /** Clones for one peer, kept in step with the sources until released. `onReplaced` is told of every later change. */
  cloneFor(onReplaced: (tracks: OutgoingTracks) => void): LocalTracks {
    const clones = new LocalTracks(onReplaced, (released) => this.#clones.delete(released));
    clones.switchOn({ audio: this.#state.microphoneOn, video: this.#state.cameraOn });
    clones.cloneFrom(this.#sources.audio, this.#sources.video);
    this.#clones.add(clones);
    return clones;
  }

  devices(): Promise<DeviceListings> {
    return listDevices();
  }

  /** Lets go of both devices; clones of peers end too. */
  close(): void {
    this.#closed = true;
    navigator.mediaDevices?.removeEventListener('devicechange', this.#onDeviceChange);
    for (const track of [this.#sources.audio, this.#sources.video]) track?.stop();
    this.#sources = { audio: null, video: null };
    for (const clones of this.#clones) clones.cloneFrom(null, null);
    for (const kind of ['audio', 'video'] as const) this.#lost.forget(kind);
    this.#set({
      camera: { state: 'closed' },
      microphone: { state: 'closed' },
      stream: null,
      switched: null,
    });
  }

  async #take(wanted: readonly SourceKind[]): Promise<void> {
    if (wanted.length === 0 || this.#closed) return;
    this.#set({
      ...(wanted.includes('audio') && !isAlive(this.#sources.audio) && { microphone: { state: 'opening' } }),
      ...(wanted.includes('video') && !isAlive(this.#sources.video) && { camera: { state: 'opening' } }),
    });
    // Phones give one camera at a time: the old one is let go before the new one is asked for.
    const before = this.#sources;
    for (const kind of wanted) before[kind]?.stop();
    const got = await openSources(wanted, this.#choice);
    if (this.#closed) {
      for (const outcome of Object.values(got)) if (outcome?.ok) outcome.track.stop();
      return;
    }
    this.#sources = {
      audio: got.audio ? trackOf(got.audio) : this.#sources.audio,
      video: got.video ? trackOf(got.video) : this.#sources.video,
    };
    this.#applyRest();
    for (const kind of wanted) this.#watch(kind);
    for (const clones of this.#clones) clones.cloneFrom(this.#sources.audio, this.#sources.video);
    this.#set({
      stream: streamOf(this.#sources),
      ...(got.audio && { microphone: stateOf(got.audio) }),
      ...(got.video && { camera: stateOf(got.video) }),
    });
  }

  /** Follows one source: unplugged for good, or muted by the system (a phone call, another program). */
  #watch(kind: SourceKind): void {
    const track = this.#sources[kind];
    if (!track) return;
    const name = names[kind];
    const current = (): boolean => this.#sources[kind] === track;
    let timer: ReturnType<typeof setTimeout> | undefined;
    track.addEventListener('ended', () => {
      if (!current()) return;
      this.#lost.lose(kind, track.getSettings().deviceId ?? '');
      this.#set({ [name]: { state: 'trouble', trouble: 'unplugged' } });
      // The list of devices may have changed before the track has ended.
      void this.#enqueue(async () => {
        if (await isPermitted(kind)) await this.#devicesChanged();
      });
    });
    track.addEventListener('mute', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (current() && track.muted && isAlive(track))
          this.#set({ [name]: { state: 'trouble', trouble: 'taken' } });
      }, muteIsRealAfterMs);
    });
    track.addEventListener('unmute', () => {
      clearTimeout(timer);
      if (current() && isAlive(track)) this.#set({ [name]: stateOf({ ok: true, track }) });
    });
  }

  /** A device that was missing, taken out or busy may be there again; one that is gone has another take its place. */
  async #devicesChanged(): Promise<void> {
    const { cameras, microphones } = await this.devices();
    const wanted: SourceKind[] = [];
    for (const [kind, listed] of [['audio', microphones] as const, ['video', cameras] as const]) {
      const next = this.#lost.look(kind, this.#state[names[kind]], listed);
      if (next === null) continue;
      if (next.id !== null) this.#choice = { ...this.#choice, [names[kind]]: next.id };
      wanted.push(kind);
    }
    await this.#take(wanted);
    for (const kind of wanted) {
      const switched = this.#lost.switchedTo(kind, this.#state[names[kind]]);
      if (switched !== null) this.#set({ switched });
    }
  }

  #applyRest(): void {
    for (const kind of ['audio', 'video'] as const) {
      const source = this.#sources[kind];
      if (source) source.enabled = !this.#resting[kind];
    }
  }

  #applySwitches(): void {
    const on = { audio: this.#state.microphoneOn, video: this.#state.cameraOn };
    for (const clones of this.#clones) clones.switchOn(on);
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work, work);
    return this.#queue;
  }

  #set(change: Partial<LocalMediaState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
