import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './child-process.mjs';
import { withLock } from './lock.mjs';
import { root } from './places.mjs';
import { startProgress } from './progress.mjs';
import { SetUpError } from './set-up-error.mjs';
import { readStamp, removeStamp, sha256, writeStamp } from './stamp.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[],
 *   libc?: string[], link?: boolean }} LockEntry
 */

const LIMIT_MS = 20 * 60_000;
const LOOK_EVERY_MS = 500;

/**
 * Installs the packages of package-lock.json where they are missing, incomplete or of another lock file.
 *
 * @param {object} [options]
 * @param {string} [options.folder] the checkout
 * @param {(folder: string) => Promise<{ code: number, timedOut: boolean, output: string }>} [options.install]
 */
export async function packages(options = {}) {
  const { folder = root, install = installWithNpm } = options;
  if (packagesAreReady(folder)) return;
  await withLock(
    join(folder, 'out', 'set-up', 'packages.lock'),
    async () => {
      if (packagesAreReady(folder)) return;
      // Neither may outlive the packages that they vouch for, should the install be cut off.
      removeStamp(stampFile(folder));
      removeStamp(npmLockFile(folder));
      const result = await install(folder);
      if (result.code !== 0) {
        throw new SetUpError(
          [
            result.output.trim().split('\n').slice(-15).join('\n'),
            '',
            result.timedOut
              ? `The packages were not there after ${LIMIT_MS / 60_000} minutes.`
              : 'The packages could not be installed; npm says why above.',
            'Vidi needs an npm registry that this machine reaches ("npm ping" tries it) and 600 MB of disk. Then start again.',
          ].join('\n'),
        );
      }
      const absent = missing(folder);
      if (absent.length > 0) {
        throw new SetUpError(
          `npm ended without a word, but these packages are not there: ${absent.slice(0, 5).join(', ')}. Delete node_modules and start again.`,
        );
      }
      writeStamp(stampFile(folder), state(folder));
    },
    { what: 'installing packages', timeoutMs: LIMIT_MS },
  );
}

/**
 * True where node_modules holds what package-lock.json says. Somebody's own `npm ci` counts: npm writes its hidden
 * lock file last.
 *
 * @param {string} folder
 */
export function packagesAreReady(folder) {
  const stamped = readStamp(stampFile(folder));
  if (stamped !== state(folder)) {
    if (stamped !== undefined || !npmInstalledTheSame(folder)) return false;
  }
  if (missing(folder).length > 0) return false;
  if (stamped === undefined) writeStamp(stampFile(folder), state(folder));
  return true;
}

/** @param {string} folder */
function stampFile(folder) {
  return join(folder, 'node_modules', '.vidi-packages');
}

/**
 * What npm has installed; it writes this last.
 *
 * @param {string} folder
 */
function npmLockFile(folder) {
  return join(folder, 'node_modules', '.package-lock.json');
}

/**
 * The packages differ by machine too: a checkout on a shared disk is not ready for another one.
 *
 * @param {string} folder
 */
function state(folder) {
  return `${sha256(readFileSync(join(folder, 'package-lock.json')))} ${process.platform}-${process.arch}\n`;
}

/** @param {string} folder */
function npmInstalledTheSame(folder) {
  const installed = entries(npmLockFile(folder));
  if (!installed) return false;
  return wanted(folder).every(([path, entry]) => {
    const found = installed[path];
    return found
      ? found.version === entry.version && found.integrity === entry.integrity
      : entry.optional === true;
  });
}

/**
 * Names of packages that should be there and are not.
 *
 * @param {string} folder
 */
function missing(folder) {
  const installed = entries(npmLockFile(folder));
  if (!installed) return ['all'];
  return Object.keys(installed).filter((path) => path && !existsSync(join(folder, path, 'package.json')));
}

/**
 * What package-lock.json wants on this machine.
 *
 * @param {string} folder
 */
function wanted(folder) {
  return Object.entries(entries(join(folder, 'package-lock.json')) ?? {}).filter(
    ([path, entry]) =>
      path !== '' && !entry.link && suits(entry.os, process.platform) && suits(entry.cpu, process.arch),
  );
}

/**
 * npm's rule for `os` and `cpu`: names that suit, or names after `!` that do not; a lock file may hold one bare name.
 *
 * @param {string | string[] | undefined} names
 * @param {string} name
 */
function suits(names, name) {
  if (!names) return true;
  const list = [names].flat();
  if (list.includes(`!${name}`)) return false;
  return list.includes(name) || list.every((item) => item.startsWith('!'));
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function entries(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
async function installWithNpm(folder) {
  const expected = wanted(folder).map(([path]) => join(folder, path, 'package.json'));
  const progress = startProgress('Packages', {
    total: expected.length,
    unit: 'pieces',
    note: `${expected.length} from the npm registry, about 520 MB on disk, about a minute`,
  });
  // npm says nothing on the way when it does not write to a terminal, so the folders are counted.
  const look = setInterval(
    () => progress.at(expected.filter((file) => existsSync(file)).length),
    LOOK_EVERY_MS,
  );
  try {
    const { command, before } = npm();
    const result = await run(command, [...before, 'ci', '--no-audit', '--no-fund', '--no-progress'], {
      cwd: folder,
      output: 'keep',
      timeoutMs: LIMIT_MS,
    });
    if (result.code === 0) progress.done(`${expected.filter((file) => existsSync(file)).length} installed`);
    else progress.failed('not installed');
    return result;
  } finally {
    clearInterval(look);
  }
}
