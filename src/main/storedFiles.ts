import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { type Refusal, refuse } from '../shared/domain/refusal.ts';

/** Makes a folder that only this user may look into. */
export async function privateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Writes a file so that it is there whole or not at all, also when the power goes; 0600. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.new-${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await writeAll(file, bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Writes all of `bytes` at `position`: one write may take less than it was given. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, written, bytes.byteLength - written, position + written);
    written += bytesWritten;
  }
}

/** Makes a new or moved name in `folder` last. Windows has no such call and needs none (NTFS journals names). */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name beside `path` that says why and when; never one that is taken (renaming writes over what is there). */
export function asideName(path: string, why: string, now: number): string {
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}.${why}-${now}-${randomBytes(3).toString('hex')}${ext}`);
}

/** Moves a file out of the way, untouched; gives the new path. */
export async function keepAside(path: string, why: string, now: number): Promise<string> {
  const aside = asideName(path, why, now);
  await rename(path, aside);
  await syncFolder(dirname(path));
  return aside;
}

/** A failed write in a word that the clinician can act on. */
export function refusalOfWrite(error: unknown): { readonly ok: false; readonly refusal: Refusal } {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return refuse(code === 'ENOSPC' || code === 'EDQUOT' ? 'draft.diskFull' : 'draft.notWritten');
}
