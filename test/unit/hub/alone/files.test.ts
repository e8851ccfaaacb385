import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCertificate } from '../../../../src/hub/alone/certificate.ts';
import { readIdentityFile } from '../../../../src/hub/alone/identityFile.ts';
import { makeKeys, readKeys } from '../../../../src/hub/alone/keyFiles.ts';
import { defaultIdentityRules } from '../../../../src/shared/domain/identityRules.ts';
import { makeAuthority } from '../../../support/certificates.ts';

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'vidi-files-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return (name: string): string => join(path, name);
}
const dayMs = 86_400_000;

describe('the key files', () => {
  const places = () => {
    const at = folder();
    return { data: at('data'), keyFile: at('database.key'), linkKeyFile: at('links.key') };
  };

  it('are made once, for their owner alone, each with a key of its own', () => {
    const given = places();
    expect(makeKeys(given)).toEqual({ ok: true, value: [given.keyFile, given.linkKeyFile] });
    const keys = readKeys(given);
    expect(keys).toMatchObject({ ok: true, value: { database: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(makeKeys(given)).toEqual({ ok: true, value: [] });
    expect(readKeys(given)).toEqual(keys);
  });

  it('are not made anew for a database that another key has locked', () => {
    const given = places();
    mkdirSync(given.data);
    writeFileSync(join(given.data, 'hub.db'), 'x');
    expect(makeKeys(given)).toMatchObject({
      ok: false,
      refusal: [expect.stringMatching(/^VIDI_HUB_KEY_FILE: /)],
    });
    expect(readKeys(given).ok).toBe(false);
  });

  it.each([
    ['open to a group', (file: string) => chmodSync(file, 0o640)],
    ['open to others', (file: string) => chmodSync(file, 0o604)],
    ['open for writing', (file: string) => chmodSync(file, 0o620)],
    ['cut', (file: string) => writeFileSync(file, 'abc')],
    ['empty', (file: string) => writeFileSync(file, '')],
    ['not there', (file: string) => rmSync(file)],
  ])('are refused where one is %s', (_what, spoil) => {
    for (const [name, setting] of [
      ['keyFile', 'VIDI_HUB_KEY_FILE'],
      ['linkKeyFile', 'VIDI_HUB_LINK_KEY_FILE'],
    ] as const) {
      const given = places();
      makeKeys(given);
      spoil(given[name]);
      expect(readKeys(given)).toMatchObject({ ok: false, refusal: [expect.stringMatching(`^${setting}: `)] });
    }
  });

  it('are refused where both hold the same key', () => {
    const given = places();
    makeKeys(given);
    writeFileSync(given.linkKeyFile, readFileSync(given.keyFile));
    expect(readKeys(given)).toMatchObject({ refusal: [expect.stringMatching(/^VIDI_HUB_LINK_KEY_FILE: /)] });
  });
});

describe('the certificate', () => {
  const authority = makeAuthority('Testens utfärdare');
  const issued = authority.issue(['hub.example', '192.0.2.1']);
  function files(cert = issued.cert, key = issued.key, mode = 0o600) {
    const at = folder();
    writeFileSync(at('hub.crt'), cert);
    writeFileSync(at('hub.key'), key, { mode });
    return { cert: at('hub.crt'), key: at('hub.key') };
  }
  const words = (read: ReturnType<typeof readCertificate>): readonly string[] =>
    read.ok ? [] : read.refusal;

  it('is read with the ones after it, and known by its public key', () => {
    const read = readCertificate(files(issued.cert + authority.cert), 'https://hub.example:8443', Date.now());
    expect(read).toMatchObject({ ok: true, value: { pin: issued.pin, cert: issued.cert + authority.cert } });
    expect(readCertificate(files(), 'https://192.0.2.1', Date.now()).ok).toBe(true);
    expect(readCertificate(files(issued.cert, issued.key, 0o640), 'https://hub.example', Date.now()).ok).toBe(
      true,
    );
  });

  it('is refused for another name, before its time and after it', () => {
    const read = (origin: string, now = Date.now()) => words(readCertificate(files(), origin, now));
    expect(read('https://other.example')).toEqual([
      expect.stringMatching(/^VIDI_HUB_TLS_CERT: is for another name/),
    ]);
    expect(read('https://192.0.2.2')).toEqual([
      expect.stringMatching(/^VIDI_HUB_TLS_CERT: is for another name/),
    ]);
    expect(read('https://hub.example', Date.now() + 31 * dayMs)).toEqual([
      expect.stringMatching(/^VIDI_HUB_TLS_CERT: was valid until/),
    ]);
    expect(read('https://hub.example', Date.now() - 2 * dayMs)).toEqual([
      expect.stringMatching(/^VIDI_HUB_TLS_CERT: is not valid until/),
    ]);
  });

  it('is refused without its own key, or where everybody can read that', () => {
    const locked = generateKeyPairSync('ed25519').privateKey.export({
      format: 'pem',
      type: 'pkcs8',
      cipher: 'aes-256-cbc',
      passphrase: 'hemlig',
    });
    for (const [given, setting] of [
      [files(issued.cert, authority.key), 'VIDI_HUB_TLS_KEY: is not the key'],
      [files(issued.cert, locked.toString()), 'VIDI_HUB_TLS_KEY: holds no private key in PEM, or one with'],
      [files(issued.cert, issued.key, 0o644), 'VIDI_HUB_TLS_KEY: everybody can read'],
      [files('nonsense'), 'VIDI_HUB_TLS_CERT: holds no certificate'],
      [{ cert: '/nowhere/hub.crt', key: files().key }, 'VIDI_HUB_TLS_CERT: there is no such file'],
    ] as const)
      expect(words(readCertificate(given, 'https://hub.example', Date.now()))).toEqual([
        expect.stringMatching(`^${setting}`),
      ]);
  });
});

describe("the clinic's file of what is enough to know who somebody is", () => {
  const given = (text: string) => {
    const file = folder()('identity.json');
    writeFileSync(file, text);
    return readIdentityFile(file);
  };

  it('is taken as it stands; without one, what is usual in Swedish care holds', () => {
    const own = { ...defaultIdentityRules, documents: ['swedishPassport'], controlQuestionsAtLeast: 3 };
    expect(given(JSON.stringify(own))).toEqual({ ok: true, value: own });
    expect(readIdentityFile(null)).toEqual({ ok: true, value: defaultIdentityRules });
  });

  it('is refused line by line, with the setting and the place in it', () => {
    const wrong = {
      ...defaultIdentityRules,
      documents: ['libraryCard'],
      states: { foreignPassport: ['NORGE'], foreignIdCard: 'all' },
    };
    const read = given(JSON.stringify(wrong));
    expect(read.ok ? [] : read.refusal).toEqual([
      expect.stringMatching(/^VIDI_HUB_IDENTITY_FILE: documents\.0: /),
      expect.stringMatching(/^VIDI_HUB_IDENTITY_FILE: states\.foreignPassport/),
    ]);
    for (const [text, why] of [
      ['{', /is not JSON/],
      ['[]', /all of it/],
      [' '.repeat(70_000), /too large/],
    ] as const)
      expect(given(text)).toMatchObject({ ok: false, refusal: [expect.stringMatching(why)] });
    expect(readIdentityFile('/nowhere/identity.json')).toMatchObject({
      ok: false,
      refusal: [expect.stringMatching(/ENOENT/)],
    });
  });
});
