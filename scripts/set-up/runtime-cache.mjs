import { readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { runtimeFolder } from './places.mjs';

/**
 * @typedef {'official' | 'npm-copy'} RuntimeSource
 *
 * @typedef {object} ElectronRuntime
 * @property {string} dir what ELECTRON_OVERRIDE_DIST_PATH and electron-builder's `electronDist` take
 * @property {string} executable
 * @property {string} version of Electron
 * @property {RuntimeSource} source the makers' own binary, or the third party's copy for development and tests
 *
 * @typedef {object} Marker `vidi-runtime.json`, written last: a runtime with it is whole. The program reads it too,
 *   to say which runtime it is on.
 * @property {1} v
 * @property {string} electron
 * @property {RuntimeSource} source
 * @property {string} executable relative
 * @property {number} bytes of the executable
 */

export const MARKER = 'vidi-runtime.json';
const PARTIAL = '.partial-';

/**
 * The runtime under a key, if it is there and whole. Cheap: two small reads.
 *
 * @param {string} key
 * @param {string} [folder]
 * @returns {ElectronRuntime | undefined}
 */
export function cachedRuntime(key, folder = runtimeFolder()) {
  const dir = join(folder, key);
  try {
    /** @type {Marker} */
    const marker = JSON.parse(readFileSync(join(dir, MARKER), 'utf8'));
    const executable = join(dir, marker.executable);
    if (marker.v !== 1 || statSync(executable).size !== marker.bytes) return undefined;
    return { dir, executable, version: marker.electron, source: marker.source };
  } catch {
    return undefined;
  }
}

/**
 * Makes a runtime under a temporary name beside its place and moves it there whole; so a set-up that is cut off
 * leaves no half runtime, and two at once end with one.
 *
 * @param {string} key
 * @param {(partial: string) => Promise<{ electron: string, source: RuntimeSource, executable: string }>} make fills
 *   the folder `partial`; what it puts into `partial` beginning with a dot is left behind
 * @param {string} [folder]
 * @returns {Promise<ElectronRuntime>}
 */
export async function installRuntime(key, make, folder = runtimeFolder()) {
  await mkdir(folder, { recursive: true });
  return withLock(
    join(folder, `${key}.lock`),
    async () => {
      const there = cachedRuntime(key, folder);
      if (there) return there;
      await removePartials(key, folder);
      const partial = await mkdtemp(join(folder, `${PARTIAL}${key}-`));
      try {
        const made = await make(partial);
        await chmod(partial, 0o755);
        for (const name of await readdir(partial)) {
          if (name.startsWith('.')) await rm(join(partial, name), { recursive: true, force: true });
        }
        const { size } = await stat(join(partial, made.executable));
        /** @type {Marker} */
        const marker = { v: 1, ...made, bytes: size };
        await writeFile(join(partial, MARKER), `${JSON.stringify(marker)}\n`);
        return await moveIntoPlace(partial, key, folder);
      } finally {
        await rm(partial, { recursive: true, force: true });
      }
    },
    { what: 'making the Electron runtime' },
  );
}

/**
 * @param {string} partial
 * @param {string} key
 * @param {string} folder
 */
async function moveIntoPlace(partial, key, folder) {
  const place = join(folder, key);
  // A place without a valid marker was damaged later; one with it was made by a set-up that took our lock over.
  if (!cachedRuntime(key, folder)) {
    await rm(place, { recursive: true, force: true });
    await rename(partial, place).catch((error) => {
      if (!cachedRuntime(key, folder)) throw error;
    });
  }
  const made = cachedRuntime(key, folder);
  if (!made) throw new Error(`${place} was made and is not whole`);
  return made;
}

/**
 * What earlier set-ups were cut off in. Under the lock none of it is in use.
 *
 * @param {string} key
 * @param {string} folder
 */
async function removePartials(key, folder) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${PARTIAL}${key}-`)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
