import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzip } from './archive.mjs';
import { root } from './places.mjs';
import { startProgress } from './progress.mjs';

/** Machines without a way to the release host must not wait: either the first byte comes soon, or never. */
const FIRST_BYTE_MS = 5_000;
const STALLED_MS = 30_000;

const require = createRequire(join(root, 'package.json'));

/** The release that package.json asks for. */
export function officialVersion() {
  return /** @type {string} */ (
    JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8')).version
  );
}

/**
 * Fetches the makers' binary with the electron package's own downloader, which knows the place, mirrors and
 * checksums, and unpacks it into `partial`.
 *
 * @param {string} partial
 */
export async function makeOfficial(partial) {
  const version = officialVersion();
  const electronPackage = require.resolve('electron/package.json');
  const get = createRequire(electronPackage).resolve('@electron/get');
  const { downloadArtifact, ElectronDownloadCacheMode } = await import(pathToFileURL(get).href);
  const download = join(partial, '.download');
  await mkdir(download, { recursive: true });

  const abort = new AbortController();
  const giveUp = (/** @type {string} */ why) => abort.abort(new Error(why));
  let limit = setTimeout(giveUp, FIRST_BYTE_MS, `no answer within ${FIRST_BYTE_MS / 1000} s`);
  /** @type {import('./progress.mjs').Progress | undefined} */
  let progress;
  try {
    const zip = await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: JSON.parse(readFileSync(join(dirname(electronPackage), 'checksums.json'), 'utf8')),
      // A zip that is in the user's cache serves; a new one goes only where we unpack it.
      cacheMode: ElectronDownloadCacheMode.ReadOnly,
      tempDirectory: download,
      downloadOptions: {
        quiet: true,
        signal: abort.signal,
        getProgressCallback: async (/** @type {{ transferred: number, total: number | null }} */ state) => {
          clearTimeout(limit);
          limit = setTimeout(giveUp, STALLED_MS, `nothing more came for ${STALLED_MS / 1000} s`);
          progress ??= startProgress(`Electron ${version}, download`, { total: state.total ?? 0 });
          progress.at(state.transferred);
        },
      },
    });
    clearTimeout(limit);
    progress?.done();
    await unzip(zip, partial);
    await rm(download, { recursive: true, force: true });
  } catch (error) {
    progress?.failed('stopped');
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    clearTimeout(limit);
  }
  await writeFile(join(partial, 'version'), version);
  return { electron: version, source: /** @type {const} */ ('official'), executable: officialExecutable() };
}

function officialExecutable() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
