import { mkdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { app, dialog } from 'electron';
import { log } from './log.ts';

/** Exit code of a console that found its data folder in use by another. */
const inUseExitCode = 3;

/** Where the files of each mode lie: practice and a clinic's profiles share nothing but the settings. */
export interface DataFolder {
  readonly userData: string;
  readonly practice: string;
  /** The practice clinic's hub. */
  readonly hub: string;
  readonly clinic: string;
}

/**
 * Sets the data folder: Electron's own, or `VIDI_DATA_DIR` (a path, no secret; tests and the guided visit have folders
 * of their own). Before the app is ready: Chromium's profile goes there too.
 */
export function chooseDataFolder(): DataFolder {
  const wished = process.env.VIDI_DATA_DIR;
  if (wished !== undefined && wished !== '') {
    const folder = isAbsolute(wished) ? wished : resolve(wished);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
    app.setPath('sessionData', folder);
  }
  const userData = app.getPath('userData');
  const practice = join(userData, 'practice');
  return { userData, practice, hub: join(practice, 'hub'), clinic: join(userData, 'clinic') };
}

const inUseWords =
  'Vidi är redan öppet med samma datamapp. Det fönstret ligger överst nu. / ' +
  'Vidi is already open with the same data folder. That window is in front now.';

/** True when this console has the data folder to itself; else it has been told, and ends with `inUseExitCode`. */
export function takeDataFolder(): boolean {
  if (app.requestSingleInstanceLock()) return true;
  log('refused', { code: 'store.inUse' });
  process.stderr.write(`${inUseWords}\n`);
  // A box waits for a press: only where somebody sits who started the installed program by hand.
  const interactive = app.isPackaged && process.env.VIDI_DATA_DIR === undefined;
  if (!interactive) {
    app.exit(inUseExitCode);
    return false;
  }
  void app.whenReady().then(async () => {
    await dialog.showMessageBox({ type: 'info', title: 'Vidi', message: inUseWords });
    app.exit(inUseExitCode);
  });
  return false;
}
