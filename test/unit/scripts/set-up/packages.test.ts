import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packages, packagesAreReady } from '../../../../scripts/set-up/packages.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const other = process.platform === 'win32' ? 'linux' : 'win32';
const lock = {
  '': { name: 'app' },
  'node_modules/one': { version: '1.0.0', integrity: 'sha512-one' },
  'node_modules/two': { version: '2.0.0', integrity: 'sha512-two' },
  'node_modules/elsewhere': { version: '1.0.0', integrity: 'sha512-e', os: other },
  'node_modules/maybe': { version: '1.0.0', integrity: 'sha512-m', optional: true },
};

function checkout(entries: object = lock) {
  const folder = temporaryFolder();
  writeLock(folder, entries);
  return folder;
}

function writeLock(folder: string, entries: object) {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: entries }));
}

/** What `npm ci` leaves. */
function put(folder: string, names = ['one', 'two']) {
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const installed: Record<string, unknown> = {};
  for (const name of names) {
    mkdirSync(join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(join(folder, 'node_modules', name, 'package.json'), '{}');
    installed[`node_modules/${name}`] = wanted[`node_modules/${name}`];
  }
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

function installer() {
  const state = { count: 0 };
  const install = async (folder: string) => {
    state.count += 1;
    put(folder);
    return { code: 0, timedOut: false, output: '' };
  };
  return { state, install };
}

describe('packages', () => {
  it('are installed when there are none, and not again', async () => {
    const folder = checkout();
    const { state, install } = installer();
    await packages({ folder, install });
    await packages({ folder, install });
    expect(state.count).toBe(1);
  });

  it('are installed again when the lock file is another one', async () => {
    const folder = checkout();
    const { state, install } = installer();
    await packages({ folder, install });
    writeLock(folder, { ...lock, 'node_modules/two': { version: '2.0.1', integrity: 'sha512-new' } });
    await packages({ folder, install });
    expect(state.count).toBe(2);
  });

  it('are installed again when one of them is gone', async () => {
    const folder = checkout();
    const { state, install } = installer();
    await packages({ folder, install });
    rmSync(join(folder, 'node_modules/two'), { recursive: true });
    expect(packagesAreReady(folder)).toBe(false);
    await packages({ folder, install });
    expect(state.count).toBe(2);
  });

  it("are taken as they are after somebody's own npm ci of this lock file", () => {
    const folder = checkout();
    put(folder);
    expect(packagesAreReady(folder)).toBe(true);
  });

  it('are not taken after an npm ci that was cut off, or one of another lock file', () => {
    const half = checkout();
    put(half, ['one']);
    expect(packagesAreReady(half)).toBe(false);
    const old = checkout();
    put(old);
    writeLock(old, { ...lock, 'node_modules/one': { version: '1.1.0', integrity: 'sha512-new' } });
    expect(packagesAreReady(old)).toBe(false);
  });

  it('vouch for nothing when the install fails, and say what npm said and what to do', async () => {
    const folder = checkout();
    const install = async () => {
      mkdirSync(join(folder, 'node_modules/one'), { recursive: true });
      return { code: 1, timedOut: false, output: 'npm error code ENOTFOUND' };
    };
    await expect(packages({ folder, install })).rejects.toThrow(/ENOTFOUND[\s\S]*start again/);
    expect(existsSync(join(folder, 'node_modules/.vidi-packages'))).toBe(false);
    expect(packagesAreReady(folder)).toBe(false);
  });

  it.each([
    ['early', () => {}],
    ['late', put],
  ])(
    'vouch for nothing when a new install was cut off %s and the old lock file is back',
    async (_, begin) => {
      const folder = checkout();
      await packages({ folder, install: installer().install });
      writeLock(folder, { ...lock, 'node_modules/two': { version: '2.0.1', integrity: 'sha512-new' } });
      const cutOff = async () => {
        begin(folder);
        return { code: 130, timedOut: false, output: '' };
      };
      await expect(packages({ folder, install: cutOff })).rejects.toThrow();
      writeLock(folder, lock);
      expect(packagesAreReady(folder)).toBe(false);
    },
  );

  it('vouch for nothing when npm says it is well and it is not', async () => {
    const folder = checkout();
    const install = async () => ({ code: 0, timedOut: false, output: '' });
    await expect(packages({ folder, install })).rejects.toThrow(/not there/);
    expect(packagesAreReady(folder)).toBe(false);
  });

  it('are installed once when two set-ups run at once', async () => {
    const folder = checkout();
    const { state, install } = installer();
    await Promise.all([packages({ folder, install }), packages({ folder, install })]);
    expect(state.count).toBe(1);
  });
});
