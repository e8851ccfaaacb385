import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachedRuntime, installRuntime } from '../../../../scripts/set-up/runtime-cache.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const cacheModule = new URL('../../../../scripts/set-up/runtime-cache.mjs', import.meta.url).href;

function make(content = 'program') {
  return async (partial: string) => {
    mkdirSync(join(partial, '.download'));
    writeFileSync(join(partial, 'electron'), content);
    return { electron: '1.2.3', source: 'npm-copy' as const, executable: 'electron' };
  };
}

function never(): Promise<never> {
  throw new Error('made again');
}

/** Another process that makes the same runtime: writes a line when it begins, and goes on at a line from us. */
function otherSetUp(folder: string) {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { installRuntime } from ${JSON.stringify(cacheModule)};
     import { appendFileSync, writeFileSync } from 'node:fs';
     const made = await installRuntime('k', async (partial) => {
       writeFileSync(partial + '/electron', 'program of the other');
       appendFileSync(${JSON.stringify(join(folder, 'makers'))}, 'x');
       console.log('making');
       await new Promise((resolve) => process.stdin.once('data', resolve));
       return { electron: '1.2.3', source: 'npm-copy', executable: 'electron' };
     }, ${JSON.stringify(join(folder, 'cache'))});
     console.log(made.executable);
     process.exit(0);`,
  ]);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const making = new Promise((resolve) => child.stdout.once('data', resolve));
  return { child, ended, making };
}

describe('installRuntime', () => {
  it('makes it once and finds it from then on', async () => {
    const folder = temporaryFolder();
    const made = await installRuntime('k', make(), folder);
    expect(made).toEqual({
      dir: join(folder, 'k'),
      executable: join(folder, 'k', 'electron'),
      version: '1.2.3',
      source: 'npm-copy',
    });
    expect(await installRuntime('k', never, folder)).toEqual(made);
    expect(cachedRuntime('k', folder)).toEqual(made);
    expect(readdirSync(folder)).toEqual(['k']);
    expect(readdirSync(made.dir).sort()).toEqual(['electron', 'vidi-runtime.json']);
  });

  it('leaves nothing where making it fails', async () => {
    const folder = temporaryFolder();
    const fails = async (partial: string) => {
      await make()(partial);
      throw new Error('the disk is full');
    };
    await expect(installRuntime('k', fails, folder)).rejects.toThrow('the disk is full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves no half runtime when it is killed, and the next one cleans up', async () => {
    const folder = temporaryFolder();
    const cache = join(folder, 'cache');
    const other = otherSetUp(folder);
    await other.making;
    other.child.kill('SIGKILL');
    await other.ended;
    expect(readdirSync(cache).some((name) => name.startsWith('.partial-k-'))).toBe(true);
    expect(cachedRuntime('k', cache)).toBeUndefined();

    await installRuntime('k', make(), cache);
    expect(readdirSync(cache)).toEqual(['k']);
  });

  it('makes one good runtime when two set-ups run at once', async () => {
    const folder = temporaryFolder();
    const first = otherSetUp(folder);
    await first.making;
    const second = otherSetUp(folder);
    // The second one would write "making" too, were it not waiting.
    await new Promise((resolve) => second.child.stderr.once('data', resolve));
    first.child.stdin.end('go on\n');
    expect(await first.ended).toBe(0);
    expect(await second.ended).toBe(0);
    expect(readFileSync(join(folder, 'makers'), 'utf8')).toBe('x');
    expect(readdirSync(join(folder, 'cache'))).toEqual(['k']);
    expect(readFileSync(join(folder, 'cache/k/electron'), 'utf8')).toBe('program of the other');
  });

  it.each([
    ['without its marker', (dir: string) => rmSync(join(dir, 'vidi-runtime.json'))],
    ['with a program cut short', (dir: string) => writeFileSync(join(dir, 'electron'), 'prog')],
    ['with a marker cut short', (dir: string) => writeFileSync(join(dir, 'vidi-runtime.json'), '{"v":1')],
  ])('makes a runtime %s anew', async (_, damage) => {
    const folder = temporaryFolder();
    const { dir } = await installRuntime('k', make(), folder);
    damage(dir);
    expect(cachedRuntime('k', folder)).toBeUndefined();
    await installRuntime('k', make('another program'), folder);
    expect(readFileSync(join(dir, 'electron'), 'utf8')).toBe('another program');
  });

  it('keeps runtimes of another key', async () => {
    const folder = temporaryFolder();
    await installRuntime('old', make(), folder);
    await installRuntime('new', make(), folder);
    expect(existsSync(join(folder, 'old', 'electron'))).toBe(true);
  });
});
