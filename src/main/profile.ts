import { randomBytes } from 'node:crypto';
import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hsaId } from '../shared/contracts/primitives.ts';
import { staffRoles } from '../shared/domain/permissions.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { errorFields, log } from './log.ts';
import { keyBytes, seal, unseal } from './sealing.ts';
import { privateFolder, refusalOfWrite, writeWhole } from './storedFiles.ts';

/** Who sits here, and at which clinic. Author, role and permission come from here, never from a setting. */
export const persona = z.object({
  v: z.literal(1),
  principal: z.object({
    hsaId,
    name: z.string().max(200),
    title: z.string().max(200),
    role: z.enum(staffRoles),
    profession: z.enum(['doctor', 'nurse', 'psychologist', 'physiotherapist']),
  }),
  clinic: z.object({ name: z.string().max(200), phone: z.string().max(32), zone: z.string().max(64) }),
});
export type Persona = z.output<typeof persona>;

/** Random data keys, each with one use, wrapped by the profile's root key. */
const keyNames = ['drafts', 'hubDatabase', 'hubLinks'] as const;
type KeyName = (typeof keyNames)[number];

const sealedKey = z.base64();
const profileFile = z.object({
  v: z.literal(1),
  kind: z.literal('practice'),
  persona,
  keys: z.object({ drafts: sealedKey, hubDatabase: sealedKey, hubLinks: sealedKey }),
});

export interface Profile {
  readonly kind: 'practice';
  readonly persona: Persona;
  readonly keys: Readonly<Record<KeyName, Buffer>>;
}

/** What of a profile's folder would be lost to everybody if new keys were made over it. */
const dataFolders = ['drafts', 'hub'] as const;

/**
 * Opens the practice profile in `folder`, or makes it at first start: a random root key in a file of its own (0600),
 * and data keys wrapped by it, so that a passphrase can come later by rewrapping alone. A profile that cannot be read
 * is refused with `profile.damaged` and nothing is written over it.
 */
export async function openPracticeProfile(folder: string, whoSitsHere: Persona): Promise<Result<Profile>> {
  await privateFolder(folder);
  const profilePath = join(folder, 'profile.json');
  const rootKeyPath = join(folder, 'root.key');
  try {
    const [profileText, rootKey] = await Promise.all([readIfThere(profilePath), readIfThere(rootKeyPath)]);
    if (profileText === null) {
      if (await hasData(folder)) return damaged('profile missing');
      if (rootKey !== null && rootKey.length !== keyBytes) return damaged('root key cut off');
      return done(await makeProfile(profilePath, rootKeyPath, rootKey, whoSitsHere));
    }
    if (rootKey === null || rootKey.length !== keyBytes) return damaged('root key missing');
    await keepPrivate(profilePath);
    await keepPrivate(rootKeyPath);
    return unwrap(profileText.toString('utf8'), rootKey);
  } catch (error) {
    log('profile not opened', errorFields(error));
    const refused = refusalOfWrite(error);
    return refused.refusal.code === 'draft.diskFull' ? refused : refuse('profile.damaged');
  }
}

function unwrap(text: string, rootKey: Buffer): Result<Profile> {
  const read = profileFile.safeParse(JSON.parse(text));
  if (!read.success) return damaged('profile unreadable');
  const { kind, persona: whoSitsHere, keys } = read.data;
  const opened = keyNames.map((name) =>
    unseal(rootKey, Buffer.from(keys[name], 'base64'), wrapContext(kind, name)),
  );
  const [drafts, hubDatabase, hubLinks] = opened;
  if (drafts == null || hubDatabase == null || hubLinks == null) return damaged('root key does not fit');
  return done({ kind, persona: whoSitsHere, keys: { drafts, hubDatabase, hubLinks } });
}

async function makeProfile(
  profilePath: string,
  rootKeyPath: string,
  givenRootKey: Buffer | null,
  whoSitsHere: Persona,
): Promise<Profile> {
  const rootKey = givenRootKey ?? randomBytes(keyBytes);
  // The root key first: a profile without it would be lost, a root key without a profile is taken up at the next start.
  if (givenRootKey === null) await writeWhole(rootKeyPath, rootKey);
  const keys = {
    drafts: randomBytes(keyBytes),
    hubDatabase: randomBytes(keyBytes),
    hubLinks: randomBytes(keyBytes),
  };
  const wrapped = Object.fromEntries(
    keyNames.map((name) => [
      name,
      seal(rootKey, keys[name], wrapContext('practice', name)).toString('base64'),
    ]),
  );
  const text = `${JSON.stringify({ v: 1, kind: 'practice', persona: whoSitsHere, keys: wrapped }, null, 2)}\n`;
  await writeWhole(profilePath, Buffer.from(text, 'utf8'));
  log('profile made');
  return { kind: 'practice', persona: whoSitsHere, keys };
}

function wrapContext(kind: string, name: KeyName): string {
  return `vidi profile key v1 ${kind} ${name}`;
}

function damaged(code: string): Result<never> {
  log('profile damaged', { code });
  return refuse('profile.damaged');
}

async function hasData(folder: string): Promise<boolean> {
  for (const name of dataFolders) {
    const names = await readdir(join(folder, name)).catch(() => []);
    if (names.length > 0) return true;
  }
  return false;
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A file that was copied back by hand may have come open to others. */
async function keepPrivate(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, 0o600);
}
