import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import { plainRow } from './report.ts';

const rounds = { quick: 5, full: 15 };

export const setUp: Bench = {
  name: 'set-up',
  about: 'what set-up adds to every command when nothing is missing',
  run: async (run) => {
    const script = fileURLToPath(new URL('./setUpOnly.mjs', import.meta.url));
    const values: number[] = [];
    // Once unmeasured: the disk's cache is warm for all.
    for (let round = 0; round <= (run.quick ? rounds.quick : rounds.full); round += 1) {
      const started = performance.now();
      const { status, stderr } = spawnSync('node', [script], {
        encoding: 'utf8',
        env: ownNodeFirst(run.root),
      });
      if (status !== 0) throw new Error(`set-up ended with ${status}: ${stderr}`);
      if (round > 0) values.push(performance.now() - started);
    }
    return [plainRow({ bench: 'set-up', metric: 'set-up with nothing missing', unit: 'ms' }, values)];
  },
};

/** The machine's own Node, as a person starts it, and not the one of node_modules in front of it. */
function ownNodeFirst(root: string): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.startsWith(root));
  return { ...process.env, PATH: path.join(':') };
}
