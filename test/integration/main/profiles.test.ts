import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPracticeRoot } from '../../../src/main/practiceProfile.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';
import { draftsOf, given, newVisitId, template } from './support/draftsOf.ts';
import { readOnlyDisk, temporaryFolder } from './support/folders.ts';
import { helena, karim, keychainOf, passphrase, profilesAt } from './support/profilesAt.ts';

const other = 'åtta skator på taket';
const fileOf = (folder: string, id: string) => join(folder, 'profiles', id, 'profile.json');

async function withKarim(folder = temporaryFolder(), keychain?: ReturnType<typeof keychainOf>) {
  const at = await profilesAt(folder, keychain);
  const id = given(await at.profiles.make(karim, passphrase));
  return { ...at, folder, id };
}

describe('a profile under a passphrase', () => {
  it('is made beside the first one, closed to others, and opens with the passphrase alone', async () => {
    const { profiles, folder, id } = await withKarim();
    expect((await profiles.list()).map((one) => one.file.persona)).toEqual([helena, karim]);
    expect(statSync(join(folder, 'profiles', id)).mode & 0o777).toBe(0o700);
    expect(statSync(fileOf(folder, id)).mode & 0o777).toBe(0o600);
    const opened = given(await profiles.open(id, passphrase));
    expect(opened).toMatchObject({ persona: karim, protectedBy: 'passphrase', inKeychain: false, hub: null });
    const text = readFileSync(fileOf(folder, id), 'utf8');
    for (const encoding of ['hex', 'base64'] as const)
      expect(text).not.toContain(opened.keys.drafts.toString(encoding));
    expect(text).not.toContain(passphrase);
    expect(await profiles.open(id, null)).toEqual(refuse('secret.needed'));
    expect(await profiles.open(id, other)).toEqual(refuse('secret.wrong', { waitSeconds: 1 }));
  });

  it('takes the passphrase however its letters are put together', async () => {
    const { profiles, id } = await withKarim();
    expect((await profiles.open(id, passphrase.normalize('NFD'))).ok).toBe(true);
  });

  it('is made once for each person, and not with a secret that is too weak', async () => {
    const { profiles } = await withKarim();
    expect(await profiles.make(karim, other)).toEqual(refuse('profile.exists'));
    expect(await profiles.canMake('elva tecken')).toEqual(refuse('secret.tooShort', { least: 12 }));
    // Digits alone, however many, need a keychain.
    expect(await profiles.make(helena, '123456789012')).toEqual(refuse('profile.exists'));
    expect(await profiles.canMake('123456789012')).toEqual(refuse('secret.pinNeedsKeychain', { least: 12 }));
  });

  it('is not read by another profile: neither key opens the drafts of the other', async () => {
    const { profiles, id } = await withKarim();
    const own = given(await profiles.open(id, passphrase));
    const others = given(await profiles.open('practice', null));
    expect(own.drafts).not.toBe(others.drafts);
    const { drafts } = draftsOf(own.drafts, own.keys.drafts);
    const { draftId } = given(await drafts.open(newVisitId(), template));
    given(await drafts.write(draftId, 1, [{ section: 'history', at: 0, remove: 0, insert: 'Hosta' }]));
    await drafts.close();
    // Helena's own key on Karim's folder: nothing of the text, and the file is kept aside and not written over.
    const { drafts: stolen, warnings } = draftsOf(own.drafts, others.keys.drafts);
    onTestFinished(() => stolen.close());
    await stolen.scan();
    expect(warnings).toEqual([{ code: 'draft.wrongKey' }]);
    expect(readdirSync(own.drafts)).toEqual([expect.stringMatching(/wrong-key/)]);
  });

  it('is listed to nobody, and nothing written over, when its file is damaged', async () => {
    const { start, folder, id, warnings } = await withKarim();
    const path = fileOf(folder, id);
    for (const damage of [
      (text: string) => text.slice(0, -40),
      // Another person, another hub, another wrapping: each is known for what it is, and not called a wrong secret.
      (text: string) => text.replace('Karim Haddad', 'Helena Ljung'),
      (text: string) => text.replace('"wrapped": "', '"wrapped": "AAAA'),
    ]) {
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, damage(text));
      const damaged = readFileSync(path, 'utf8');
      expect(damaged).not.toBe(text);
      const profiles = start();
      warnings.length = 0;
      expect((await profiles.list()).map((one) => one.id)).toEqual(['practice']);
      expect(await profiles.open(id, passphrase)).toEqual(refuse('profile.unknown'));
      expect(warnings).toEqual([{ code: 'profile.damaged' }]);
      expect(readFileSync(path, 'utf8')).toBe(damaged);
      writeFileSync(path, text);
    }
    expect((await start().open(id, passphrase)).ok).toBe(true);
  });

  it('gives its keys to no other person, even where the sum of the file is made anew', async () => {
    const { start, folder, id } = await withKarim();
    const { createHash } = await import('node:crypto');
    const { default: canonicalize } = await import('canonicalize');
    const { sum: _sum, ...file } = JSON.parse(readFileSync(fileOf(folder, id), 'utf8'));
    file.persona.principal = helena.principal;
    const sum = createHash('sha256')
      .update(canonicalize(file) ?? '')
      .digest('hex');
    writeFileSync(fileOf(folder, id), JSON.stringify({ ...file, sum }));
    const profiles = start();
    expect(await profiles.list()).toHaveLength(2);
    expect(await profiles.open(id, passphrase)).toEqual(refuse('profile.damaged'));
  });

  it('says that the disk took nothing, and makes none, where the folder is read-only; what is there opens', async (context) => {
    const made = temporaryFolder();
    const { id } = await withKarim(made);
    const disk = readOnlyDisk((folder) => cpSync(made, folder, { recursive: true }));
    if (disk === null) {
      console.warn('SKIPPED: this user may not mount a small disk');
      context.skip();
      return;
    }
    const { profiles } = await profilesAt(disk);
    expect((await profiles.open(id, passphrase)).ok).toBe(true);
    expect(await profiles.canMake(passphrase)).toEqual(refuse('profile.notWritten'));
    expect(await profiles.changeSecret(id, passphrase, other)).toEqual(refuse('profile.notWritten'));
    expect(await profiles.setAside(id)).toEqual(refuse('profile.notWritten'));
    // Slowed all the same, for as long as this runs.
    expect(await profiles.open(id, other)).toEqual(refuse('secret.wrong', { waitSeconds: 1 }));
    expect(await profiles.open(id, passphrase)).toEqual(refuse('secret.wait', { waitSeconds: 1 }));
  });
});

describe('a wrong secret, again and again', () => {
  it('is slowed more each time up to half a minute, over a restart, and never for ever', async () => {
    const { profiles, start, clock, id } = await withKarim();
    const waits: unknown[] = [];
    let at = profiles;
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const answer = await at.open(id, other);
      waits.push(answer.ok ? 'open' : answer.refusal.params?.waitSeconds);
      // Started again: the wait is still there, and the right secret is not looked at before it is over.
      at = start();
      clock.now += Number(waits.at(-1)) * 1_000 - 1;
      expect(await at.open(id, passphrase)).toEqual(refuse('secret.wait', { waitSeconds: 1 }));
      clock.now += 1;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect((await at.open(id, passphrase)).ok).toBe(true);
    // And the next mistake is a first one again.
    expect(await start().open(id, other)).toEqual(refuse('secret.wrong', { waitSeconds: 1 }));
  });

  it('counts though the program is ended while the secret is looked at', async () => {
    const { start, id } = await withKarim();
    void start().open(id, other);
    const next = start();
    await expect
      .poll(async () => {
        const kept = (await next.list()).find((one) => one.id === id);
        return kept === undefined ? -1 : start().waitSeconds(kept);
      })
      .toBe(1);
  });

  it('asks no longer wait of a clock that was set back', async () => {
    const { profiles, start, clock, id } = await withKarim();
    await profiles.open(id, other);
    clock.now -= 86_400_000;
    const again = start();
    expect(await again.open(id, passphrase)).toEqual(refuse('secret.wait', { waitSeconds: 1 }));
    clock.now += 1_000;
    expect((await again.open(id, passphrase)).ok).toBe(true);
  });
});

describe('another secret', () => {
  it('wraps the same keys anew, and touches nothing that they have sealed', async () => {
    const { profiles, clock, folder, id } = await withKarim();
    const before = given(await profiles.open(id, passphrase));
    mkdirSync(before.drafts);
    writeFileSync(join(before.drafts, 'a.journal'), 'sealed');
    expect(await profiles.changeSecret(id, other, other)).toEqual(refuse('secret.wrong', { waitSeconds: 1 }));
    clock.now += 1_000;
    expect(await profiles.changeSecret(id, passphrase, 'kort')).toEqual(
      refuse('secret.tooShort', { least: 12 }),
    );
    expect(await profiles.changeSecret(id, passphrase, other)).toEqual(done({}));
    expect((await profiles.open(id, passphrase)).ok).toBe(false);
    clock.now += 1_000;
    expect(given(await profiles.open(id, other)).keys).toEqual(before.keys);
    expect(readFileSync(join(folder, 'profiles', id, 'drafts', 'a.journal'), 'utf8')).toBe('sealed');
  });

  it('may be the first of the one who had none; the hub and the colleague go on without it', async () => {
    const { profiles, start, hubKeys, folder, id } = await withKarim();
    const before = given(await profiles.open('practice', null));
    expect(await profiles.changeSecret('practice', null, other)).toEqual(done({}));
    expect(await profiles.open('practice', null)).toEqual(refuse('secret.needed'));
    expect(given(await start().open('practice', other)).keys).toEqual(before.keys);
    expect(given(await openPracticeRoot(folder, helena)).hubKeys).toEqual(hubKeys);
    expect((await profiles.open(id, passphrase)).ok).toBe(true);
    // The root key's file, which opens the hub's keys still, opens hers no longer.
    const file = readFileSync(join(folder, 'profile.json'), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ v: 2, hubKeys: expect.any(Object) });
  });
});

describe('a forgotten secret', () => {
  it('moves the profile aside, whole, and makes room for a new one of the same person', async () => {
    const { profiles, folder, id } = await withKarim();
    const { drafts } = given(await profiles.open(id, passphrase));
    mkdirSync(drafts);
    writeFileSync(join(drafts, 'a.journal'), 'sealed');
    const file = readFileSync(fileOf(folder, id), 'utf8');
    expect(await profiles.setAside(id)).toEqual(done({}));
    expect((await profiles.list()).map((one) => one.id)).toEqual(['practice']);
    const [aside] = readdirSync(join(folder, 'profiles'));
    expect(aside).toMatch(new RegExp(`^${id}\\.forgotten-`));
    expect(readFileSync(join(folder, 'profiles', aside ?? '', 'profile.json'), 'utf8')).toBe(file);
    expect(readdirSync(join(folder, 'profiles', aside ?? '', 'drafts'))).toEqual(['a.journal']);
    expect((await profiles.open(given(await profiles.make(karim, other)), other)).ok).toBe(true);
  });

  it('of the first profile begins it anew without one; the hub keeps its keys, the old drafts lie aside', async () => {
    const { profiles, hubKeys, folder } = await withKarim();
    expect(await profiles.setAside('practice')).toEqual(refuse('profile.unknown'));
    const before = given(await profiles.open('practice', null));
    mkdirSync(before.drafts);
    writeFileSync(join(before.drafts, 'a.journal'), 'sealed');
    given(await profiles.changeSecret('practice', null, other));
    expect(await profiles.setAside('practice')).toEqual(done({}));
    const after = given(await profiles.open('practice', null));
    expect(after.keys.drafts).not.toEqual(before.keys.drafts);
    expect(readdirSync(folder).filter((name) => name.includes('forgotten'))).toHaveLength(2);
    expect(readdirSync(folder)).not.toContain('drafts');
    expect(given(await openPracticeRoot(folder, helena)).hubKeys).toEqual(hubKeys);
  });
});

describe('a computer with a keychain', () => {
  it('lets a PIN of six digits protect a profile, which opens with both or not at all', async () => {
    const folder = temporaryFolder();
    const keychain = keychainOf(randomBytes(32));
    const { profiles, start } = await profilesAt(folder, keychain);
    expect(await profiles.canMake('12345')).toEqual(refuse('secret.tooShort', { least: 6 }));
    const id = given(await profiles.make(karim, '493027'));
    expect(given(await profiles.open(id, '493027'))).toMatchObject({ protectedBy: 'pin', inKeychain: true });
    expect(await profiles.open(id, '493028')).toEqual(refuse('secret.wrong', { waitSeconds: 1 }));
    // On another computer, or with the keychain locked: said so, and not counted as a wrong attempt.
    const elsewhere = await profilesAt(folder, keychainOf(randomBytes(32)));
    elsewhere.clock.now += 1_000;
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(await elsewhere.profiles.open(id, '493027')).toEqual(refuse('profile.keychain'));
    const back = start();
    const kept = (await back.list()).find((one) => one.id === id);
    if (kept === undefined) throw new Error('gone');
    expect(await back.waitSeconds(kept)).toBe(1);
  });
});
