import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPracticeRoot } from '../../../src/main/practiceProfile.ts';
import { seal } from '../../../src/main/sealing.ts';
import { refuse } from '../../../src/shared/domain/refusal.ts';
import { given } from './support/draftsOf.ts';
import { readOnlyDisk, temporaryFolder, tinyDisk } from './support/folders.ts';
import { helena, profilesAt } from './support/profilesAt.ts';

describe('the practice folder', () => {
  it('is made at first start, closed to others, and is the same at the next', async () => {
    const folder = join(temporaryFolder(), 'practice');
    const made = given(await openPracticeRoot(folder, helena));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).sort()).toEqual(['profile.json', 'root.key']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(given(await openPracticeRoot(folder, helena))).toEqual(made);
  });

  it('wraps three different random keys, none of which stands in its file', async () => {
    const folder = join(temporaryFolder(), 'practice');
    const { profiles, hubKeys } = await profilesAt(folder);
    const { keys, persona } = given(await profiles.open('practice', null));
    expect(persona.principal).toMatchObject({ name: 'Helena Ljung', role: 'clinician' });
    const all = [keys.drafts, hubKeys.database, hubKeys.links];
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(3);
    const file = readFileSync(join(folder, 'profile.json'), 'utf8');
    for (const key of all) {
      expect(key.length).toBe(32);
      expect(file).not.toContain(key.toString('hex'));
      expect(file).not.toContain(key.toString('base64'));
    }
  });

  it('opens a folder of the version before as it is: the same person, the same keys', async () => {
    const folder = temporaryFolder();
    const rootKey = Buffer.alloc(32, 1);
    const wrapped = (name: string, fill: number) =>
      seal(rootKey, Buffer.alloc(32, fill), `vidi profile key v1 practice ${name}`).toString('base64');
    const before = {
      v: 1,
      kind: 'practice',
      persona: helena,
      keys: {
        drafts: wrapped('drafts', 2),
        hubDatabase: wrapped('hubDatabase', 3),
        hubLinks: wrapped('hubLinks', 4),
      },
    };
    writeFileSync(join(folder, 'root.key'), rootKey, { mode: 0o600 });
    writeFileSync(join(folder, 'profile.json'), JSON.stringify(before), { mode: 0o600 });
    const kept = contents(folder);
    const { profiles, hubKeys } = await profilesAt(folder);
    expect(hubKeys).toEqual({ database: Buffer.alloc(32, 3), links: Buffer.alloc(32, 4) });
    const opened = given(await profiles.open('practice', null));
    expect(opened).toMatchObject({ persona: helena, protectedBy: 'nothing', drafts: join(folder, 'drafts') });
    expect(opened.keys.drafts).toEqual(Buffer.alloc(32, 2));
    expect(contents(folder)).toEqual(kept);
  });

  it.each([
    ['profile.json', 'cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['profile.json', 'not JSON', () => Buffer.from('{')],
    ['profile.json', 'of another version', (bytes: Buffer) => swap(bytes, '"v": 1', '"v": 3')],
    ['root.key', 'of another profile', () => Buffer.alloc(32, 7)],
    ['root.key', 'cut off', (bytes: Buffer) => bytes.subarray(0, 10)],
  ])('is refused, and nothing written over, when %s is %s', async (name, _how, damage) => {
    const folder = join(temporaryFolder(), 'practice');
    given(await openPracticeRoot(folder, helena));
    writeFileSync(join(folder, name), damage(readFileSync(join(folder, name))));
    const before = contents(folder);
    expect(await openPracticeRoot(folder, helena)).toEqual(refuse('profile.damaged'));
    expect(contents(folder)).toEqual(before);
  });

  it('makes no new keys where data of a lost profile lies', async () => {
    const folder = join(temporaryFolder(), 'practice');
    mkdirSync(join(folder, 'drafts'), { recursive: true });
    writeFileSync(join(folder, 'drafts', 'a.journal'), 'sealed');
    expect(await openPracticeRoot(folder, helena)).toEqual(refuse('profile.damaged'));
    expect(readdirSync(folder)).toEqual(['drafts']);
  });

  it('says that the disk is full, and not that a profile is damaged, when it cannot be made', async (context) => {
    const disk = tinyDisk(32_768);
    if (disk === null) {
      console.warn('SKIPPED: this user may not mount a small disk');
      context.skip();
      return;
    }
    writeFileSync(join(disk, 'filler'), Buffer.alloc(32_768));
    expect(await openPracticeRoot(join(disk, 'practice'), helena)).toEqual(refuse('draft.diskFull'));
    rmSync(join(disk, 'filler'));
    given(await openPracticeRoot(join(disk, 'practice'), helena));
  });

  it('says that the folder cannot be written to, when it cannot be made there', async (context) => {
    const disk = readOnlyDisk();
    if (disk === null) {
      console.warn('SKIPPED: this user may not mount a small disk');
      context.skip();
      return;
    }
    expect(await openPracticeRoot(join(disk, 'practice'), helena)).toEqual(refuse('profile.notWritten'));
  });

  it('finishes a first start that was cut off between its two files', async () => {
    const folder = join(temporaryFolder(), 'practice');
    given(await openPracticeRoot(folder, helena));
    const rootKey = readFileSync(join(folder, 'root.key'));
    rmSync(join(folder, 'profile.json'));
    given(await openPracticeRoot(folder, helena));
    expect(readFileSync(join(folder, 'root.key')).equals(rootKey)).toBe(true);
  });

  it('closes a root key that has come open to others', async () => {
    const folder = join(temporaryFolder(), 'practice');
    given(await openPracticeRoot(folder, helena));
    chmodSync(join(folder, 'root.key'), 0o644);
    given(await openPracticeRoot(folder, helena));
    expect(statSync(join(folder, 'root.key')).mode & 0o777).toBe(0o600);
  });
});

function swap(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('utf8').replace(from, to));
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('hex')]),
  );
}
