import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';

/** Ed25519 (RFC 8032): a key is its seed of 32 random bytes, kept in the profile like its other keys. */
const seedBytes = 32;
/** What stands before the seed in PKCS #8 (RFC 8410 §7), and what before the key in SPKI (§4). */
const beforeSeed = Buffer.from('302e020100300506032b657004220420', 'hex');
const beforePublicKeyBytes = 12;

export function makeConsoleKey(): Buffer {
  return randomBytes(seedBytes);
}

/** The public half, 32 bytes. */
export function publicKeyOf(seed: Buffer): Buffer {
  const spki = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
  return spki.subarray(beforePublicKeyBytes);
}

/** The signature over the text's UTF-8, in base64. */
export function signedBy(seed: Buffer, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey(seed)).toString('base64');
}

function privateKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([beforeSeed, seed]), format: 'der', type: 'pkcs8' });
}
