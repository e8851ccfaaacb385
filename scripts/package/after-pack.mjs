import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * electron-builder's hook on the finished folder, before fuses and signatures.
 *
 * @param {{ appOutDir: string, packager: { getResourcesDir(folder: string): string } }} context
 */
export default async function afterPack(context) {
  // The app that runs any other app: right in a checkout, a way in past the signature here.
  await rm(join(context.packager.getResourcesDir(context.appOutDir), 'default_app.asar'), { force: true });
  await keepSource(join(context.appOutDir, 'vidi-runtime.json'));
}

/**
 * About says which runtime the program is on; the rest of the marker is about the cache.
 *
 * @param {string} file
 */
async function keepSource(file) {
  let marker;
  try {
    marker = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // On macOS it lies beside the application, which is all that is copied.
    return;
  }
  await writeFile(
    file,
    `${JSON.stringify({ v: marker.v, electron: marker.electron, source: marker.source })}\n`,
  );
}
