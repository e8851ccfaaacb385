import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint, readStamp, removeStamp, writeStamp } from '../../../../scripts/set-up/stamp.mjs';
import { temporaryFolder } from './temporary-folder.ts';

function sources() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'src/deep'), { recursive: true });
  writeFileSync(join(folder, 'src/a.ts'), 'a');
  writeFileSync(join(folder, 'src/deep/b.ts'), 'b');
  writeFileSync(join(folder, 'notes.txt'), 'n');
  return folder;
}

describe('fingerprint', () => {
  it('stays while nothing changes, in whatever order the names come', () => {
    const folder = sources();
    expect(fingerprint(folder, ['src', 'notes.txt'])).toBe(fingerprint(folder, ['notes.txt', 'src']));
  });

  it.each([
    ['a file is written', (folder: string) => writeFileSync(join(folder, 'src/deep/b.ts'), 'longer')],
    [
      'a file of the same size is written later',
      (folder: string) => utimesSync(join(folder, 'src/a.ts'), 1, 1),
    ],
    ['a file comes', (folder: string) => writeFileSync(join(folder, 'src/c.ts'), 'c')],
    ['a file goes', (folder: string) => rmSync(join(folder, 'src/a.ts'))],
    ['a named one goes', (folder: string) => rmSync(join(folder, 'src'), { recursive: true })],
  ])('changes when %s', (_, change) => {
    const folder = sources();
    const before = fingerprint(folder, ['src']);
    change(folder);
    expect(fingerprint(folder, ['src'])).not.toBe(before);
  });

  it('does not look beyond the names', () => {
    const folder = sources();
    const before = fingerprint(folder, ['src']);
    writeFileSync(join(folder, 'notes.txt'), 'other');
    expect(fingerprint(folder, ['src'])).toBe(before);
  });
});

describe('stamp', () => {
  it('is there whole or not at all', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'sub/stamp');
    expect(readStamp(file)).toBeUndefined();
    writeStamp(file, 'one');
    writeStamp(file, 'two');
    expect(readStamp(file)).toBe('two');
    expect(readdirSync(join(folder, 'sub'))).toEqual(['stamp']);
    removeStamp(file);
    expect(readStamp(file)).toBeUndefined();
    removeStamp(file);
  });
});
