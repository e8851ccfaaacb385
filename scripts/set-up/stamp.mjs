import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @param {string | Buffer} content */
export function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * One value for the state of files and folders: changes when a file under them comes, goes or is written. Sizes and
 * times, not contents: it is asked at every start.
 *
 * @param {string} base
 * @param {readonly string[]} names files and folders under `base`; one that is not there counts as such
 */
export function fingerprint(base, names) {
  /** @type {string[]} */
  const lines = [];
  /** @param {string} name */
  const add = (name) => {
    const path = join(base, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) lines.push(`${name} -`);
    else if (found.isDirectory()) for (const entry of readdirSync(path).sort()) add(`${name}/${entry}`);
    else lines.push(`${name} ${found.size} ${found.mtimeMs}`);
  };
  for (const name of [...names].sort()) add(name);
  return sha256(lines.join('\n'));
}

/**
 * @param {string} file
 * @returns {string | undefined} what was done last, whole; undefined: nothing, or it was cut off
 */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Written last, and in one move: a stamp that is there is true.
 *
 * @param {string} file
 * @param {string} value
 */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, value);
  renameSync(partial, file);
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}
