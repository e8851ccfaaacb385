import { spawn } from 'node:child_process';
import { root } from './places.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 + the signal's number where a signal ended it, 124 where its time was up
 * @property {boolean} timedOut
 * @property {string} output the end of what it wrote, where `output` was 'keep'
 *
 * @typedef {object} RunOptions
 * @property {number} [timeoutMs] left out: runs until it ends
 * @property {'show' | 'keep'} [output] 'show': straight to this terminal; 'keep': for the error message
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {(line: string) => void} [onLine] each line of standard output, with 'keep'
 * @property {(child: import('node:child_process').ChildProcess) => void} [onStart]
 */

const KEPT_CHARACTERS = 20_000;
/** Time between asking a child to end and ending it: Playwright closes its browsers in it. */
const GRACE_MS = 5_000;
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {keyof typeof SIGNAL_NUMBERS | undefined} */
let ending;
let listening = false;

/**
 * Runs a program to its end. It gets a process group of its own, so that its children end with it, when its time
 * is up and when we are told to end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>} rejects only where the program cannot be started
 */
export function run(command, args, options = {}) {
  const { timeoutMs, output = 'show', env = process.env, cwd = root, onLine, onStart } = options;
  listen();
  return new Promise((resolve, reject) => {
    const keep = output === 'keep';
    const child = spawn(command, args, {
      cwd,
      env,
      detached: process.platform !== 'win32',
      stdio: keep ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      windowsHide: true,
    });
    running.add(child);
    let kept = '';
    let rest = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      kept = (kept + text).slice(-KEPT_CHARACTERS);
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      kept = (kept + text).slice(-KEPT_CHARACTERS);
    });

    /** @type {NodeJS.Timeout | undefined} */
    let kill;
    const limit = timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          signal(child, 'SIGTERM');
          kill = setTimeout(() => signal(child, 'SIGKILL'), GRACE_MS);
        }, timeoutMs)
      : undefined;
    const finish = () => {
      clearTimeout(limit);
      clearTimeout(kill);
      running.delete(child);
    };
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    // 'close' waits for the pipes as well, which a grandchild may hold open for ever; 'exit' does not.
    child.once(keep ? 'close' : 'exit', (code, by) => {
      finish();
      // What the child left behind in its group holds ports and displays: it ends now.
      if (timedOut || ending) signal(child, 'SIGKILL');
      resolve({ code: timedOut ? 124 : (code ?? 128 + signalNumber(by)), timedOut, output: kept });
    });
    onStart?.(child);
  });
}

/** @param {string | null} name */
function signalNumber(name) {
  return name && name in SIGNAL_NUMBERS
    ? SIGNAL_NUMBERS[/** @type {keyof typeof SIGNAL_NUMBERS} */ (name)]
    : 9;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} name
 */
function signal(child, name) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    } else {
      process.kill(-child.pid, name);
    }
  } catch {
    // The group is gone already.
  }
}

/** Passes on a request to end, waits for the children within the grace, and ends by the same signal's code. */
function listen() {
  if (listening) return;
  listening = true;
  for (const name of /** @type {(keyof typeof SIGNAL_NUMBERS)[]} */ (Object.keys(SIGNAL_NUMBERS))) {
    process.on(name, () => {
      // npm and the terminal may both send it: the second says nothing new.
      if (ending) return;
      ending = name;
      process.exitCode = 128 + SIGNAL_NUMBERS[name];
      const left = [...running];
      for (const child of left) signal(child, name);
      const leave = () => process.exit(128 + SIGNAL_NUMBERS[name]);
      if (left.length === 0) leave();
      const limit = setTimeout(leave, GRACE_MS);
      Promise.all(left.map((child) => new Promise((resolve) => child.once('exit', resolve)))).then(() => {
        clearTimeout(limit);
        leave();
      });
    });
  }
  process.on('exit', () => {
    for (const child of running) signal(child, 'SIGKILL');
  });
}

/**
 * npm as this project was started with, on the Node that came with it: `npm ci` replaces the Node in node_modules.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ command: string, before: string[] }}
 */
export function npm(env = process.env) {
  const script = env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script))
    return { command: env.npm_node_execpath ?? process.execPath, before: [script] };
  // npm.cmd needs a shell since Node 20.12 (CVE-2024-27980).
  return process.platform === 'win32'
    ? { command: 'cmd.exe', before: ['/d', '/s', '/c', 'npm'] }
    : { command: 'npm', before: [] };
}
