import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SetUpError } from './set-up-error.mjs';

/**
 * @typedef {object} Owner
 * @property {number} pid
 * @property {string} started the kernel's start mark of that process: a pid is used again
 * @property {string} host
 * @property {string} token
 */

/** A process that dies sends no event, so a waiter has to look. */
const LOOK_EVERY_MS = 200;
const BEAT_EVERY_MS = 5_000;
/** An owner on another machine or in another container is known by its beat alone. */
const SILENT_MS = 60_000;

/**
 * Does `work` while no other process does work under the same file. A lock whose owner is gone is taken over.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {object} [options]
 * @param {number} [options.timeoutMs] how long to wait for another owner
 * @param {string} [options.what] what the other one is doing, for the reader
 * @param {(text: string) => void} [options.say]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, options = {}) {
  const { timeoutMs = 20 * 60_000, what = 'the same set-up', say = console.error } = options;
  await mkdir(dirname(file), { recursive: true });
  /** @type {Owner} */
  const me = { pid: process.pid, started: startMark(process.pid), host: hostname(), token: randomUUID() };
  const until = Date.now() + timeoutMs;
  let told = false;
  while (!(await take(file, me))) {
    const owner = await readOwner(file);
    if (owner === 'gone') continue;
    if (await isStale(file, owner)) {
      await setAside(file, owner);
      continue;
    }
    if (Date.now() > until) {
      throw new SetUpError(
        `Process ${owner?.pid ?? '?'} has been busy with ${what} for too long. End it, or delete ${file}, then try again.`,
      );
    }
    if (!told) say(`Waiting for process ${owner?.pid ?? '?'}, which is busy with ${what} ...`);
    told = true;
    await wait(LOOK_EVERY_MS);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, BEAT_EVERY_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    const owner = await readOwner(file);
    if (owner !== 'gone' && owner?.token === me.token) await rm(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {Owner} me
 */
async function take(file, me) {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(me));
    await handle.close();
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {Promise<Owner | undefined | 'gone'>} undefined: the owner's words are not (yet) there
 */
async function readOwner(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT' ? 'gone' : undefined;
  }
}

/**
 * @param {string} file
 * @param {Owner | undefined} owner
 */
async function isStale(file, owner) {
  const silentMs = await stat(file).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  if (silentMs > SILENT_MS) return true;
  // A half-written file belongs to a process that is just taking the lock, or that died doing so: the beat decides.
  if (!owner || owner.host !== hostname()) return false;
  return !isAlive(owner.pid) || startMark(owner.pid) !== owner.started;
}

/**
 * Two waiters may find the same dead owner. Renaming takes the file away from exactly one place; where it turns
 * out to be a new owner's lock, taken in between, it is put back.
 *
 * @param {string} file
 * @param {Owner | undefined} dead
 */
async function setAside(file, dead) {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const found = await readOwner(aside);
  if (found !== 'gone' && found?.token !== dead?.token) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Field 22 of /proc/PID/stat (proc(5)); empty elsewhere, where the pid alone has to do. A process that has ended and
 * was not fetched by its parent (state Z) has none: the first process of a container often fetches nobody.
 *
 * @param {number} pid
 */
function startMark(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
