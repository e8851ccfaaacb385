import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unzip, verifyArchive } from '../../../../scripts/set-up/archive.mjs';
import { sha256 } from '../../../../scripts/set-up/stamp.mjs';
import { temporaryFolder } from './temporary-folder.ts';
import { LINK, writeZip } from './zip-file.ts';

describe('verifyArchive', () => {
  it('lets the expected file through', async () => {
    const file = join(temporaryFolder(), 'a.tgz');
    writeFileSync(file, 'the right one');
    await verifyArchive(file, { sha256: sha256('the right one') });
    expect(readFileSync(file, 'utf8')).toBe('the right one');
  });

  it('refuses another file, says both sums, and leaves nothing of it', async () => {
    const file = join(temporaryFolder(), 'a.tgz');
    writeFileSync(file, 'something else');
    const expected = sha256('the right one');
    const refusal = await verifyArchive(file, { sha256: expected }).catch((error: Error) => error.message);
    expect(refusal).toContain(`expected SHA-256 ${expected}`);
    expect(refusal).toContain(`found    SHA-256 ${sha256('something else')}`);
    expect(existsSync(file)).toBe(false);
  });
});

describe('unzip', () => {
  it('keeps modes and symbolic links, and tells how far it is', async () => {
    const folder = temporaryFolder();
    const zip = join(folder, 'a.zip');
    writeZip(zip, [
      { name: 'bin/', mode: 0o40755 },
      { name: 'bin/program', content: 'run', mode: 0o100755 },
      { name: 'notes', content: 'plain', mode: 0 },
      { name: 'current', content: 'bin/program', mode: LINK },
    ]);
    const bytes: number[] = [];
    await unzip(zip, join(folder, 'out'), { onBytes: (done: number) => bytes.push(done) });
    expect(statSync(join(folder, 'out/bin/program')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(folder, 'out/notes'), 'utf8')).toBe('plain');
    expect(readlinkSync(join(folder, 'out/current'))).toBe('bin/program');
    expect(bytes.at(-1)).toBe('runplainbin/program'.length);
  });

  it('takes what the caller takes, under the names it gives', async () => {
    const folder = temporaryFolder();
    const zip = join(folder, 'a.zip');
    writeZip(zip, [
      { name: 'App/keep', content: '1' },
      { name: 'App/leave', content: '2' },
    ]);
    await unzip(zip, join(folder, 'out'), {
      rename: (name: string) => (name.endsWith('leave') ? undefined : name.replace('App/', '')),
    });
    expect(readdirSync(join(folder, 'out'))).toEqual(['keep']);
  });

  it.each([
    ['a name that climbs', [{ name: '../outside', content: 'x' }]],
    ['an absolute name', [{ name: '/tmp/vidi-zip-slip', content: 'x' }]],
    ['a link that climbs', [{ name: 'sub/link', content: '../../outside', mode: LINK }]],
    ['a link to an absolute place', [{ name: 'link', content: '/etc', mode: LINK }]],
  ])('refuses %s and writes nothing outside', async (_, entries) => {
    const folder = temporaryFolder();
    const zip = join(folder, 'a.zip');
    writeZip(zip, entries);
    mkdirSync(join(folder, 'out'));
    await expect(unzip(zip, join(folder, 'out'))).rejects.toThrow();
    expect(readdirSync(folder).sort()).toEqual(['a.zip', 'out']);
    expect(readdirSync(join(folder, 'out')).filter((name) => name !== 'sub')).toEqual([]);
    expect(existsSync('/tmp/vidi-zip-slip')).toBe(false);
  });

  it('refuses a name that climbs only after renaming', async () => {
    const folder = temporaryFolder();
    const zip = join(folder, 'a.zip');
    writeZip(zip, [{ name: 'App/file', content: 'x' }]);
    const climb = { rename: (name: string) => name.replace('App/', '../') };
    await expect(unzip(zip, join(folder, 'out'), climb)).rejects.toThrow(/points outside/);
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });

  it('writes no file through a link of the same archive', async () => {
    const folder = temporaryFolder();
    const zip = join(folder, 'a.zip');
    writeZip(zip, [
      { name: 'real/kept', content: 'kept' },
      { name: 'link', content: 'real', mode: LINK },
      { name: 'link/more', content: 'more' },
    ]);
    await expect(unzip(zip, join(folder, 'out'))).rejects.toThrow(/EEXIST/);
    expect(readdirSync(join(folder, 'out/real'))).toEqual(['kept']);
  });

  it('fails on an archive that was cut off', async () => {
    const folder = temporaryFolder();
    const zip = join(folder, 'a.zip');
    writeZip(zip, [{ name: 'file', content: 'x'.repeat(5_000) }]);
    truncateSync(zip, 3_000);
    await expect(unzip(zip, join(folder, 'out'))).rejects.toThrow();
  });
});
