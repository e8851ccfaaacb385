import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { SetUpError } from './set-up-error.mjs';

/** `S_IFMT` and `S_IFLNK` of inode(7): the upper half of a zip entry's external attributes is a Unix mode. */
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const LONGEST_LINK = 4_096;

/**
 * Refuses, and deletes, a file that is not the one the repository names.
 *
 * @param {string} file
 * @param {{ sha256: string }} expected
 */
export async function verifyArchive(file, expected) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found === expected.sha256) return;
  await rm(file, { force: true });
  throw new SetUpError(
    [
      `${file} is not the file that this repository expects, so it was deleted unopened.`,
      `  expected SHA-256 ${expected.sha256}`,
      `  found    SHA-256 ${found}`,
      'Start again. If it happens again, the registry or something on the way gives out another file: do not use it.',
    ].join('\n'),
  );
}

/**
 * Unpacks a zip with its modes and symbolic links. Nothing is written outside `folder`, whatever the names say.
 *
 * @param {string} file
 * @param {string} folder
 * @param {object} [options]
 * @param {(name: string) => string | undefined} [options.rename] the name under `folder`, undefined to leave it out
 * @param {(bytes: number) => void} [options.onBytes] how many bytes of the archive are done
 */
export async function unzip(file, folder, options = {}) {
  const { rename = (name) => name, onBytes } = options;
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  /** @type {{ path: string, target: string }[]} */
  const links = [];
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      bytes += entry.compressedSize;
      onBytes?.(bytes);
      const name = rename(entry.fileName);
      if (name === undefined || name === '') continue;
      const path = inside(folder, name, file);
      const mode = entry.externalFileAttributes >>> 16;
      if (name.endsWith('/')) {
        await mkdir(path, { recursive: true });
        continue;
      }
      await mkdir(dirname(path), { recursive: true });
      if ((mode & FILE_TYPE) === SYMBOLIC_LINK) {
        if (entry.uncompressedSize > LONGEST_LINK) throw refused(name, file);
        const target = await text(await zip.openReadStreamPromise(entry));
        inside(folder, resolve(dirname(path), target), file);
        links.push({ path, target });
        continue;
      }
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { flags: 'wx' }));
      if (mode & 0o777) await chmod(path, mode & 0o777);
    }
    // Last, so that no file is written through a link.
    for (const link of links) await symlink(link.target, link.path);
  } finally {
    zip.close();
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} file
 */
function inside(folder, name, file) {
  const path = resolve(folder, name);
  if (!path.startsWith(resolve(folder) + sep)) throw refused(name, file);
  return path;
}

/**
 * @param {string} name
 * @param {string} file
 */
function refused(name, file) {
  return new SetUpError(
    `${file} was refused: its entry ${JSON.stringify(name)} points outside its folder. Do not use this archive.`,
  );
}
