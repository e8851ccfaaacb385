import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { bits, context, integer, objectId, octets, sequence, set, time, utf8, yes } from './der.ts';

/** A key and its certificate, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** SHA-256 of the public key (SPKI), base64url: what a connection line carries. */
  readonly pin: string;
}

export interface Authority extends Certificate {
  /** A certificate for a server of these names and IPv4 addresses. `pair`: a key that is there already. */
  issue(names: readonly string[], pair?: KeyPair): Certificate;
}

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const dayMs = 86_400_000;
const ecdsaSha256 = sequence(objectId('1.2.840.10045.4.3.2'));

export const makeKeyPair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** An authority of one test's own, which nobody trusts until told to (RFC 5280, ECDSA P-256, good for a month). */
export function makeAuthority(name: string): Authority {
  const own = makeKeyPair();
  const self = { name, key: own.privateKey };
  const certificate = written(name, own, self, [
    extension('2.5.29.19', sequence(yes), true),
    // keyCertSign and cRLSign.
    extension('2.5.29.15', bits(Buffer.from([0x06]), 1), true),
  ]);
  return {
    ...certificate,
    issue: (names, pair = makeKeyPair()) =>
      written(names[0] ?? 'nobody', pair, self, [
        extension('2.5.29.15', bits(Buffer.from([0x80]), 7), true),
        extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
        extension('2.5.29.17', sequence(...names.map(alternativeName))),
      ]),
  };
}

function written(
  name: string,
  pair: KeyPair,
  issuer: { readonly name: string; readonly key: KeyObject },
  extensions: readonly Buffer[],
): Certificate {
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' });
  const now = Date.now();
  const toBeSigned = sequence(
    context(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaSha256,
    commonName(issuer.name),
    sequence(time(new Date(now - dayMs)), time(new Date(now + 30 * dayMs))),
    commonName(name),
    spki,
    context(3, sequence(...extensions)),
  );
  const der = sequence(toBeSigned, ecdsaSha256, bits(sign('sha256', toBeSigned, issuer.key)));
  return {
    cert: pem('CERTIFICATE', der),
    key: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    pin: createHash('sha256').update(spki).digest('base64url'),
  };
}

const commonName = (name: string): Buffer => sequence(set(sequence(objectId('2.5.4.3'), utf8(name))));

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [yes] : []), octets(value));
}

function alternativeName(name: string): Buffer {
  return isIP(name) === 4
    ? context(7, Buffer.from(name.split('.').map(Number)), true)
    : context(2, Buffer.from(name, 'ascii'), true);
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
