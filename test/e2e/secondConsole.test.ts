import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { killAll, processTree } from '../../scripts/visit/processTree.ts';
import { electronExecutable, Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

it('refuses a second console on the same data folder with a word, and leaves the first as it was', async () => {
  const { running, clinician } = await stage.desk();
  const second = spawn(await electronExecutable(), [join(import.meta.dirname, '../..'), '--no-sandbox'], {
    env: { ...process.env, VIDI_DATA_DIR: running.dataDir, VIDI_PRACTICE_PATIENT: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  second.stderr.on('data', (chunk) => {
    words += String(chunk);
  });
  second.stdout.on('data', (chunk) => {
    words += String(chunk);
  });
  try {
    const code = await new Promise<number | null>((done, failed) => {
      const limit = setTimeout(() => failed(new Error('the second console went on running')), 30_000);
      second.once('exit', (exit) => {
        clearTimeout(limit);
        done(exit);
      });
    });
    expect(code).not.toBe(0);
    expect(words).toMatch(/redan|already/i);
  } finally {
    killAll(processTree(second.pid ?? 0));
  }
  await clinician.rows().first().click();
  expect(await clinician.rows().count()).toBeGreaterThan(0);
});
