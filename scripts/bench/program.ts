import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { killAll, processTree } from '../visit/processTree.ts';
import { closeBrowser } from './devTools.ts';

const endLimitMs = 10_000;

/** An Electron program that was started to be measured. */
export interface MeasuredProgram {
  readonly pid: number;
  /** `performance.now()` just before the process was made. */
  readonly startedAt: number;
  /** Where its DevTools listen; comes as soon as the program says it. */
  readonly endpoint: Promise<string>;
  /** Asks it to end, waits for it, and ends whatever is left. */
  readonly close: () => Promise<void>;
}

/** Starts `appFolder` on the runtime, as Vidi's own start does, with its DevTools on a port that the system chooses. */
export function startProgram(options: {
  readonly executable: string;
  readonly flags: readonly string[];
  readonly appFolder: string;
  readonly env: NodeJS.ProcessEnv;
}): MeasuredProgram {
  const startedAt = performance.now();
  const child = spawn(
    options.executable,
    [...options.flags, '--remote-debugging-port=0', options.appFolder],
    { env: options.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const pid = child.pid ?? 0;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const words: string[] = [];
  const endpoint = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`ended at once (${code}): ${words.slice(-5).join(' | ')}`)),
    );
    createInterface({ input: child.stderr }).on('line', (line) => {
      words.push(line);
      const found = /^DevTools listening on (ws:\/\/\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    pid,
    startedAt,
    endpoint,
    close: async () => {
      const all = processTree(pid);
      await endpoint.then(closeBrowser).catch(() => undefined);
      const limit = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
      await ended;
      clearTimeout(limit);
      killAll(all.filter((one) => one !== pid));
    },
  };
}
