import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** Where Linux systems keep the authorities that their administrator trusts, as one file. */
const systemFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

let context: tls.SecureContext | undefined;

/**
 * TLS with the authorities that this machine trusts: the runtime's own, and the system's. Electron's Node cannot ask
 * Windows and macOS for theirs yet (`tls.getCACertificates`, Node 22.15): there the runtime's own stand alone, and a
 * clinic with an authority of its own is known by its pin.
 */
export function authorities(): tls.SecureContext {
  context ??= tls.createSecureContext({
    minVersion: 'TLSv1.2',
    ca: [...tls.rootCertificates, ...systemAuthorities()],
  });
  return context;
}

function systemAuthorities(): readonly string[] {
  if (typeof tls.getCACertificates === 'function') return tls.getCACertificates('system');
  for (const file of systemFiles) {
    try {
      return [readFileSync(file, 'utf8')];
    } catch {
      // Not this system's place: the next one is tried.
    }
  }
  return [];
}
