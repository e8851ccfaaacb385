import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import type { ConsoleMode, ProfileId } from '../shared/contracts/session.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Keychain } from './keychain.ts';
import { errorFields, log } from './log.ts';
import type { Persona } from './persona.ts';
import { openKey, refusalOfProfile, withoutLock } from './practiceProfile.ts';
import {
  damagedProfile,
  type HubOfProfile,
  type ProfileFile,
  type ProfileIdentity,
  profilePath,
  readIfThere,
  unwrapKey,
  wrapKey,
  writeProfileFile,
} from './profileFile.ts';
import { type Locksmith, makeLock, openLock } from './profileLock.ts';
import { keyBytes } from './sealing.ts';
import { asideName, privateFolder, syncFolder, writeWhole } from './storedFiles.ts';

/** The random data keys of a profile, each with one use. */
export interface ProfileKeys {
  readonly drafts: Buffer;
  /** The console's own key at a clinic's hub; null in practice. */
  readonly console: Buffer | null;
}

interface Kept {
  readonly id: ProfileId;
  readonly folder: string;
  readonly file: ProfileFile;
}

type Nothing = Record<string, never>;

/** The keys of a profile that nothing locks, with the practice clinic's root key. */
export function unlock(kept: Kept, practiceRoot: Buffer | null): Promise<Result<ProfileKeys>>;
/** The keys of a locked profile. `secret.wrong`, without saying how long to wait. */
export function unlock(
  kept: Kept,
  practiceRoot: Buffer | null,
  secret: string,
  keychain: Keychain,
): Promise<Result<ProfileKeys>>;
export async function unlock(
  { id, file }: Kept,
  practiceRoot: Buffer | null,
  secret?: string,
  keychain?: Keychain,
): Promise<Result<ProfileKeys>> {
  if (file.v === 1) {
    const drafts = practiceRoot === null ? null : openKey(practiceRoot, file.keys.drafts, 'drafts');
    return drafts === null ? damagedProfile('root key does not fit') : done({ drafts, console: null });
  }
  if (secret === undefined || keychain === undefined) return refuse('secret.needed');
  const root = await openLock(file.lock, secret, id, keychain);
  if (!root.ok) return root;
  if (root.value === null) return refuse('secret.wrong');
  const drafts = unwrapKey(root.value, file.keys.drafts, file, 'drafts');
  const ownKey =
    file.keys.console === undefined ? null : unwrapKey(root.value, file.keys.console, file, 'console');
  root.value.fill(0);
  if (drafts === null || (file.keys.console !== undefined && ownKey === null))
    return damagedProfile('keys do not fit');
  return done({ drafts, console: ownKey });
}

/** Makes a profile with new keys in a folder of its own. */
export async function lockNew(options: {
  readonly folder: string;
  readonly kind: ConsoleMode;
  readonly persona: Persona;
  readonly secret: string;
  readonly locksmith: Locksmith;
  readonly console?: { readonly key: Buffer; readonly hub: HubOfProfile };
}): Promise<Result<ProfileId>> {
  const { kind, persona, console } = options;
  const id = v7();
  const rootKey = randomBytes(keyBytes);
  const lock = await makeLock(options.secret, rootKey, id, options.locksmith);
  if (!lock.ok) return lock;
  const of = { kind, id, persona, hub: console?.hub };
  const own: ProfileKeys = { drafts: randomBytes(keyBytes), console: console?.key ?? null };
  const keys = wrapKeys(rootKey, own, of);
  rootKey.fill(0);
  const folder = join(options.folder, id);
  try {
    await privateFolder(folder);
    const hub = console === undefined ? {} : { hub: console.hub };
    await writeProfileFile(folder, { v: 2, kind, id, persona, lock: lock.value, keys, ...hub });
    await syncFolder(options.folder);
  } catch (error) {
    log('profile not made', errorFields(error));
    return refusalOfProfile(error, 'profile.notWritten');
  }
  log('profile made');
  return done(id);
}

/** Whether the disk takes a profile. */
export async function canWrite(folder: string): Promise<Result<Nothing>> {
  const probe = join(folder, 'probe');
  try {
    await privateFolder(folder);
    await writeWhole(probe, Buffer.alloc(1));
    await rm(probe);
    return done({});
  } catch (error) {
    return refusalOfProfile(error, 'profile.notWritten');
  }
}

/** Wraps the same keys anew, under a new root key; nothing that they have sealed is touched. */
export async function changeLock(
  { id, folder, file }: Kept,
  keys: ProfileKeys,
  secret: string,
  locksmith: Locksmith,
): Promise<Result<Nothing>> {
  const rootKey = randomBytes(keyBytes);
  const lock = await makeLock(secret, rootKey, id, locksmith);
  if (!lock.ok) return lock;
  const { kind, persona } = file;
  const of = { kind, id, persona, hub: file.v === 2 ? file.hub : undefined };
  const wrapped = wrapKeys(rootKey, keys, of);
  rootKey.fill(0);
  const hubKeys = file.v === 1 ? file.keys : file.hubKeys;
  try {
    await writeProfileFile(folder, {
      v: 2,
      ...of,
      lock: lock.value,
      keys: wrapped,
      hubKeys: hubKeys && { hubDatabase: hubKeys.hubDatabase, hubLinks: hubKeys.hubLinks },
    });
  } catch (error) {
    log('secret not changed', errorFields(error));
    return refusalOfProfile(error, 'profile.notWritten');
  }
  log('secret changed');
  return done({});
}

/**
 * Moves a profile out of the way, whole. The practice clinic's first one is there always: its drafts and a copy of its
 * file go aside, and it begins anew without a lock; the hub's keys are not its own and stay.
 */
export async function setAside(
  { id, folder, file }: Kept,
  practiceRoot: Buffer | null,
  now: number,
): Promise<Result<Nothing>> {
  const why = 'forgotten';
  try {
    if (id !== 'practice') {
      await rename(folder, asideName(folder, why, now));
      await syncFolder(dirname(folder));
    } else {
      if (practiceRoot === null || file.v === 1 || file.hubKeys === undefined)
        return damagedProfile('hub keys missing');
      const drafts = join(folder, 'drafts');
      await rename(drafts, asideName(drafts, why, now)).catch(unlessMissing);
      const path = profilePath(folder);
      const bytes = await readIfThere(path);
      if (bytes !== null) await writeWhole(asideName(path, why, now), bytes);
      await writeProfileFile(folder, withoutLock(practiceRoot, file.persona, file.hubKeys));
    }
  } catch (error) {
    log('profile not set aside', errorFields(error));
    return refusalOfProfile(error, 'profile.notWritten');
  }
  log('profile set aside');
  return done({});
}

function wrapKeys(rootKey: Buffer, { drafts, console }: ProfileKeys, of: ProfileIdentity) {
  return {
    drafts: wrapKey(rootKey, drafts, of, 'drafts'),
    ...(console === null ? {} : { console: wrapKey(rootKey, console, of, 'console') }),
  };
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
