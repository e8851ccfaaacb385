import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Bytes of every key, nonce and tag: AES-256-GCM (NIST SP 800-38D) with its usual 96-bit nonce. */
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** How many bytes longer the sealed text is than the plain. */
export const sealOverhead = nonceBytes + tagBytes;

/** Seals `plain` under `key`, bound to `context`: nonce ‖ ciphertext ‖ tag. */
export function seal(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made; null when key, context or any byte is another. */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | null {
  if (sealed.byteLength < sealOverhead) return null;
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)),
      decipher.final(),
    ]);
  } catch {
    return null;
  }
}

/** Which key a file was sealed with, told apart without giving anything of the key away. */
export function keyFingerprint(key: Uint8Array): string {
  return createHash('sha256').update('vidi key fingerprint\n').update(key).digest('hex').slice(0, 16);
}
