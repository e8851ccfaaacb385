import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { Settings } from '../shared/contracts/ipc.ts';
import type { ConsoleMode } from '../shared/contracts/session.ts';
import type { CheckpointShelf } from './checkpoints.ts';
import { errorFields, log } from './log.ts';
import { keepDamagedSettingsAside, type StoredSettings, settingsFrom, type WindowPlace } from './settings.ts';

const fileName = 'settings';

/** Settings, window place, mode, the hub's port and the sealed checkpoints, in one file of electron-store's. */
export class SettingsFile implements CheckpointShelf {
  /** True when the file found could not be read: it is kept aside, and the defaults are in use. */
  readonly wasDamaged: boolean;
  readonly #store: ElectronStore<Record<string, unknown>>;
  #stored: StoredSettings;

  /** Opens `settings.json` in `folder` (absolute). */
  constructor(folder: string, now: number) {
    this.wasDamaged = keepDamagedSettingsAside(join(folder, `${fileName}.json`), now);
    if (this.wasDamaged) log('settings kept aside', { code: 'settings.damaged' });
    this.#store = new ElectronStore<Record<string, unknown>>({
      cwd: folder,
      name: fileName,
      projectVersion: '1.0.0',
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
    this.#stored = settingsFrom(this.#store.store);
  }

  get settings(): Settings {
    return this.#stored.settings;
  }

  get window(): WindowPlace | null {
    return this.#stored.window;
  }

  get hubPort(): number | null {
    return this.#stored.hubPort;
  }

  get mode(): ConsoleMode | null {
    return this.#stored.mode;
  }

  changeSettings(change: Partial<Settings>): Settings {
    this.#stored = { ...this.#stored, settings: { ...this.#stored.settings, ...change } };
    this.#put('settings', this.#stored.settings);
    return this.#stored.settings;
  }

  keepWindow(place: WindowPlace): void {
    this.#stored = { ...this.#stored, window: place };
    this.#put('window', place);
  }

  keepMode(mode: ConsoleMode): void {
    this.#stored = { ...this.#stored, mode };
    this.#put('mode', mode);
  }

  keepHubPort(port: number): void {
    if (port === this.#stored.hubPort) return;
    this.#stored = { ...this.#stored, hubPort: port };
    this.#put('hubPort', port);
  }

  read(draftId: string): string | null {
    const sealed = this.#checkpoints()[draftId];
    return typeof sealed === 'string' ? sealed : null;
  }

  write(draftId: string, sealed: string): void {
    this.#store.set('checkpoints', { ...this.#checkpoints(), [draftId]: sealed });
  }

  remove(draftId: string): void {
    const { [draftId]: gone, ...rest } = this.#checkpoints();
    if (gone !== undefined) this.#store.set('checkpoints', rest);
  }

  #checkpoints(): Record<string, unknown> {
    const kept = this.#store.get('checkpoints');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  }

  /** A disk that is full must not take the setting from the one who sits here: it holds until the console closes. */
  #put(name: string, value: unknown): void {
    try {
      this.#store.set(name, value);
    } catch (error) {
      log('settings not written', errorFields(error));
    }
  }
}
