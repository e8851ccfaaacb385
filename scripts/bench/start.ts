import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchRun } from './bench.ts';
import { firstPage } from './devTools.ts';
import { treeMemoryMb } from './memory.ts';
import { startProgram } from './program.ts';
import { readInDay } from './readInDay.ts';
import { comparedRow } from './report.ts';

const bookings = 200;
const rounds = { quick: 5, full: 15 };
const goalRatio = 1.5;
const limitMs = 40_000;
/** After the queue answers both programs may settle for this long before their memory is read, in ms. */
const settleMs = 3_000;
const floorName = 'an empty BrowserWindow and a bare utility process that opens libsql';

interface Measured {
  readonly ms: number;
  readonly mb: number;
}

export const start: Bench = {
  name: 'start',
  about: `process start to a queue of ${bookings} bookings that answers a key, and its memory, against ${floorName}`,
  run: async (run) => {
    const folder = await mkdtemp(join(tmpdir(), 'vidi-bench-'));
    const [vidi, floor] = [join(folder, 'vidi'), join(folder, 'floor')];
    try {
      await mkdir(floor);
      return await measure(run, vidi, floor, folder);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  },
};

async function measure(run: BenchRun, vidiData: string, floorData: string, folder: string) {
  run.say(`  ${bookings} bookings are read in`);
  await readInDay({ executable: run.executable, dataDir: vidiData, folder, count: bookings });
  const vidi = () => once(run, vidiIn(run.root, vidiData));
  const floor = () => once(run, floorIn(run.root, floorData));
  // One of each unmeasured, so that both find the disk's cache warm.
  await floor();
  await vidi();
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let round = 1; round <= (run.quick ? rounds.quick : rounds.full); round += 1) {
    const [a, b] = round % 2 === 0 ? [await vidi(), await floor()] : swap(await floor(), await vidi());
    ours.push(a);
    theirs.push(b);
    run.say(`  round ${round}: ${Math.round(a.ms)} ms against ${Math.round(b.ms)} ms`);
  }
  return [
    comparedRow(
      { bench: 'start', metric: 'process start to interactive queue', unit: 'ms' },
      ours.map((one) => one.ms),
      { name: floorName, values: theirs.map((one) => one.ms) },
      goalRatio,
    ),
    comparedRow(
      { bench: 'start', metric: 'memory of all processes (PSS)', unit: 'MB' },
      ours.map((one) => one.mb),
      { name: floorName, values: theirs.map((one) => one.mb) },
      goalRatio,
    ),
  ];
}

function swap<T>(first: T, second: T): [T, T] {
  return [second, first];
}

/** What is measured: where it is, and when it may be said to answer. Conditions are expressions in its page. */
interface Program {
  readonly appFolder: string;
  readonly dataDir: string;
  readonly isPage: (url: string) => boolean;
  /** True once everything is there; gives the focus to what shall answer. */
  readonly ready: string;
  /** True once the key has been answered. */
  readonly answered: string;
}

const rows = `document.querySelectorAll('[role=listbox] [role=option]')`;

function vidiIn(root: string, dataDir: string): Program {
  return {
    appFolder: root,
    dataDir,
    isPage: (url) => url.startsWith('app:'),
    // Only the rows in view exist; each says of how many it is one.
    ready: `Number(${rows}[1]?.ariaSetSize) >= ${bookings} && (document.querySelector('[role=listbox]').focus(), true)`,
    answered: `document.querySelector('[role=listbox]').getAttribute('aria-activedescendant') === ${rows}[1].id`,
  };
}

function floorIn(root: string, dataDir: string): Program {
  return {
    appFolder: join(root, 'scripts/bench/floor'),
    dataDir,
    isPage: (url) => url.startsWith('file:'),
    ready: `document.body?.dataset.ready === 'yes'`,
    answered: `document.body.dataset.answered === 'ArrowDown'`,
  };
}

async function once(run: BenchRun, measured: Program): Promise<Measured> {
  const program = startProgram({
    executable: run.executable,
    flags: run.flags,
    appFolder: measured.appFolder,
    env: {
      ...process.env,
      VIDI_DATA_DIR: measured.dataDir,
      VIDI_START: 'practice',
      VIDI_PRACTICE_PATIENT: 'off',
    },
  });
  try {
    const page = await firstPage(await program.endpoint, measured.isPage, limitMs);
    await page.until(measured.ready);
    await page.press('Home', 36);
    await page.press('ArrowDown', 40);
    await page.until(measured.answered);
    const ms = performance.now() - program.startedAt;
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const mb = treeMemoryMb(program.pid);
    page.close();
    return { ms, mb };
  } finally {
    await program.close();
  }
}
