import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { type Settings, settings as settingsSchema } from '../shared/contracts/ipc.ts';
import { type ConsoleMode, consoleModes } from '../shared/contracts/session.ts';
import { asideName } from './storedFiles.ts';

export const defaultSettings: Settings = {
  language: 'sv',
  theme: 'system',
  keyHints: true,
  arrivalSound: true,
  arrivalVolume: 0.5,
  lockAfterMinutes: 10,
  devices: { camera: null, microphone: null, speaker: null },
  noteShare: { wide: null, upright: null },
  railOpen: false,
};

export const windowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
export type WindowPlace = z.output<typeof windowPlace>;

/** Everything kept by electron-store, beside the sealed checkpoints. Each part stands alone: a bad one falls back. */
export interface StoredSettings {
  readonly settings: Settings;
  readonly window: WindowPlace | null;
  readonly hubPort: number | null;
  /** Practice or a clinic, as the first start was answered; null before. */
  readonly mode: ConsoleMode | null;
}

const storedMode = z.enum(consoleModes);
const storedPort = z.int().min(1024).max(65_535);

/** Reads what a settings file holds; each field that is not as it should be is taken from the defaults. */
export function settingsFrom(value: unknown): StoredSettings {
  const stored = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const given =
    typeof stored.settings === 'object' && stored.settings !== null
      ? (stored.settings as Record<string, unknown>)
      : {};
  const kept = Object.fromEntries(
    Object.entries(settingsSchema.shape).flatMap(([name, field]) => {
      const read = field.safeParse(given[name]);
      return read.success ? [[name, read.data]] : [];
    }),
  );
  const place = windowPlace.safeParse(stored.window);
  const mode = storedMode.safeParse(stored.mode);
  const port = storedPort.safeParse(stored.hubPort);
  return {
    settings: { ...defaultSettings, ...kept },
    window: place.success ? place.data : null,
    hubPort: port.success ? port.data : null,
    mode: mode.success ? mode.data : null,
  };
}

/**
 * Moves a settings file that is not a JSON object aside, before anything opens it and writes over it. True when one was
 * moved. Synchronous: settings are read once, before the first window.
 */
export function keepDamagedSettingsAside(path: string, now: number): boolean {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    renameSync(path, asideName(path, 'damaged', now));
    return true;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return false;
  } catch {
    // Falls through to being kept aside.
  }
  renameSync(path, asideName(path, 'damaged', now));
  return true;
}
