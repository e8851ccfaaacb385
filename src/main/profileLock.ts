import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { leastPassphrase, leastPin } from '../shared/contracts/session.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Keychain } from './keychain.ts';
import { errorFields, log } from './log.ts';
import { keyBytes, seal, unseal } from './sealing.ts';

/** The work of one attempt (RFC 7914 §2). */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about half a second: OWASP's first choice for scrypt. */
export const scryptCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };
const saltBytes = 16;

/** How a profile's root key is wrapped: by scrypt of the secret, and that once more by the keychain where there is one. */
export const profileLock = z.object({
  kind: z.enum(['passphrase', 'pin']),
  salt: z.base64(),
  // Bounded: a file from elsewhere must not take all of the computer's memory.
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  wrapped: z.base64(),
  keychain: z.boolean(),
});
export type ProfileLock = z.output<typeof profileLock>;

/** What new locks are made with. */
export interface Locksmith {
  readonly keychain: Keychain;
  readonly cost: ScryptCost;
}

/**
 * What a new secret is, or why it is none: digits alone are a PIN, and only as good as the keychain that is needed with
 * it (`secret.pinNeedsKeychain`); anything else is a passphrase. `secret.tooShort {least}`.
 */
export function judgeSecret(secret: string, keychain: boolean): Result<ProfileLock['kind']> {
  const length = [...normal(secret)].length;
  if (/^\d+$/.test(secret)) {
    if (!keychain) return refuse('secret.pinNeedsKeychain', { least: leastPassphrase });
    return length < leastPin ? refuse('secret.tooShort', { least: leastPin }) : done('pin');
  }
  return length < leastPassphrase
    ? refuse('secret.tooShort', { least: leastPassphrase })
    : done('passphrase');
}

/** Wraps `rootKey` of the profile `id` under a new secret. */
export async function makeLock(
  secret: string,
  rootKey: Uint8Array,
  id: string,
  { keychain, cost }: Locksmith,
): Promise<Result<ProfileLock>> {
  const kind = judgeSecret(secret, keychain.there);
  if (!kind.ok) return kind;
  const salt = randomBytes(saltBytes);
  const key = await derive(secret, salt, cost);
  const inner = seal(key, rootKey, contextOf(id));
  key.fill(0);
  try {
    const wrapped = keychain.there ? keychain.wrap(inner) : inner;
    return done({
      kind: kind.value,
      salt: salt.toString('base64'),
      ...cost,
      wrapped: wrapped.toString('base64'),
      keychain: keychain.there,
    });
  } catch (error) {
    log('keychain not written', errorFields(error));
    return refuse('profile.keychain');
  }
}

/** The root key; null when it is not this secret. `profile.keychain` where the keychain gives nothing. */
export async function openLock(
  lock: ProfileLock,
  secret: string,
  id: string,
  keychain: Keychain,
): Promise<Result<Buffer | null>> {
  let inner: Buffer = Buffer.from(lock.wrapped, 'base64');
  if (lock.keychain) {
    try {
      inner = keychain.unwrap(inner);
    } catch (error) {
      log('keychain not read', errorFields(error));
      return refuse('profile.keychain');
    }
  }
  const key = await derive(secret, Buffer.from(lock.salt, 'base64'), lock);
  const rootKey = unseal(key, inner, contextOf(id));
  key.fill(0);
  return done(rootKey);
}

function contextOf(id: string): string {
  return `vidi profile root v2 ${id}`;
}

/** The same letters typed at another keyboard may come composed otherwise. */
function normal(secret: string): string {
  return secret.normalize('NFC');
}

function derive(secret: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
  const options = { N, r, p, maxmem: 129 * N * r * p + 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(normal(secret), salt, keyBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
