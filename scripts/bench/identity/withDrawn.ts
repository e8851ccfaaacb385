import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchRun } from '../bench.ts';
import type { Row } from '../report.ts';

const python = '/usr/bin/python3';
const drawLimitMs = 20 * 60_000;

/** The levels of care of `training/frames.py`, and the share of frames that is to be read. */
export const levels = [
  { name: 'near', words: 'still and near (3 degrees, 2 % shift)', least: 0.99 },
  { name: 'hand', words: 'hand-held (8 degrees, 6 %)', least: 0.96 },
  { name: 'poor', words: 'poor (15 degrees, 12 %, 480p, noise, glare)', least: 0.8 },
] as const;

/** Draws frames with `training/frames.py` into a folder of their own, which goes afterwards; says so where it cannot. */
export async function withDrawn(
  run: BenchRun,
  args: readonly string[],
  measure: (folder: string) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vidi-frames-'));
  try {
    await promisify(execFile)(python, [join(run.root, 'training/frames.py'), '--out', folder, ...args], {
      timeout: drawLimitMs,
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    run.say(
      '    skipped: frames are drawn by training/frames.py, which needs the Debian packages of training/README.md',
    );
    run.say(`    ${String(error).split('\n').at(-2) ?? ''}`);
    return [];
  }
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
