import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetUpError } from './set-up-error.mjs';
import { findOnPath } from './system-libraries.mjs';

const START_LIMIT_MS = 15_000;
const END_LIMIT_MS = 5_000;
const SCREEN = '1920x1200x24';
/** Family "any host" of an Xauthority entry (Xauth.h, FamilyWild). */
const ANY_HOST = 0xffff;

/**
 * Whether windows can be shown to a person here.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Does `work` with a display: the machine's own, or a virtual one that ends with the work, however it ends.
 *
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets the environment for the programs it starts
 * @param {object} [options]
 * @param {boolean} [options.virtual] a virtual one even where there is a real one, so that tests neither flash
 *   windows at the person nor lose the focus to them
 * @returns {Promise<T>}
 */
export async function withDisplay(work, options = {}) {
  const own = hasDisplay();
  if (process.platform !== 'linux' || (own && !(options.virtual && findOnPath('Xvfb'))))
    return work({ ...process.env });
  const display = await startVirtualDisplay();
  try {
    const { WAYLAND_DISPLAY: _, ...env } = process.env;
    return await work({ ...env, DISPLAY: `:${display.number}`, XAUTHORITY: display.authority });
  } finally {
    await display.end();
  }
}

async function startVirtualDisplay() {
  const program = findOnPath('Xvfb');
  if (!program) {
    throw new SetUpError(
      'This machine has no display, and no Xvfb for a virtual one. Install xvfb (Debian, Ubuntu: apt-get install xvfb), then start again.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'vidi-display-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const args = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    SCREEN,
    '-nolisten',
    'tcp',
    '-noreset',
    '-auth',
    authority,
  ];
  // Where we are killed outright nothing of ours runs any more: then the kernel ends it (prctl(2), PR_SET_PDEATHSIG).
  const setpriv = findOnPath('setpriv');
  const [command, all] = setpriv ? [setpriv, ['--pdeathsig', 'TERM', program, ...args]] : [program, args];
  // A group of its own: Ctrl-C reaches the windows first, and the display ends after them.
  const child = spawn(command, all, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', kill);
  const end = async () => {
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
    await ended;
    clearTimeout(limit);
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { number: await numberOf(child), authority, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Xvfb takes a free number and writes it when clients may come.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function numberOf(child) {
  return new Promise((resolve, reject) => {
    let words = '';
    const fail = (/** @type {string} */ what) => {
      clearTimeout(limit);
      reject(
        new SetUpError(
          `${words.trim()}\n${what} Look for a full /tmp or too little memory, then start again.`,
        ),
      );
    };
    const limit = setTimeout(
      fail,
      START_LIMIT_MS,
      `The virtual display (Xvfb) was not there after ${START_LIMIT_MS / 1000} s.`,
    );
    child.stderr?.on('data', (text) => {
      words = (words + text).slice(-2_000);
    });
    let number = '';
    child.stdio[3]?.on('data', (/** @type {Buffer} */ text) => {
      number += text;
      if (!number.includes('\n')) return;
      clearTimeout(limit);
      resolve(Number(number));
    });
    child.once('error', (error) => fail(`The virtual display (Xvfb) could not start: ${error.message}.`));
    child.once('exit', () => fail('The virtual display (Xvfb) ended at once.'));
  });
}

/**
 * One entry of an Xauthority file (Xau's AuFileName format): only who can read the file may use the display. Any
 * host and no number: the number is known only after Xvfb has read the file.
 *
 * @param {Buffer} cookie 16 bytes
 */
export function authorityEntry(cookie) {
  const field = (/** @type {Buffer | string} */ content) => {
    const bytes = Buffer.from(content);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const family = Buffer.alloc(2);
  family.writeUInt16BE(ANY_HOST);
  return Buffer.concat([family, field(''), field(''), field('MIT-MAGIC-COOKIE-1'), field(cookie)]);
}
