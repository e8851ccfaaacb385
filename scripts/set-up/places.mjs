import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Locks, stamps and partial downloads of one checkout; git ignores it, and so does the package. */
export const setUpFolder = join(root, 'out', 'set-up');

/**
 * Where Electron runtimes are kept: outside the checkout, so that `npm ci`, which empties node_modules, and a
 * second clone do not fetch 196 MB again. A relative XDG_CACHE_HOME is ignored, as its specification says.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function runtimeFolder(env = process.env, platform = process.platform) {
  return join(userCache(env, platform), 'vidi', 'electron');
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
function userCache(env, platform) {
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  if (platform === 'win32' && env.LOCALAPPDATA) return env.LOCALAPPDATA;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}
