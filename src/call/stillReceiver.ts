import { protocolVersion } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import {
  type ConsoleOnStills,
  type StillAnnounced,
  type StillRefusal,
  stillAnnounced,
} from '../shared/contracts/still.ts';
import { jpegSize } from './jpegSize.ts';
import { readChunk } from './stillChunk.ts';
import type { StillEnd, StillLine } from './stillLine.ts';
import { jsonOf, sha256Of } from './stillMessages.ts';
import type { Still } from './stillSender.ts';

/** Without a further byte for so long a still is given up, in ms; a connection that is made anew falls within it. */
const silentMs = 30_000;
/** Longest time that one still may take, in ms. */
const longestMs = 120_000;
/** Most stills in one asking: a page that goes on and on is heard no more. */
const mostInOneAsking = 60;
/** Most chunks out of place that one still may have. */
const mostMisplaced = 64;

interface Coming {
  readonly announced: StillAnnounced;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** So many bytes have come, from the first on. */
  has: number;
  misplaced: number;
  /** The gap that the sender was told of last. */
  askedFrom: number | null;
  /** All is there and being looked at. */
  whole: boolean;
  silence: ReturnType<typeof setTimeout>;
  readonly end: ReturnType<typeof setTimeout>;
}

/**
 * Takes stills in, while somebody wants them: one at a time, of bounded size, number and time, and only what is as it was
 * announced. What has come of one is kept over a lost connection. Nothing that comes can do more than be refused.
 */
export class StillReceiver implements StillEnd {
  #line: StillLine | null = null;
  #taker: ((still: Still) => void) | null = null;
  #coming: Coming | null = null;
  /** The last one that came whole: announced again it is answered, not taken again. */
  #done: string | null = null;
  #inThisAsking = 0;
  #refused = 0;

  /** How many messages were refused or ignored. */
  get refused(): number {
    return this.#refused;
  }

  /**
   * Takes stills until the returned function is called; then the other side is told, and what has come is dropped.
   * One taker at a time: a later one takes the place of the one before.
   */
  take(taker: (still: Still) => void): () => void {
    this.#taker = taker;
    this.#inThisAsking = 0;
    this.#tellWanted();
    return () => {
      if (this.#taker !== taker) return;
      this.#taker = null;
      this.#drop();
      this.#tellWanted();
    };
  }

  /** Lets go of everything. */
  end(): void {
    this.#taker = null;
    this.#drop();
  }

  attach(line: StillLine): void {
    this.#line = line;
    this.#tellWanted();
  }

  detach(): void {
    this.#line = null;
  }

  onRoom(): void {}

  receive(message: string | Uint8Array): void {
    if (typeof message !== 'string') {
      this.#takeChunk(message);
      return;
    }
    const parsed = readAs(stillAnnounced, jsonOf(message));
    if (parsed.success) this.#announced(parsed.data);
    else this.#count();
  }

  #announced(announced: StillAnnounced): void {
    const { id } = announced;
    if (id === this.#done) {
      this.#count();
      this.#tell({ v: protocolVersion, type: 'done', id });
      return;
    }
    if (!this.#taker) {
      this.#refuse(id, 'notWanted');
      return;
    }
    const coming = this.#coming;
    if (coming?.announced.id === id && isSame(coming.announced, announced)) {
      if (!coming.whole) this.#tellHas(coming);
      return;
    }
    // One at a time: another one means that the one before was given up.
    this.#drop();
    if (this.#inThisAsking >= mostInOneAsking) {
      this.#refuse(id, 'tooMany');
      return;
    }
    this.#inThisAsking += 1;
    const fresh: Coming = {
      announced,
      bytes: new Uint8Array(announced.bytes),
      has: 0,
      misplaced: 0,
      askedFrom: null,
      whole: false,
      silence: setTimeout(() => this.#giveUp(id), silentMs),
      end: setTimeout(() => this.#giveUp(id), longestMs),
    };
    this.#coming = fresh;
    this.#tellHas(fresh);
  }

  #takeChunk(message: Uint8Array): void {
    const coming = this.#coming;
    const chunk = readChunk(message);
    if (!coming || coming.whole || !chunk) {
      this.#count();
      return;
    }
    const { id } = coming.announced;
    if (chunk.offset + chunk.bytes.length > coming.bytes.length) {
      this.#drop();
      this.#refuse(id, 'size');
      return;
    }
    if (chunk.offset !== coming.has) {
      this.#misplaced(coming, chunk.offset);
      return;
    }
    coming.bytes.set(chunk.bytes, chunk.offset);
    coming.has += chunk.bytes.length;
    clearTimeout(coming.silence);
    if (coming.has === coming.bytes.length) {
      coming.whole = true;
      clearTimeout(coming.end);
      void this.#look(coming);
      return;
    }
    coming.silence = setTimeout(() => this.#giveUp(id), silentMs);
    this.#tellHas(coming);
  }

  /** Repeated: ignored. With something missing before it: the sender is told, once, where to go on. */
  #misplaced(coming: Coming, offset: number): void {
    this.#count();
    coming.misplaced += 1;
    if (coming.misplaced > mostMisplaced) {
      this.#drop();
      this.#refuse(coming.announced.id, 'size');
    } else if (offset > coming.has && coming.askedFrom !== coming.has) {
      coming.askedFrom = coming.has;
      this.#tellHas(coming);
    }
  }

  async #look(coming: Coming): Promise<void> {
    const { announced, bytes } = coming;
    const { id, width, height } = announced;
    const sum = await sha256Of(bytes).catch(() => '');
    if (this.#coming !== coming) return;
    const taker = this.#taker;
    this.#coming = null;
    if (sum !== announced.sha256) {
      this.#refuse(id, 'checksum');
      return;
    }
    const size = jpegSize(bytes);
    if (size?.width !== width || size.height !== height) {
      this.#refuse(id, 'noPicture');
      return;
    }
    this.#done = id;
    this.#tell({ v: protocolVersion, type: 'done', id });
    taker?.({ bytes, width, height });
  }

  #giveUp(id: string): void {
    if (this.#coming?.announced.id !== id) return;
    this.#drop();
    this.#refuse(id, 'tooSlow');
  }

  #drop(): void {
    if (!this.#coming) return;
    clearTimeout(this.#coming.silence);
    clearTimeout(this.#coming.end);
    this.#coming.bytes.fill(0);
    this.#coming = null;
  }

  #refuse(id: string, why: StillRefusal): void {
    this.#count();
    this.#tell({ v: protocolVersion, type: 'refused', id, why });
  }

  #tellWanted(): void {
    this.#tell({ v: protocolVersion, type: 'wanted', on: this.#taker !== null });
  }

  #tellHas({ announced: { id }, has }: Coming): void {
    this.#tell({ v: protocolVersion, type: 'goOn', id, from: has });
  }

  #tell(message: ConsoleOnStills): void {
    this.#line?.send(JSON.stringify(message));
  }

  #count(): void {
    this.#refused += 1;
    if (this.#refused === 1 || this.#refused % 100 === 0) console.warn('still refused', this.#refused);
  }
}

function isSame(a: StillAnnounced, b: StillAnnounced): boolean {
  return a.bytes === b.bytes && a.sha256 === b.sha256 && a.width === b.width && a.height === b.height;
}
