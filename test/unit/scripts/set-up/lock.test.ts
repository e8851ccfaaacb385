import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../../../scripts/set-up/lock.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const lockModule = new URL('../../../../scripts/set-up/lock.mjs', import.meta.url).href;
const quiet = { say: () => {} };

describe('withLock', () => {
  it('lets one at a time do its work, and none is lost', async () => {
    const file = join(temporaryFolder(), 'lock');
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      return 'done';
    };
    const all = await Promise.all([1, 2, 3].map(() => withLock(file, work, quiet)));
    expect(all).toEqual(['done', 'done', 'done']);
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('gives the lock back when the work fails', async () => {
    const file = join(temporaryFolder(), 'lock');
    await expect(withLock(file, () => Promise.reject(new Error('no')), quiet)).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from an owner that was killed', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'lock');
    const owner = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { withLock } from ${JSON.stringify(lockModule)};
       await withLock(${JSON.stringify(file)}, () => new Promise(() => { setInterval(() => {}, 1000); console.log('mine'); }));`,
    ]);
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(owner.pid);
    owner.kill('SIGKILL');
    await new Promise((resolve) => owner.once('exit', resolve));
    expect(existsSync(file)).toBe(true);
    await expect(withLock(file, async () => 'mine now', quiet)).resolves.toBe('mine now');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')(
    "does not take another process with the owner's number for the owner",
    async () => {
      const file = join(temporaryFolder(), 'lock');
      writeFileSync(file, JSON.stringify({ pid: process.pid, started: '1', host: hostname(), token: 'old' }));
      await expect(withLock(file, async () => 'mine', quiet)).resolves.toBe('mine');
    },
  );

  it('waits for a living owner, says whom it waits for, and ends with advice', async () => {
    const file = join(temporaryFolder(), 'lock');
    const said: string[] = [];
    const options = { timeoutMs: 300, what: 'building', say: (text: string) => said.push(text) };
    await withLock(
      file,
      async () => {
        await expect(withLock(file, async () => 'never', options)).rejects.toThrow(
          /busy with building.*delete .*lock/,
        );
      },
      quiet,
    );
    expect(said).toEqual([`Waiting for process ${process.pid}, which is busy with building ...`]);
  });

  it('takes over from an owner on another machine after a minute of silence, not before', async () => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, JSON.stringify({ pid: 1, started: '1', host: 'another', token: 'theirs' }));
    await expect(withLock(file, async () => 'mine', { ...quiet, timeoutMs: 300 })).rejects.toThrow(
      /Process 1/,
    );
    const before = new Date(Date.now() - 61_000);
    utimesSync(file, before, before);
    await expect(withLock(file, async () => 'mine', quiet)).resolves.toBe('mine');
  });
});
