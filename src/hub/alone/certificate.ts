import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { done } from '../../shared/domain/refusal.ts';
import { isOpenToOthers } from './keyFiles.ts';
import type { HubSettings } from './settings.ts';
import { codeOf, type Told, tell, troubles } from './told.ts';

/** The key of a certificate may be its owner's and a group's (ssl-cert), but nobody else's. */
const everybody = 0o007;

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
  /** SHA-256 of the public key (SPKI) in base64url: what consoles know the hub by. */
  readonly pin: string;
  readonly validTo: Date;
}

/** The certificate and its key, where they belong together, are valid at `now` and name the hub. */
export function readCertificate(
  files: NonNullable<HubSettings['tls']>,
  origin: string,
  now: number,
): Told<Certificate> {
  const cert = readPem('VIDI_HUB_TLS_CERT', files.cert);
  const key = readPem('VIDI_HUB_TLS_KEY', files.key, everybody);
  if (!cert.ok || !key.ok) return tell(...troubles(cert, key));
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(cert.value);
  } catch {
    return tell('VIDI_HUB_TLS_CERT: holds no certificate in PEM');
  }
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(key.value);
  } catch {
    return tell('VIDI_HUB_TLS_KEY: holds no private key in PEM, or one with a passphrase');
  }
  if (!certificate.checkPrivateKey(privateKey))
    return tell('VIDI_HUB_TLS_KEY: is not the key of the certificate in VIDI_HUB_TLS_CERT');
  const [validFrom, validTo] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (now >= validTo.getTime())
    return tell(`VIDI_HUB_TLS_CERT: was valid until ${validTo.toISOString().slice(0, 10)}; get it renewed`);
  if (now < validFrom.getTime())
    return tell(`VIDI_HUB_TLS_CERT: is not valid until ${validFrom.toISOString().slice(0, 10)}`);
  const name = new URL(origin).hostname.replace(/^\[|\]$/g, '');
  const isNamed = isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name);
  if (isNamed === undefined)
    return tell(`VIDI_HUB_TLS_CERT: is for another name than ${name}, the one in VIDI_HUB_ORIGIN`);
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(spki).digest('base64url');
  return done({ cert: cert.value, key: key.value, pin, validTo });
}

function readPem(setting: string, file: string, closedTo = 0): Told<string> {
  try {
    if (isOpenToOthers(file, closedTo))
      return tell(`${setting}: everybody can read the file; allow its owner alone (chmod 600)`);
    return done(readFileSync(file, 'utf8'));
  } catch (error) {
    return codeOf(error) === 'ENOENT'
      ? tell(`${setting}: there is no such file`)
      : tell(`${setting}: cannot be read (${codeOf(error)})`);
  }
}
