import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { killAll, processTree } from './processTree.ts';

const startLimitMs = 40_000;
const closeLimitMs = 8_000;

/** A console that runs, driven from outside: it holds nothing for a driver's sake. */
export interface RunningConsole {
  readonly app: ElectronApplication;
  readonly dataDir: string;
  /** The clinician's window. */
  readonly page: Page;
  /** The page of the practice patient's window, once it is there. */
  readonly practicePage: () => Promise<Page>;
  /** Asks it to close, and ends all its processes whatever it does. The data folder stays. */
  readonly close: () => Promise<void>;
  /** Every process of it, now. */
  readonly pids: () => readonly number[];
}

/** A folder of its own for one console's data; `remove` when done. */
export async function temporaryDataDir(): Promise<{
  readonly dir: string;
  readonly remove: () => Promise<void>;
}> {
  const dir = await mkdtemp(join(tmpdir(), 'vidi-visit-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/** Starts the built console (`out/`) on a data folder and waits for its window. */
export async function startConsole(options: {
  readonly executable: string;
  readonly dataDir: string;
  readonly practicePatient: boolean;
  /** The answer to the first start's question; null lets the window ask. By default practice. */
  readonly start?: 'practice' | null;
  /** The program's folder; by default this checkout. */
  readonly program?: string;
  readonly args?: readonly string[];
}): Promise<RunningConsole> {
  const app = await _electron.launch({
    executablePath: options.executable,
    args: [
      options.program ?? resolve(import.meta.dirname, '../..'),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--lang=sv',
      ...(options.args ?? []),
    ],
    env: environment(options),
    timeout: startLimitMs,
  });
  const pid = app.process().pid ?? 0;
  const known = new Set<number>();
  const pids = () => {
    for (const one of processTree(pid)) known.add(one);
    return [...known];
  };
  const close = async () => {
    pids();
    await Promise.race([app.close().catch(() => undefined), elapsed(closeLimitMs)]);
    killAll(pids());
  };
  try {
    const page = await pageOf(app, isConsole);
    return { app, dataDir: options.dataDir, page, practicePage: () => pageOf(app, isPractice), close, pids };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The process that draws the clinician's window; 0 while there is none. */
export function windowPid({ app }: Pick<RunningConsole, 'app'>): Promise<number> {
  return app.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((one) => one.webContents.getURL().startsWith('app:'))
        ?.webContents.getOSProcessId() ?? 0,
  );
}

function environment(options: {
  readonly dataDir: string;
  readonly practicePatient: boolean;
  readonly start?: 'practice' | null;
}): Record<string, string> {
  const { dataDir, practicePatient, start = 'practice' } = options;
  const ours = ['ELECTRON_RUN_AS_NODE', 'VIDI_START'];
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ours.includes(entry[0]),
  );
  return {
    ...Object.fromEntries(own),
    VIDI_DATA_DIR: dataDir,
    ...(start === null ? {} : { VIDI_START: start }),
    ...(practicePatient ? {} : { VIDI_PRACTICE_PATIENT: 'off' }),
  };
}

const isConsole = (page: Page) => page.url().startsWith('app:');
const isPractice = (page: Page) => page.url().startsWith('http');

/** The first window for which `wanted` holds, waited for: a window has no address yet when it is made. */
async function pageOf(app: ElectronApplication, wanted: (page: Page) => boolean): Promise<Page> {
  const limit = Date.now() + startLimitMs;
  while (Date.now() < limit) {
    const page = app.windows().find((window) => !window.isClosed() && wanted(window));
    if (page !== undefined) return page;
    await elapsed(50);
  }
  throw new Error(`the window was not there after ${startLimitMs / 1000} s`);
}

function elapsed(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms).unref());
}
