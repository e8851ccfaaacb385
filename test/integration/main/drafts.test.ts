import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DraftId, NoteId } from '../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { given, newVisitId, draftsOf as openDrafts, shelf, template } from './support/draftsOf.ts';
import { temporaryFolder, tinyDisk } from './support/folders.ts';

const insert = (text: string, at = 0) => [{ section: 'history' as const, at, remove: 0, insert: text }];

function draftsOf(...given: Parameters<typeof openDrafts>) {
  const opened = openDrafts(...given);
  onTestFinished(() => opened.drafts.close());
  return opened;
}

function journalIn(folder: string): string {
  const [name] = readdirSync(folder).filter((one) => /^[0-9a-f-]{36}\.journal$/.test(one));
  if (name === undefined) throw new Error('no journal');
  return join(folder, name);
}

/** Damages one byte well inside the last of the records. */
function damageEnd(path: string, fromEnd = 30): void {
  const bytes = readFileSync(path);
  const at = bytes.length - fromEnd;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

function signedRecord(canonical = '{}') {
  const noteId = v7() as NoteId;
  return { type: 'signed' as const, noteId, canonical, sha256: 'a'.repeat(64), at: 5 as Instant };
}

describe('drafts', () => {
  it('finds the draft of a visit again after a restart', async () => {
    const [folder, key, visit] = [temporaryFolder(), randomBytes(32), newVisitId()];
    const first = draftsOf(folder, key).drafts;
    const opened = given(await first.open(visit, template));
    expect(opened).toMatchObject({ revision: 0, sections: {}, savedAt: null, warning: null, signed: null });
    given(await first.write(opened.draftId, 1, insert('Hosta')));
    given(await first.write(opened.draftId, 2, insert(' i fem dagar', 5)));
    await first.close();

    const again = given(await draftsOf(folder, key).drafts.open(visit, template));
    expect(again).toMatchObject({
      draftId: opened.draftId,
      revision: 2,
      sections: { history: 'Hosta i fem dagar' },
      warning: null,
    });
    expect(again.savedAt).not.toBeNull();
  });

  it('leaves no file for a visit in which nothing is typed', async () => {
    const folder = temporaryFolder();
    await draftsOf(folder, randomBytes(32)).drafts.open(newVisitId(), template);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names its files by the draft alone and writes nothing in the clear', async () => {
    const [folder, key] = [temporaryFolder(), randomBytes(32)];
    const { drafts } = draftsOf(folder, key);
    const { draftId } = given(await drafts.open(newVisitId(), template));
    given(await drafts.write(draftId, 1, insert('Åsa Lindström 198805229807')));
    await drafts.close();
    expect(readdirSync(folder)).toEqual([`${draftId}.journal`]);
    const bytes = readFileSync(journalIn(folder));
    for (const text of ['Lindström', '198805229807', 'history', template])
      expect(bytes.includes(text)).toBe(false);
  });

  it('answers the same write again without doing it again, and refuses one that does not follow', async () => {
    const { drafts } = draftsOf(temporaryFolder(), randomBytes(32));
    const visit = newVisitId();
    const { draftId } = given(await drafts.open(visit, template));
    const first = await drafts.write(draftId, 1, insert('Hosta'));
    expect(await drafts.write(draftId, 1, insert('Hosta'))).toEqual(first);
    expect(await drafts.write(draftId, 1, insert('Feber'))).toEqual(refuse('draft.stale'));
    expect(await drafts.write(draftId, 3, insert('Feber'))).toEqual(refuse('draft.stale'));
    expect(await drafts.write(draftId, 2, insert('x', 99))).toEqual(refuse('draft.stale'));
    expect(await drafts.write(v7() as DraftId, 1, insert('x'))).toEqual(refuse('draft.unknown'));
    expect(given(await drafts.open(visit, template)).sections).toEqual({ history: 'Hosta' });
  });

  it('keeps 100,000 characters, emoji, right-to-left text and HTML as typed, and takes NUL away', async () => {
    const [folder, key, visit] = [temporaryFolder(), randomBytes(32), newVisitId()];
    const typed = `${'å'.repeat(100_000)}👩‍⚕️ שלום \u202Eabc\u202C <script>alert(1)</script> "&'`;
    const { drafts } = draftsOf(folder, key);
    const { draftId } = given(await drafts.open(visit, template));
    given(await drafts.write(draftId, 1, insert(`${typed.slice(0, 10)}\u0000${typed.slice(10)}`)));
    await drafts.close();
    const again = given(await draftsOf(folder, key).drafts.open(visit, template));
    expect(again.sections.history).toBe(typed);
  });

  it('keeps a damaged journal aside, offers what can be read, and goes on in a new file', async () => {
    const [folder, key, visit] = [temporaryFolder(), randomBytes(32), newVisitId()];
    const first = draftsOf(folder, key).drafts;
    const { draftId } = given(await first.open(visit, template));
    given(await first.write(draftId, 1, insert('Hosta')));
    given(await first.write(draftId, 2, insert(' i fem dagar', 5)));
    const path = journalIn(folder);
    damageEnd(path);
    const damagedBytes = readFileSync(path);

    const second = draftsOf(folder, key);
    const opened = given(await second.drafts.open(visit, template));
    expect(opened).toMatchObject({
      draftId,
      revision: 1,
      sections: { history: 'Hosta' },
      warning: { code: 'draft.damaged' },
    });
    expect(second.warnings).toEqual([{ code: 'draft.damaged' }]);
    const aside = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    expect(aside.map((name) => readFileSync(join(folder, name)))).toEqual([damagedBytes]);
    given(await second.drafts.write(draftId, 2, insert(', ingen feber', 5)));
    await second.drafts.close();

    const third = draftsOf(folder, key);
    expect(given(await third.drafts.open(visit, template))).toMatchObject({
      revision: 2,
      sections: { history: 'Hosta, ingen feber' },
      warning: null,
    });
    expect(third.warnings).toEqual([]);
  });

  it('takes the checkpoint where it knows more than the readable part of a damaged journal', async () => {
    const [folder, key, visit, kept] = [temporaryFolder(), randomBytes(32), newVisitId(), shelf()];
    const first = draftsOf(folder, key, kept).drafts;
    const { draftId } = given(await first.open(visit, template));
    given(await first.write(draftId, 1, insert('Hosta')));
    given(await first.write(draftId, 2, insert(' i fem dagar', 5)));
    await first.close();
    expect([...kept.sealed.values()].join()).not.toContain('Hosta');
    damageEnd(journalIn(folder));
    const opened = given(await draftsOf(folder, key, kept).drafts.open(visit, template));
    expect(opened).toMatchObject({ revision: 2, sections: { history: 'Hosta i fem dagar' } });
  });

  it('keeps a journal of another key aside untouched, says so, and lets typing go on', async () => {
    const [folder, visit] = [temporaryFolder(), newVisitId()];
    const first = draftsOf(folder, randomBytes(32)).drafts;
    const { draftId } = given(await first.open(visit, template));
    given(await first.write(draftId, 1, insert('Hosta')));
    const bytes = readFileSync(journalIn(folder));

    const second = draftsOf(folder, randomBytes(32));
    const opened = given(await second.drafts.open(visit, template));
    expect(opened).toMatchObject({ revision: 0, sections: {}, warning: { code: 'draft.wrongKey' } });
    expect(opened.draftId).not.toBe(draftId);
    expect(second.warnings).toEqual([{ code: 'draft.wrongKey' }]);
    given(await second.drafts.write(opened.draftId, 1, insert('Ny text')));
    const aside = readdirSync(folder).filter((name) => name.includes('.wrong-key-'));
    expect(aside.map((name) => readFileSync(join(folder, name)))).toEqual([bytes]);
  });

  it('opens the other drafts when one file is rubbish from its first byte', async () => {
    const [folder, key, visit] = [temporaryFolder(), randomBytes(32), newVisitId()];
    const first = draftsOf(folder, key).drafts;
    const { draftId } = given(await first.open(visit, template));
    given(await first.write(draftId, 1, insert('Hosta')));
    const rubbish = randomBytes(2_000);
    writeFileSync(join(folder, `${v7()}.journal`), rubbish);
    const second = draftsOf(folder, key);
    expect(given(await second.drafts.open(visit, template)).sections).toEqual({ history: 'Hosta' });
    expect(second.warnings).toEqual([{ code: 'draft.damaged' }]);
    const aside = readdirSync(folder).filter((name) => name.includes('.damaged-'));
    expect(aside.map((name) => readFileSync(join(folder, name)))).toEqual([rubbish]);
  });

  it('says that the disk is full, and takes the same write when there is room again', async (context) => {
    const folder = tinyDisk(64 * 1024);
    if (folder === null) {
      console.warn('SKIPPED: this user may not mount a small disk');
      context.skip();
      return;
    }
    const [key, visit] = [randomBytes(32), newVisitId()];
    const { drafts } = draftsOf(folder, key);
    const { draftId } = given(await drafts.open(visit, template));
    given(await drafts.write(draftId, 1, insert('Hosta')));
    const filler = join(folder, 'filler');
    fillDisk(filler);
    const long = insert('x'.repeat(10_000), 5);
    expect(await drafts.write(draftId, 2, long)).toEqual(refuse('draft.diskFull'));
    expect(given(await drafts.open(visit, template))).toMatchObject({
      revision: 1,
      warning: { code: 'draft.diskFull' },
    });
    rmSync(filler);
    expect(given(await drafts.write(draftId, 2, long)).revision).toBe(2);
    expect(given(await drafts.open(visit, template)).warning).toBeNull();
    await drafts.close();
    const again = given(await draftsOf(folder, key).drafts.open(visit, template));
    expect(again.sections.history).toBe(`Hosta${'x'.repeat(10_000)}`);
  });

  it('goes on in a journal whose torn end the full disk does not let it cut off', async (context) => {
    const folder = tinyDisk(64 * 1024);
    if (folder === null) {
      console.warn('SKIPPED: this user may not mount a small disk');
      context.skip();
      return;
    }
    const [key, visit] = [randomBytes(32), newVisitId()];
    const first = draftsOf(folder, key).drafts;
    const { draftId } = given(await first.open(visit, template));
    given(await first.write(draftId, 1, insert('Hosta')));
    given(await first.write(draftId, 2, insert('x'.repeat(5_000), 5)));
    await first.close();
    const path = journalIn(folder);
    writeFileSync(path, readFileSync(path).subarray(0, -10));
    const filler = join(folder, 'filler');
    fillDisk(filler);

    const { drafts, warnings } = draftsOf(folder, key);
    const again = given(await drafts.open(visit, template));
    expect(again).toMatchObject({ draftId, revision: 1, sections: { history: 'Hosta' } });
    expect(again.warning).toEqual({ code: 'draft.diskFull' });
    expect(warnings).toEqual([{ code: 'draft.diskFull' }]);
    rmSync(filler);
    given(await drafts.write(draftId, 2, insert(' i natt', 5)));
    await drafts.close();
    const third = draftsOf(folder, key);
    expect(given(await third.drafts.open(visit, template)).sections).toEqual({ history: 'Hosta i natt' });
    expect(third.warnings).toEqual([]);
    expect(readdirSync(folder)).toEqual([`${draftId}.journal`]);
  });

  it('goes on, of two journals of one visit, in the one that says more, keeps the other and tells', async () => {
    const [one, two, key, visit] = [temporaryFolder(), temporaryFolder(), randomBytes(32), newVisitId()];
    const older = draftsOf(one, key).drafts;
    const { draftId } = given(await older.open(visit, template));
    given(await older.write(draftId, 1, insert('Hosta')));
    given(await older.write(draftId, 2, insert(' i natt', 5)));
    await older.close();
    const later = draftsOf(two, key).drafts;
    const second = given(await later.open(visit, template)).draftId;
    given(await later.write(second, 1, insert('Feber')));
    await later.close();
    copyFileSync(join(two, `${second}.journal`), join(one, `${second}.journal`));

    const { drafts, warnings } = draftsOf(one, key);
    expect(given(await drafts.open(visit, template))).toMatchObject({
      draftId,
      sections: { history: 'Hosta i natt' },
      warning: { code: 'draft.damaged' },
    });
    expect(warnings).toEqual([{ code: 'draft.damaged' }]);
    await drafts.close();
    const aside = readdirSync(one).filter((name) => name.startsWith(`${second}.second-`));
    expect(aside.map((name) => readFileSync(join(one, name)))).toEqual([
      readFileSync(join(two, `${second}.journal`)),
    ]);

    // A signed one is gone on with, however little it holds.
    const signer = draftsOf(two, key).drafts;
    given(
      await signer.sign({ visitId: visit, draftId: second, revision: 1 }, async () => done(signedRecord())),
    );
    await signer.close();
    copyFileSync(join(two, `${second}.journal`), join(one, `${second}.journal`));
    const last = draftsOf(one, key).drafts;
    expect(given(await last.open(visit, template))).toMatchObject({ draftId: second, revision: 1 });
    expect(last.isSigned(visit)).toBe(true);
    expect(await last.undelivered()).toMatchObject([{ draftId: second }]);
  });

  it('says that it cannot write where its folder cannot be made, and writes as soon as it can', async () => {
    const place = join(temporaryFolder(), 'in the way');
    writeFileSync(place, '');
    const [folder, key, visit] = [join(place, 'drafts'), randomBytes(32), newVisitId()];
    const { drafts, warnings } = draftsOf(folder, key);
    const { draftId } = given(await drafts.open(visit, template));
    expect(warnings).toEqual([{ code: 'draft.notWritten' }]);
    expect(await drafts.write(draftId, 1, insert('Hosta'))).toEqual(refuse('draft.notWritten'));
    rmSync(place);
    expect(given(await drafts.write(draftId, 1, insert('Hosta'))).revision).toBe(1);
    expect(readdirSync(folder)).toEqual([`${draftId}.journal`]);
  });

  it('does not sign a text that has gone on since it was reviewed', async () => {
    const { drafts } = draftsOf(temporaryFolder(), randomBytes(32));
    const visit = newVisitId();
    const { draftId } = given(await drafts.open(visit, template));
    given(await drafts.write(draftId, 1, insert('Hosta')));
    given(await drafts.write(draftId, 2, insert(' i natt', 5)));
    let asked = 0;
    const make = async () => {
      asked += 1;
      return done(signedRecord());
    };
    for (const revision of [1, 3])
      expect(await drafts.sign({ visitId: visit, draftId, revision }, make)).toEqual(refuse('draft.stale'));
    expect(await drafts.sign({ visitId: newVisitId(), draftId, revision: 2 }, make)).toEqual(
      refuse('draft.unknown'),
    );
    expect(asked).toBe(0);
    expect(drafts.isSigned(visit)).toBe(false);
    expect(await drafts.undelivered()).toEqual([]);
    given(await drafts.sign({ visitId: visit, draftId, revision: 2 }, make));
  });

  it.each([
    [true, 'finds it signed'],
    [false, 'goes on in it where signing was refused'],
  ])(
    'lets no text in while the note is being signed: what comes waits (signed: %s), and %s',
    async (signs) => {
      const { drafts } = draftsOf(temporaryFolder(), randomBytes(32));
      const visit = newVisitId();
      const { draftId } = given(await drafts.open(visit, template));
      given(await drafts.write(draftId, 1, insert('Hosta')));
      const order: string[] = [];
      let going = () => {};
      const begun = new Promise<void>((resolve) => (going = resolve));
      let decide = () => {};
      const decided = new Promise<void>((resolve) => (decide = resolve));
      const signing = drafts.sign({ visitId: visit, draftId, revision: 1 }, async (draft) => {
        going();
        await decided;
        order.push('decided');
        return signs ? done(signedRecord(JSON.stringify(draft.sections))) : refuse('connection.lost');
      });
      await begun;
      const writing = drafts.write(draftId, 2, insert(' i natt', 5)).finally(() => order.push('written'));
      const opening = drafts.open(visit, template).finally(() => order.push('opened'));
      // Another draft does not wait, and by then this one has had every chance to slip in.
      const other = given(await drafts.open(newVisitId(), template)).draftId;
      given(await drafts.write(other, 1, insert('Feber')));
      decide();
      const [signed, written, opened] = await Promise.all([signing, writing, opening]);
      expect(order).toEqual(['decided', 'written', 'opened']);
      if (signs) {
        expect(given(signed).canonical).toBe('{"history":"Hosta"}');
        expect(written).toEqual(refuse('note.alreadySigned'));
        expect(given(opened)).toMatchObject({ revision: 1, signed: { delivered: false } });
      } else {
        expect(given(written).revision).toBe(2);
        expect(given(opened)).toMatchObject({ sections: { history: 'Hosta i natt' }, signed: null });
      }
    },
  );

  it('locks a signed draft, and remembers what is not delivered over a restart', async () => {
    const [folder, key, visit] = [temporaryFolder(), randomBytes(32), newVisitId()];
    const signed = signedRecord('{"a":1}');
    const first = draftsOf(folder, key).drafts;
    const { draftId } = given(await first.open(visit, template));
    given(await first.write(draftId, 1, insert('Hosta')));
    const reviewed = { visitId: visit, draftId, revision: 1 };
    expect(await first.sign(reviewed, async () => refuse('note.visitNotEnded'))).toEqual(
      refuse('note.visitNotEnded'),
    );
    given(await first.sign(reviewed, async () => done(signed)));
    expect(await first.write(draftId, 2, insert('mer'))).toEqual(refuse('note.alreadySigned'));
    expect(await first.sign(reviewed, async () => done(signed))).toEqual(refuse('note.alreadySigned'));
    await first.close();

    const second = draftsOf(folder, key).drafts;
    expect(await second.undelivered()).toEqual([
      { draftId, visitId: visit, noteId: signed.noteId, canonical: signed.canonical, sha256: signed.sha256 },
    ]);
    expect(second.isSigned(visit)).toBe(true);
    given(await second.delivered(draftId));
    await second.close();

    const third = draftsOf(folder, key).drafts;
    expect(await third.undelivered()).toEqual([]);
    expect(given(await third.open(visit, template)).signed).toMatchObject({ delivered: true });
  });
});

function fillDisk(path: string): void {
  let bytes = 64 * 1024;
  while (bytes > 0) {
    try {
      writeFileSync(path, Buffer.alloc(bytes, 1), { flag: 'a' });
    } catch {
      bytes = Math.floor(bytes / 2);
    }
  }
}
