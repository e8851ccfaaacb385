import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { errorFields, log } from './log.ts';
import type { Persona } from './persona.ts';
import {
  damagedProfile,
  keepPrivate,
  type OpenProfileFile,
  type ProfileFile,
  readIfThere,
  readProfileFile,
  writeProfileFile,
} from './profileFile.ts';
import { keyBytes, seal, unseal } from './sealing.ts';
import { privateFolder, refusalOfWrite, writeWhole } from './storedFiles.ts';

/** The keys of the practice clinic's hub, and the file that opens them and the first profile. */
export interface PracticeRoot {
  readonly rootKey: Buffer;
  readonly hubKeys: { readonly database: Buffer; readonly links: Buffer };
}

type OpenKey = keyof OpenProfileFile['keys'];

/** What of the practice folder would be lost to everybody if new keys were made over it. */
const dataFolders = ['drafts', 'hub'] as const;

/**
 * Opens the practice clinic's folder, or makes it at first start: a random root key in a file of its own (0600), and
 * data keys wrapped by it. What cannot be read is refused with `profile.damaged` and nothing is written over it.
 */
export async function openPracticeRoot(folder: string, first: Persona): Promise<Result<PracticeRoot>> {
  const rootKeyPath = join(folder, 'root.key');
  let otherwise: 'profile.damaged' | 'profile.notWritten' = 'profile.damaged';
  try {
    const [file, rootKey] = await Promise.all([readProfileFile(folder), readIfThere(rootKeyPath)]);
    if (!file.ok) return file;
    if (file.value === null) {
      if (await hasData(folder)) return damagedProfile('profile missing');
      if (rootKey !== null && rootKey.length !== keyBytes) return damagedProfile('root key cut off');
      otherwise = 'profile.notWritten';
      await privateFolder(folder);
      return await makeRoot(folder, rootKeyPath, rootKey, first);
    }
    if (rootKey === null || rootKey.length !== keyBytes) return damagedProfile('root key missing');
    await keepPrivate(rootKeyPath);
    return rootOf(rootKey, file.value);
  } catch (error) {
    log('practice not opened', errorFields(error));
    return refusalOfProfile(error, otherwise);
  }
}

/** The first profile's file without a lock: a new key for its drafts, the hub's keys as they were. */
export function withoutLock(
  rootKey: Buffer,
  whose: Persona,
  hubKeys: Pick<OpenProfileFile['keys'], 'hubDatabase' | 'hubLinks'>,
): OpenProfileFile {
  const drafts = seal(rootKey, randomBytes(keyBytes), contextOf('drafts')).toString('base64');
  return { v: 1, kind: 'practice', persona: whose, keys: { drafts, ...hubKeys } };
}

/** A key of the first profile as version 1 wraps it; null where the root key does not fit. */
export function openKey(rootKey: Buffer, wrapped: string, name: OpenKey): Buffer | null {
  return unseal(rootKey, Buffer.from(wrapped, 'base64'), contextOf(name));
}

/** Why a profile could not be written, in a word; `otherwise` where it is nothing that the one who sits here can mend. */
export function refusalOfProfile(
  error: unknown,
  otherwise: 'profile.damaged' | 'profile.notWritten',
): Result<never> {
  const full = refusalOfWrite(error);
  if (full.refusal.code === 'draft.diskFull') return full;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return refuse(code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'profile.notWritten' : otherwise);
}

function rootOf(rootKey: Buffer, file: ProfileFile): Result<PracticeRoot> {
  const wrapped = file.v === 1 ? file.keys : file.hubKeys;
  if (wrapped === undefined) return damagedProfile('hub keys missing');
  const database = openKey(rootKey, wrapped.hubDatabase, 'hubDatabase');
  const links = openKey(rootKey, wrapped.hubLinks, 'hubLinks');
  if (database === null || links === null) return damagedProfile('root key does not fit');
  return done({ rootKey, hubKeys: { database, links } });
}

async function makeRoot(
  folder: string,
  rootKeyPath: string,
  given: Buffer | null,
  first: Persona,
): Promise<Result<PracticeRoot>> {
  const rootKey = given ?? randomBytes(keyBytes);
  // The root key first: a profile without it would be lost, a root key without a profile is taken up at the next start.
  if (given === null) await writeWhole(rootKeyPath, rootKey);
  const hubKeys = { database: randomBytes(keyBytes), links: randomBytes(keyBytes) };
  const wrap = (name: OpenKey, key: Buffer) => seal(rootKey, key, contextOf(name)).toString('base64');
  await writeProfileFile(
    folder,
    withoutLock(rootKey, first, {
      hubDatabase: wrap('hubDatabase', hubKeys.database),
      hubLinks: wrap('hubLinks', hubKeys.links),
    }),
  );
  log('profile made');
  return done({ rootKey, hubKeys });
}

function contextOf(name: OpenKey): string {
  return `vidi profile key v1 practice ${name}`;
}

async function hasData(folder: string): Promise<boolean> {
  for (const name of dataFolders) {
    const names = await readdir(join(folder, name)).catch(() => []);
    if (names.length > 0) return true;
  }
  return false;
}
