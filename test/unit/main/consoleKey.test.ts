import { createPublicKey, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeConsoleKey, publicKeyOf, signedBy } from '../../../src/main/consoleKey.ts';

it('signs as RFC 8032 §7.1 has it (test 2)', () => {
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  expect(publicKeyOf(seed).toString('hex')).toBe(
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  );
  expect(Buffer.from(signedBy(seed, '\x72'), 'base64').toString('hex')).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
});

it('makes a key of its own each time, whose signature its public half knows', () => {
  const [one, other] = [makeConsoleKey(), makeConsoleKey()];
  expect(one.equals(other)).toBe(false);
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKeyOf(one).toString('base64url') },
    format: 'jwk',
  });
  const text = 'vidi console v1\nhttps://hub.example\nå';
  const signature = (seed: Buffer) => Buffer.from(signedBy(seed, text), 'base64');
  expect(verify(null, Buffer.from(text, 'utf8'), key, signature(one))).toBe(true);
  expect(verify(null, Buffer.from(text, 'utf8'), key, signature(other))).toBe(false);
});
