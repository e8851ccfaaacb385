import { createHash } from 'node:crypto';
import { chmod, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { consoleId, sha256Hex } from '../shared/contracts/primitives.ts';
import { type ConsoleMode, consoleModes, type ProfileId, profileId } from '../shared/contracts/session.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { log } from './log.ts';
import { parsedJson } from './parsedJson.ts';
import { type Persona, persona } from './persona.ts';
import { profileLock } from './profileLock.ts';
import { seal, unseal } from './sealing.ts';
import { writeWhole } from './storedFiles.ts';

const sealedKey = z.base64();

/** The practice clinic's first profile as long as nothing locks it: its keys are wrapped by the key in `root.key`. */
const openFile = z.object({
  v: z.literal(1),
  kind: z.literal('practice'),
  persona,
  keys: z.object({ drafts: sealedKey, hubDatabase: sealedKey, hubLinks: sealedKey }),
});
export type OpenProfileFile = z.output<typeof openFile>;

/** Where a clinic's own hub is, and as which console this profile is known there. */
const hubOfProfile = z.object({ origin: z.string().max(300), pin: z.string().max(64).nullable(), consoleId });
export type HubOfProfile = z.output<typeof hubOfProfile>;

/** A profile that is locked: its keys are wrapped by a root key that only the secret gives. */
const lockedFile = z.object({
  v: z.literal(2),
  kind: z.enum(consoleModes),
  id: profileId,
  persona,
  lock: profileLock,
  keys: z.object({ drafts: sealedKey, console: sealedKey.optional() }),
  /** Of the practice clinic's first profile: the hub's keys, as in version 1. Whoever sits here needs them. */
  hubKeys: z.object({ hubDatabase: sealedKey, hubLinks: sealedKey }).optional(),
  hub: hubOfProfile.optional(),
  /** SHA-256 of RFC 8785 of all else: tells a file that was damaged from a secret that is wrong. */
  sum: sha256Hex,
});
export type LockedProfileFile = z.output<typeof lockedFile>;

const profileFile = z.discriminatedUnion('v', [openFile, lockedFile]);
export type ProfileFile = OpenProfileFile | LockedProfileFile;

/** What of a profile is bound to each of its wrapped keys: none can be moved to another, nor the person exchanged. */
export interface ProfileIdentity {
  readonly kind: ConsoleMode;
  readonly id: ProfileId;
  readonly persona: Persona;
  readonly hub?: HubOfProfile | undefined;
}

/** The profile file in `folder`; null where there is none. `profile.damaged` where it is not as it was written. */
export async function readProfileFile(folder: string): Promise<Result<ProfileFile | null>> {
  const path = profilePath(folder);
  const bytes = await readIfThere(path);
  if (bytes === null) return done(null);
  await keepPrivate(path);
  const read = profileFile.safeParse(parsedJson(bytes.toString('utf8')));
  if (!read.success) return damagedProfile('profile unreadable');
  if (read.data.v === 2 && read.data.sum !== sumOf(read.data)) return damagedProfile('profile altered');
  return done(read.data);
}

/** Writes the file whole or not at all; throws the file system's error. */
export async function writeProfileFile(
  folder: string,
  file: OpenProfileFile | Omit<LockedProfileFile, 'sum'>,
): Promise<void> {
  const whole = file.v === 2 ? { ...file, sum: sumOf(file) } : file;
  await writeWhole(profilePath(folder), Buffer.from(`${JSON.stringify(whole, null, 2)}\n`, 'utf8'));
}

export function profilePath(folder: string): string {
  return join(folder, 'profile.json');
}

/** Wraps a data key of a locked profile. */
export function wrapKey(rootKey: Buffer, key: Buffer, of: ProfileIdentity, name: string): string {
  return seal(rootKey, key, contextOf(of, name)).toString('base64');
}

/** Null where root key, person or hub is another than when it was wrapped. */
export function unwrapKey(
  rootKey: Buffer,
  wrapped: string,
  of: ProfileIdentity,
  name: string,
): Buffer | null {
  return unseal(rootKey, Buffer.from(wrapped, 'base64'), contextOf(of, name));
}

export function damagedProfile(why: string): Result<never> {
  log('profile damaged', { code: why });
  return refuse('profile.damaged');
}

export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A file that was copied back by hand may have come open to others. */
export async function keepPrivate(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, 0o600);
}

function contextOf({ kind, id, persona: whose, hub }: ProfileIdentity, name: string): string {
  return canonical({ format: 'vidi.profile', v: 2, kind, id, persona: whose, hub: hub ?? null, key: name });
}

function sumOf({ sum: _sum, ...rest }: Omit<LockedProfileFile, 'sum'> & { readonly sum?: string }): string {
  return createHash('sha256').update(canonical(rest), 'utf8').digest('hex');
}

/** Through JSON first: what is absent and what is undefined are the same in a file. */
function canonical(value: object): string {
  const text = canonicalize(JSON.parse(JSON.stringify(value)));
  if (text === undefined) throw new TypeError('not canonicalizable');
  return text;
}
