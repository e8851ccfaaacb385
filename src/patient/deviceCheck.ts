import { watchLevel } from '../call/level.ts';
import type { LocalMedia } from '../call/localMedia.ts';
import { testNetwork } from '../call/networkTest.ts';
import { playTestSound } from '../call/speakerTest.ts';
import type { Readiness } from '../shared/domain/readiness.ts';
import {
  type CheckFindings,
  changedReadiness,
  hear,
  nothingFound,
  readinessFrom,
  troublesBeforeAsking,
} from './deviceReport.ts';

export type DeviceReadings = Omit<Readiness, 'room'>;

/**
 * The device check. What it finds is told as it is found (`report` answers whether it could be told),
 * so that the clinician sees a refused camera before anybody asks.
 */
export class DeviceCheck {
  readonly #media: LocalMedia;
  readonly #report: (changed: Partial<DeviceReadings>) => boolean;
  readonly #listeners = new Set<() => void>();
  #findings: CheckFindings = nothingFound;
  #readings: DeviceReadings;
  #said: Partial<DeviceReadings> = {};

  constructor(media: LocalMedia, report: (changed: Partial<DeviceReadings>) => boolean) {
    this.#media = media;
    this.#report = report;
    this.#readings = readinessFrom(media.state, this.#findings);
    let stream = media.stream;
    media.subscribe((state) => {
      // A microphone taken anew has to be heard anew.
      if (state.stream !== stream) {
        stream = state.stream;
        this.#find({ hearing: { state: 'unmeasured' } });
      } else this.#tell();
    });
  }

  get readings(): DeviceReadings {
    return this.#readings;
  }

  get findings(): CheckFindings {
    return this.#findings;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Everything once more, after a reconnection. */
  sayAgain(): void {
    this.#said = {};
    this.#tell();
  }

  async lookBeforeAsking(): Promise<void> {
    this.#find({ before: await troublesBeforeAsking() });
  }

  async runNetwork(): Promise<void> {
    if (this.#findings.network.state === 'testing') return;
    this.#find({ network: { state: 'testing' } });
    this.#find({ network: await testNetwork('/api/probe') });
  }

  /** Plays the sound; whether it was heard only the person can say. */
  async playSound(): Promise<void> {
    this.#find({ speaker: { state: 'testing' } });
    const played = await playTestSound();
    if (!played) this.#find({ speaker: { state: 'trouble', trouble: 'silent' } });
  }

  soundHeard(heard: boolean): void {
    this.#find({ speaker: heard ? { state: 'works' } : { state: 'trouble', trouble: 'silent' } });
  }

  /** Follows the microphone's level while somebody looks at it. */
  watchMicrophone(stream: MediaStream, onLevel: (level: number) => void): () => void {
    return watchLevel(stream, (level) => {
      onLevel(level ?? 0);
      const hearing = hear(this.#findings.hearing, level, performance.now());
      if (hearing !== this.#findings.hearing) this.#find({ hearing });
    });
  }

  #find(found: Partial<CheckFindings>): void {
    this.#findings = { ...this.#findings, ...found };
    this.#tell();
  }

  #tell(): void {
    this.#readings = readinessFrom(this.#media.state, this.#findings);
    const changed = changedReadiness(this.#said, this.#readings);
    if (changed && this.#report(changed)) this.#said = { ...this.#said, ...changed };
    for (const listener of this.#listeners) listener();
  }
}
