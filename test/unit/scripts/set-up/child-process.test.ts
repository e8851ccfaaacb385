import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { npm, run } from '../../../../scripts/set-up/child-process.mjs';

const module = new URL('../../../../scripts/set-up/child-process.mjs', import.meta.url).href;
const node = process.execPath;

/** Ended and not yet fetched (state Z) is ended: the first process of a container may fetch nobody. */
function isAlive(pid: number) {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A program with a child of its own that does not listen to SIGTERM; both print their numbers. */
const STUBBORN = `
  process.on('SIGTERM', () => {});
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  console.log(process.pid + ' ' + child.pid);
  setInterval(() => {}, 1000);`;

describe('run', () => {
  it('gives the exit code, the output and each line', async () => {
    const lines: string[] = [];
    const code = 'console.log("one\\ntwo"); console.error("three"); process.exit(3)';
    const result = await run(node, ['-e', code], {
      output: 'keep',
      onLine: (line: string) => lines.push(line),
    });
    expect(result).toMatchObject({ code: 3, timedOut: false });
    expect(result.output).toContain('three');
    expect(lines).toEqual(['one', 'two']);
  });

  it('says that a program is not there', async () => {
    await expect(run('vidi-no-such-program', [], { output: 'keep' })).rejects.toThrow(/ENOENT/);
  });

  it.skipIf(process.platform === 'win32')(
    'ends a program that takes too long, with its children',
    async () => {
      const pids: number[] = [];
      const result = await run(node, ['-e', STUBBORN], {
        output: 'keep',
        timeoutMs: 1_500,
        onLine: (line: string) => pids.push(...line.split(' ').map(Number)),
      });
      expect(result).toMatchObject({ code: 124, timedOut: true });
      expect(pids).toHaveLength(2);
      await expect.poll(() => pids.filter(isAlive)).toEqual([]);
    },
  );

  it.skipIf(process.platform !== 'linux')('passes on a request to end and ends by it', async () => {
    const outer = spawn(
      node,
      [
        '--input-type=module',
        '-e',
        `import { run } from ${JSON.stringify(module)};
         await run(process.execPath, ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], { output: 'show' });`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const inner = Number(await new Promise((resolve) => outer.stdout.once('data', resolve)));
    outer.kill('SIGINT');
    const code = await new Promise((resolve) => outer.once('exit', resolve));
    expect(code).toBe(130);
    expect(isAlive(inner)).toBe(false);
  });
});

describe('npm', () => {
  it('is the one that started us, on the Node that came with it', () => {
    const env = {
      npm_execpath: '/usr/lib/node_modules/npm/bin/npm-cli.js',
      npm_node_execpath: '/usr/bin/node',
    };
    expect(npm(env)).toEqual({
      command: '/usr/bin/node',
      before: ['/usr/lib/node_modules/npm/bin/npm-cli.js'],
    });
  });

  it.skipIf(process.platform === 'win32')('is the one on the PATH where another program started us', () => {
    expect(npm({ npm_execpath: '/usr/lib/pnpm.cjs' })).toEqual({ command: 'npm', before: [] });
  });
});
