import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal, SealedJournal } from '../../../src/main/sealedJournal.ts';
import { temporaryFolder, tinyDisk } from './support/folders.ts';

const identity = { draft: 'draft-1', visit: 'visit-1' };
const records = [{ text: 'Hosta i fem dagar' }, { text: 'Feber första två' }, { text: 'Lungorna rena' }];

async function written(folder: string, key: Uint8Array, upTo = records.length): Promise<string> {
  const path = join(folder, 'one.journal');
  const journal = SealedJournal.fresh(path, key, identity);
  for (const record of records.slice(0, upTo)) await journal.append([record]);
  await journal.close();
  return path;
}

describe('a sealed journal', () => {
  it('gives back its records in order', async () => {
    const key = randomBytes(32);
    const path = await written(temporaryFolder(), key);
    expect(readJournal(readFileSync(path), key)).toMatchObject({
      state: 'readable',
      identity,
      records,
      tail: 'none',
    });
  });

  it('holds nothing of the text as it was typed, and lets nobody else read the file', async () => {
    const key = randomBytes(32);
    const path = await written(temporaryFolder(), key);
    const bytes = readFileSync(path);
    for (const { text } of records) expect(bytes.includes(text)).toBe(false);
    expect(bytes.includes(key)).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('stands up to its last write cut off at every byte, and goes on after it', async () => {
    const key = randomBytes(32);
    const folder = temporaryFolder();
    const path = await written(folder, key, 2);
    const before = readFileSync(path).length;
    const journal = await SealedJournal.resume(path, key, readable(path, key), 1);
    await journal.append([records[2]]);
    await journal.close();
    const whole = readFileSync(path);
    for (let length = before; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      const reading = readable(path, key);
      expect(reading.records).toEqual(records.slice(0, 2));
      expect(reading.tail).toBe(length === before ? 'none' : 'torn');
      const asideBefore = readdirSync(folder).length;
      const again = await SealedJournal.resume(path, key, reading, length);
      await again.append([records[2]]);
      await again.close();
      expect(readable(path, key).records).toEqual(records);
      expect(readdirSync(folder).length - asideBefore).toBe(length === before ? 0 : 1);
    }
    const torn = readdirSync(folder).filter((name) => name.includes('.torn-'));
    expect(torn.length).toBe(whole.length - before - 1);
    const kept = torn.map((name) => readFileSync(join(folder, name)));
    expect(kept.map((bytes) => bytes.length).sort((a, b) => a - b)).toEqual(
      torn.map((_, index) => index + 1),
    );
    expect(kept.every((bytes) => bytes.equals(whole.subarray(before, before + bytes.length)))).toBe(true);
  });

  it('takes zeros at its end, as a power cut leaves them, for a write that was never finished', async () => {
    const key = randomBytes(32);
    const path = await written(temporaryFolder(), key);
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(300)]));
    expect(readable(path, key)).toMatchObject({ records, tail: 'torn' });
  });

  it('never gives a text that was not written, whichever byte is damaged', async () => {
    const key = randomBytes(32);
    const path = await written(temporaryFolder(), key);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      const reading = readJournal(damaged, key);
      if (reading.state !== 'readable') {
        expect(at).toBeLessThan(whole.indexOf(0x0a) + 1);
        continue;
      }
      expect(reading.tail).toBe('damaged');
      expect(reading.records).toEqual(records.slice(0, reading.records.length));
      expect(reading.records.length).toBeLessThan(records.length);
    }
  });

  it('tells a wrong key from damage', async () => {
    const path = await written(temporaryFolder(), randomBytes(32));
    expect(readJournal(readFileSync(path), randomBytes(32))).toEqual({ state: 'wrongKey', identity });
  });

  it('does not take a record of another draft, nor its own in another place', async () => {
    const key = randomBytes(32);
    const folder = temporaryFolder();
    const first = readFileSync(await written(folder, key));
    const other = SealedJournal.fresh(join(folder, 'other.journal'), key, {
      draft: 'draft-2',
      visit: 'visit-1',
    });
    for (const record of records) await other.append([record]);
    await other.close();
    const second = readFileSync(other.path);
    const prologue = first.indexOf(0x0a) + 1;
    const spliced = Buffer.concat([first.subarray(0, prologue), second.subarray(second.indexOf(0x0a) + 1)]);
    expect(readJournal(spliced, key)).toMatchObject({ state: 'readable', records: [], tail: 'damaged' });
    const firstRecord = first.readUInt32BE(prologue) + 8;
    const without = Buffer.concat([first.subarray(0, prologue), first.subarray(prologue + firstRecord)]);
    expect(readJournal(without, key)).toMatchObject({ state: 'readable', records: [], tail: 'damaged' });
  });

  it('never writes over a file that is there', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'one.journal');
    writeFileSync(path, 'somebody else');
    await expect(
      SealedJournal.fresh(path, randomBytes(32), identity).append([records[0]]),
    ).rejects.toMatchObject({
      code: 'EEXIST',
    });
    expect(readFileSync(path, 'utf8')).toBe('somebody else');
  });

  it('adds nothing when the disk is full, and goes on when there is room again', async (context) => {
    const folder = tinyDisk(64 * 1024);
    if (folder === null) {
      console.warn('SKIPPED: this user may not mount a small disk');
      context.skip();
      return;
    }
    const key = randomBytes(32);
    const path = await written(folder, key);
    const journal = await SealedJournal.resume(path, key, readable(path, key), 1);
    const long = { text: 'x'.repeat(100_000) };
    await expect(journal.append([long])).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readable(path, key)).toMatchObject({ records, tail: 'none' });
    await journal.append([{ text: 'kort' }]);
    await journal.close();
    expect(readable(path, key)).toMatchObject({ records: [...records, { text: 'kort' }], tail: 'none' });
  });
});

function readable(path: string, key: Uint8Array) {
  const reading = readJournal(readFileSync(path), key);
  if (reading.state !== 'readable') throw new Error(reading.state);
  return reading;
}
