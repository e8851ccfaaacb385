import { describe, expect, it } from 'vitest';
import { readPlaces, readSettings } from '../../../../src/hub/alone/settings.ts';
import { readConnectionLine, writeConnectionLine } from '../../../../src/shared/domain/connectionLine.ts';

const right = {
  VIDI_HUB_ORIGIN: 'https://hub.example:8443',
  VIDI_HUB_HOST: '0.0.0.0',
  VIDI_HUB_DATA: '/var/lib/vidi',
  VIDI_HUB_KEY_FILE: '/etc/vidi/database.key',
  VIDI_HUB_LINK_KEY_FILE: '/etc/vidi/links.key',
  VIDI_HUB_TLS_CERT: '/etc/vidi/hub.crt',
  VIDI_HUB_TLS_KEY: '/etc/vidi/hub.key',
  VIDI_HUB_CLINIC_NAME: 'Utsikten',
  VIDI_HUB_CLINIC_PHONE: '018-611 00 00',
};
const local = {
  ...right,
  VIDI_HUB_ORIGIN: 'http://127.0.0.1:8080',
  VIDI_HUB_HOST: '',
  VIDI_HUB_TLS_CERT: '',
  VIDI_HUB_TLS_KEY: '',
};

const settings = (env: Record<string, string | undefined>) => {
  const read = readSettings(env);
  if (!read.ok) throw new Error(read.refusal.join('\n'));
  return read.value;
};

describe('the settings', () => {
  it('are read from the environment, with what may be left out', () => {
    expect(settings({ ...right, PATH: '/bin' })).toEqual({
      origin: 'https://hub.example:8443',
      host: '0.0.0.0',
      port: 8443,
      data: '/var/lib/vidi',
      keyFile: '/etc/vidi/database.key',
      linkKeyFile: '/etc/vidi/links.key',
      tls: { cert: '/etc/vidi/hub.crt', key: '/etc/vidi/hub.key' },
      clinic: { name: 'Utsikten', phone: '018-611 00 00', zone: 'Europe/Stockholm' },
      identityFile: null,
    });
    expect(settings({ ...right, VIDI_HUB_IDENTITY_FILE: '/etc/vidi/identity.json' }).identityFile).toBe(
      '/etc/vidi/identity.json',
    );
    expect(settings({ ...right, VIDI_HUB_ORIGIN: 'https://Hub.Example/' })).toMatchObject({
      origin: 'https://hub.example',
      port: 443,
    });
    expect(settings({ ...right, VIDI_HUB_PORT: '9000' }).port).toBe(9000);
  });

  it('let plain HTTP stay on this machine', () => {
    expect(settings(local)).toMatchObject({ host: '127.0.0.1', port: 8080, tls: null });
    const v6 = { ...local, VIDI_HUB_ORIGIN: 'http://[::1]:8080', VIDI_HUB_HOST: '::1' };
    expect(settings(v6)).toMatchObject({ origin: 'http://[::1]:8080', host: '::1', tls: null });
    // What the hub takes, a console can read out of the line.
    for (const { origin } of [settings(local), settings(v6)])
      expect(readConnectionLine(writeConnectionLine({ origin, code: 'A'.repeat(16), pin: null })).ok).toBe(
        true,
      );
  });

  it.each([
    ['VIDI_HUB_ORIGIN', { ...right, VIDI_HUB_ORIGIN: undefined }],
    ['VIDI_HUB_ORIGIN', { ...right, VIDI_HUB_ORIGIN: 'hub.example' }],
    ['VIDI_HUB_ORIGIN', { ...right, VIDI_HUB_ORIGIN: 'http://hub.example' }],
    ['VIDI_HUB_ORIGIN', { ...right, VIDI_HUB_ORIGIN: 'ftp://hub.example' }],
    ['VIDI_HUB_ORIGIN', { ...right, VIDI_HUB_ORIGIN: 'https://hub.example/vidi' }],
    ['VIDI_HUB_ORIGIN', { ...right, VIDI_HUB_ORIGIN: 'https://me@hub.example' }],
    ['VIDI_HUB_ORIGIN', { ...right, VIDI_HUB_ORIGIN: 'http://127.0.0.1:8080' }],
    ['VIDI_HUB_TLS_CERT', { ...right, VIDI_HUB_TLS_CERT: undefined }],
    ['VIDI_HUB_TLS_KEY', { ...right, VIDI_HUB_TLS_KEY: '' }],
    ['VIDI_HUB_HOST', { ...local, VIDI_HUB_HOST: '0.0.0.0' }],
    ['VIDI_HUB_HOST', { ...local, VIDI_HUB_HOST: '192.0.2.1' }],
    ['VIDI_HUB_HOST', { ...right, VIDI_HUB_HOST: 'hub.example' }],
    ['VIDI_HUB_PORT', { ...right, VIDI_HUB_PORT: '0' }],
    ['VIDI_HUB_PORT', { ...right, VIDI_HUB_PORT: '65536' }],
    ['VIDI_HUB_PORT', { ...right, VIDI_HUB_PORT: '84x' }],
    ['VIDI_HUB_DATA', { ...right, VIDI_HUB_DATA: 'data' }],
    ['VIDI_HUB_KEY_FILE', { ...right, VIDI_HUB_KEY_FILE: undefined }],
    ['VIDI_HUB_LINK_KEY_FILE', { ...right, VIDI_HUB_LINK_KEY_FILE: 'links.key' }],
    ['VIDI_HUB_CLINIC_NAME', { ...right, VIDI_HUB_CLINIC_NAME: ' ' }],
    ['VIDI_HUB_CLINIC_PHONE', { ...right, VIDI_HUB_CLINIC_PHONE: 'växeln' }],
    ['VIDI_HUB_CLINIC_ZONE', { ...right, VIDI_HUB_CLINIC_ZONE: 'Europe/Uppsala' }],
    ['VIDI_HUB_IDENTITY_FILE', { ...right, VIDI_HUB_IDENTITY_FILE: 'identity.json' }],
    ['VIDI_HUB_PROT', { ...right, VIDI_HUB_PROT: '8443' }],
  ])('name %s where it is wrong', (name, env) => {
    const read = readSettings(env);
    expect(read.ok ? [] : read.refusal).toEqual([expect.stringMatching(`^${name}: `)]);
  });

  it('name everything that is wrong at once', () => {
    const read = readSettings({});
    const named = read.ok ? [] : read.refusal.map((line) => line.split(':')[0]);
    expect(named).toEqual([
      ...['VIDI_HUB_ORIGIN', 'VIDI_HUB_DATA', 'VIDI_HUB_KEY_FILE', 'VIDI_HUB_LINK_KEY_FILE'],
      ...['VIDI_HUB_CLINIC_NAME', 'VIDI_HUB_CLINIC_PHONE'],
    ]);
  });

  it('are few before the keys are made', () => {
    const { VIDI_HUB_DATA, VIDI_HUB_KEY_FILE, VIDI_HUB_LINK_KEY_FILE } = right;
    expect(readPlaces({ VIDI_HUB_DATA, VIDI_HUB_KEY_FILE, VIDI_HUB_LINK_KEY_FILE }).ok).toBe(true);
    expect(readPlaces({ VIDI_HUB_DATA }).ok).toBe(false);
  });
});
