import { buildWhatIsStale } from './build.mjs';
import { hasDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { systemLibraries } from './system-libraries.mjs';

/**
 * Everything after the packages that a command needs, where it is missing: system libraries, Electron, a build.
 *
 * @returns {Promise<import('./runtime-cache.mjs').ElectronRuntime>}
 */
export async function setUp() {
  for (const line of await systemLibraries(hasDisplay() ? 'window' : 'display')) console.error(line);
  const runtime = await electronRuntime();
  await buildWhatIsStale();
  return runtime;
}
