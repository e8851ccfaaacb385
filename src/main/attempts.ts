import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../shared/domain/time.ts';
import { errorFields, log } from './log.ts';
import { writeWhole } from './storedFiles.ts';

/** The longest wait between two attempts, in s: slowed, never locked out. */
const longestSeconds = 30;

const attemptsFile = z.object({ v: z.literal(1), failures: z.int().min(0), last: z.int().min(0) });

/**
 * Wrong attempts at one profile's secret: after each the next is looked at only after 1, 2, 4 … 30 s. Kept in a file, so
 * that starting the program again is no way around it; where the disk takes no file it holds for as long as this runs.
 */
export class Attempts {
  readonly #path: string;
  readonly #clock: Clock;
  #failures = 0;
  #last = 0;
  #lastBefore = 0;
  #read: Promise<void> | null = null;

  constructor(folder: string, clock: Clock) {
    this.#path = join(folder, 'attempts.json');
    this.#clock = clock;
  }

  /** Whole seconds until an attempt is looked at; 0 now. */
  async waitSeconds(): Promise<number> {
    this.#read ??= this.#readFile();
    await this.#read;
    if (this.#failures === 0) return 0;
    const now = this.#clock();
    // A clock that was set back must not make the wait longer than it is.
    if (this.#last > now) this.#last = now;
    const wait = Math.min(2 ** Math.min(this.#failures - 1, 16), longestSeconds) * 1_000;
    return Math.max(0, Math.ceil((this.#last + wait - now) / 1_000));
  }

  /** Before the look at a secret: it counts as wrong until it is known not to be, should the program be ended meanwhile. */
  async begin(): Promise<void> {
    await this.waitSeconds();
    this.#failures += 1;
    this.#lastBefore = this.#last;
    this.#last = this.#clock();
    await this.#keep();
  }

  /** It was wrong; the wait begins now. */
  wrong(): Promise<number> {
    this.#last = this.#clock();
    return this.waitSeconds();
  }

  /** It could not be looked at. */
  async takeBack(): Promise<void> {
    this.#failures -= 1;
    this.#last = this.#lastBefore;
    await this.#keep();
  }

  /** It was right. */
  async forget(): Promise<void> {
    this.#failures = 0;
    await this.#keep();
  }

  async #keep(): Promise<void> {
    const kept = { v: 1, failures: this.#failures, last: this.#last };
    try {
      if (this.#failures === 0) await rm(this.#path, { force: true });
      else await writeWhole(this.#path, Buffer.from(`${JSON.stringify(kept)}\n`, 'utf8'));
    } catch (error) {
      log('attempts not written', errorFields(error));
    }
  }

  async #readFile(): Promise<void> {
    try {
      const read = attemptsFile.safeParse(JSON.parse(await readFile(this.#path, 'utf8')));
      if (read.success) ({ failures: this.#failures, last: this.#last } = read.data);
    } catch {
      // None yet, or not readable: then it begins anew.
    }
  }
}
