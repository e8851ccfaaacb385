import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import canonicalize from 'canonicalize';
import { keyFingerprint, seal, sealOverhead, unseal } from './sealing.ts';
import { asideName, keepAside, syncFolder, writeAll } from './storedFiles.ts';

/**
 * An append-only file of sealed records, one a draft.
 *
 * Prologue, one line of plain text: RFC 8785 of `{draft, format, key, v, visit}` (opaque ids and the key's fingerprint),
 * a space, 16 hex digits of its SHA-256. Then records: `[length: 4 bytes][check: 4 bytes][nonce ‖ ciphertext ‖ tag]`,
 * each bound by its additional data to the draft, the visit, the format and its own place, so that none can be
 * moved, left out in the middle or brought in from another file. The check covers length and place: it tells a length
 * that was damaged from one whose record was cut off.
 */
export interface JournalIdentity {
  readonly draft: string;
  readonly visit: string;
}

const format = 'vidi.draft';
const version = 1;
const frameHeadBytes = 8;
/** Longest prologue looked for. */
const maxPrologueBytes = 512;

/** What a journal's file holds, read from its start. `goodBytes` is where the readable records end. */
export type JournalReading =
  | {
      readonly state: 'readable';
      readonly identity: JournalIdentity;
      readonly records: readonly unknown[];
      readonly goodBytes: number;
      /** `torn`: the last write was cut off. `damaged`: something in the middle is not as it was written. */
      readonly tail: 'none' | 'torn' | 'damaged';
    }
  | { readonly state: 'wrongKey'; readonly identity: JournalIdentity }
  /** The file ends within its first line: no record of it was ever answered as saved. */
  | { readonly state: 'unfinished' }
  | { readonly state: 'unreadable' };

/** Reads journal bytes. Total: whatever the bytes are, it says which part of them can be trusted. */
export function readJournal(bytes: Uint8Array, key: Uint8Array): JournalReading {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lineEnd = buffer.subarray(0, maxPrologueBytes).indexOf(0x0a);
  if (lineEnd < 0) {
    return buffer.length < maxPrologueBytes && looksUnfinished(buffer)
      ? { state: 'unfinished' }
      : { state: 'unreadable' };
  }
  const prologue = readPrologue(buffer.subarray(0, lineEnd).toString('utf8'));
  if (prologue === null) return { state: 'unreadable' };
  const { identity } = prologue;
  if (prologue.key !== keyFingerprint(key)) return { state: 'wrongKey', identity };
  const records: unknown[] = [];
  let at = lineEnd + 1;
  for (;;) {
    const rest = buffer.subarray(at);
    if (rest.length === 0) return { state: 'readable', identity, records, goodBytes: at, tail: 'none' };
    const record = readRecord(rest, key, identity, records.length);
    if (record === 'torn' || record === 'damaged')
      return { state: 'readable', identity, records, goodBytes: at, tail: record };
    records.push(record.value);
    at += record.bytes;
  }
}

function readRecord(
  rest: Buffer,
  key: Uint8Array,
  identity: JournalIdentity,
  index: number,
): { readonly value: unknown; readonly bytes: number } | 'torn' | 'damaged' {
  // A file system may have grown the file before it wrote the bytes: zeros to the end were never a record.
  if (rest.every((byte) => byte === 0)) return 'torn';
  if (rest.length < frameHeadBytes) return 'torn';
  const length = rest.readUInt32BE(0);
  if (rest.readUInt32BE(4) !== frameCheck(length, index)) return 'damaged';
  if (length > rest.length - frameHeadBytes) return 'torn';
  const plain = unseal(
    key,
    rest.subarray(frameHeadBytes, frameHeadBytes + length),
    contextOf(identity, index),
  );
  if (plain === null) return 'damaged';
  try {
    return { value: JSON.parse(plain.toString('utf8')), bytes: frameHeadBytes + length };
  } catch {
    return 'damaged';
  }
}

function frameRecord(key: Uint8Array, identity: JournalIdentity, index: number, record: unknown): Buffer {
  const plain = Buffer.from(JSON.stringify(record), 'utf8');
  const head = Buffer.alloc(frameHeadBytes);
  const length = plain.length + sealOverhead;
  head.writeUInt32BE(length, 0);
  head.writeUInt32BE(frameCheck(length, index), 4);
  return Buffer.concat([head, seal(key, plain, contextOf(identity, index))]);
}

function frameCheck(length: number, index: number): number {
  return createHash('sha256').update(`${format} ${length} ${index}`).digest().readUInt32BE(0);
}

function contextOf(identity: JournalIdentity, index: number): string {
  return canonical({ draft: identity.draft, visit: identity.visit, format, v: version, index });
}

function prologueLine(identity: JournalIdentity, key: Uint8Array): string {
  const text = canonical({
    draft: identity.draft,
    visit: identity.visit,
    format,
    key: keyFingerprint(key),
    v: version,
  });
  return `${text} ${sumOf(text)}\n`;
}

function readPrologue(line: string): { readonly identity: JournalIdentity; readonly key: string } | null {
  const cut = line.lastIndexOf(' ');
  const text = line.slice(0, cut);
  if (cut < 0 || line.slice(cut + 1) !== sumOf(text)) return null;
  try {
    const read = JSON.parse(text) as Record<string, unknown>;
    const { draft, visit, key } = read;
    if (read.format !== format || read.v !== version) return null;
    if (typeof draft !== 'string' || typeof visit !== 'string' || typeof key !== 'string') return null;
    return { identity: { draft, visit }, key };
  } catch {
    return null;
  }
}

function looksUnfinished(buffer: Buffer): boolean {
  return (
    buffer.every((byte) => byte === 0) ||
    buffer.toString('utf8').startsWith('{"draft":"'.slice(0, buffer.length))
  );
}

function sumOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}

function canonical(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not canonicalizable');
  return text;
}

/** A journal that is open for writing. One writer at a time: the caller queues its appends. */
export class SealedJournal {
  readonly path: string;
  readonly identity: JournalIdentity;
  readonly #key: Uint8Array;
  #file: FileHandle | null = null;
  #length: number;
  #records: number;
  /** Something may stand behind the good end that could not be cut off yet. */
  #dirty = false;
  #uncut: unknown = null;

  private constructor(
    path: string,
    key: Uint8Array,
    identity: JournalIdentity,
    length: number,
    records: number,
  ) {
    this.path = path;
    this.#key = key;
    this.identity = identity;
    this.#length = length;
    this.#records = records;
  }

  /** A journal that has no file yet: the first append makes it. */
  static fresh(path: string, key: Uint8Array, identity: JournalIdentity): SealedJournal {
    return new SealedJournal(path, key, identity, 0, 0);
  }

  /**
   * Goes on after a reading. A torn tail is first copied to a file of its own beside the journal, then cut off;
   * that is all that is ever taken from a journal's file. Where the disk allows neither now, the journal is gone on
   * with all the same, and the tail, which was never answered as saved, is cut off before the next append.
   */
  static async resume(
    path: string,
    key: Uint8Array,
    reading: Extract<JournalReading, { state: 'readable' }>,
    now: number,
  ): Promise<SealedJournal> {
    const journal = new SealedJournal(path, key, reading.identity, reading.goodBytes, reading.records.length);
    if (reading.tail !== 'torn') return journal;
    try {
      await cutTornTail(path, reading.goodBytes, now);
    } catch (error) {
      journal.#dirty = true;
      journal.#uncut = error;
    }
    return journal;
  }

  /** Why the torn tail could not be cut off when the journal was resumed; null where it could, or there was none. */
  get uncut(): unknown {
    return this.#uncut;
  }

  /**
   * Appends records with one write and returns after their fsync has. Throws the file system's error when it fails:
   * then nothing has been added (what was written in part is cut off again) and the same append may be tried anew.
   */
  async append(records: readonly unknown[]): Promise<void> {
    const made = this.#file === null && this.#length === 0;
    const frames = records.map((record, index) =>
      frameRecord(this.#key, this.identity, this.#records + index, record),
    );
    const prologue = this.#length === 0 ? [Buffer.from(prologueLine(this.identity, this.#key), 'utf8')] : [];
    const bytes = Buffer.concat([...prologue, ...frames]);
    // 'wx': a file that is there already is somebody's text and is never written over.
    const file = this.#file ?? (await open(this.path, made ? 'wx' : 'r+', 0o600));
    this.#file = file;
    try {
      if (this.#dirty) await file.truncate(this.#length);
      this.#dirty = false;
      await writeAll(file, bytes, this.#length);
      await file.sync();
      if (made) await syncFolder(dirname(this.path));
    } catch (error) {
      await this.#takeBack(file, made);
      throw error;
    }
    this.#length += bytes.length;
    this.#records += records.length;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }

  async #takeBack(file: FileHandle, made: boolean): Promise<void> {
    this.#file = null;
    try {
      await file.truncate(this.#length);
    } catch {
      // What stays behind the good end is cut off before the next append, or read as torn after a restart.
      this.#dirty = true;
    }
    await file.close().catch(() => undefined);
    if (made) await rm(this.path, { force: true }).catch(() => undefined);
  }
}

async function cutTornTail(path: string, goodBytes: number, now: number): Promise<void> {
  const bytes = await readFile(path);
  const aside = asideName(path, 'torn', now);
  const copy = await open(aside, 'wx', 0o600);
  try {
    await writeAll(copy, bytes.subarray(goodBytes), 0);
    await copy.sync();
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  } finally {
    await copy.close();
  }
  await syncFolder(dirname(path));
  const file = await open(path, 'r+');
  try {
    await file.truncate(goodBytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Moves a journal that cannot be gone on with out of the way, untouched. */
export function keepJournalAside(
  path: string,
  why: 'damaged' | 'wrong-key' | 'unfinished' | 'second',
  now: number,
): Promise<string> {
  return keepAside(path, why, now);
}
