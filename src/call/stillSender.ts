import { protocolVersion } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { consoleOnStills, type StillAnnounced, type StillRefusal } from '../shared/contracts/still.ts';
import { chunkAt } from './stillChunk.ts';
import type { StillEnd, StillLine } from './stillLine.ts';
import { jsonOf, sha256Of } from './stillMessages.ts';

/** A still to be sent: a JPEG. */
export interface Still {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** What came of it: `done`, the other side has it whole; `givenUp`, it took too long or is not wanted any more. */
export type StillOutcome = 'done' | 'givenUp' | StillRefusal;

/**
 * So many bytes are under way at most beyond what the other side says it has: the channel shares the line with the call,
 * and what waits before a slow line keeps sound and picture waiting too.
 */
const mostUnderWay = 64 * 1024;
/** Longest time that one still may take, lost connections included, in ms. */
const giveUpAfterMs = 90_000;

interface UnderWay {
  readonly bytes: Uint8Array;
  readonly announced: StillAnnounced;
  /** The next byte to send. */
  next: number;
  /** The other side has everything before it; null until it has answered on this line. */
  has: number | null;
  readonly settle: (outcome: StillOutcome) => void;
}

/** Sends stills, one at a time, when the other side wants them. A lost connection is gone on with on the next one. */
export class StillSender implements StillEnd {
  readonly #onWanted: (wanted: boolean) => void;
  #line: StillLine | null = null;
  #wanted = false;
  #busy = false;
  #underWay: UnderWay | null = null;
  /** Messages that this side does not know: refused, counted. */
  unknownMessages = 0;

  constructor(onWanted: (wanted: boolean) => void = () => {}) {
    this.#onWanted = onWanted;
  }

  /** Whether the other side has said that it wants stills; it stands over a lost connection. */
  get wanted(): boolean {
    return this.#wanted;
  }

  /** Sends one still; never rejects. While one is under way, another is refused as `tooMany`. */
  async send({ bytes, width, height }: Still): Promise<StillOutcome> {
    if (!this.#wanted) return 'notWanted';
    if (this.#busy) return 'tooMany';
    this.#busy = true;
    try {
      const announced: StillAnnounced = {
        v: protocolVersion,
        type: 'announce',
        id: crypto.randomUUID(),
        picture: 'jpeg',
        bytes: bytes.length,
        sha256: await sha256Of(bytes),
        width,
        height,
      };
      return this.#wanted ? await this.#sent(bytes, announced) : 'givenUp';
    } catch {
      return 'givenUp';
    } finally {
      this.#underWay = null;
      this.#busy = false;
    }
  }

  attach(line: StillLine): void {
    this.#line = line;
    this.#announce();
  }

  detach(): void {
    this.#line = null;
    if (this.#underWay) this.#underWay.has = null;
  }

  onRoom(): void {
    this.#pump();
  }

  receive(message: string | Uint8Array): void {
    const parsed = typeof message === 'string' ? readAs(consoleOnStills, jsonOf(message)) : null;
    if (!parsed?.success) {
      this.unknownMessages += 1;
      return;
    }
    const said = parsed.data;
    if (said.type === 'wanted') {
      this.#wanted = said.on;
      if (!said.on) this.#underWay?.settle('givenUp');
      this.#onWanted(said.on);
      return;
    }
    const one = this.#underWay;
    if (said.id !== one?.announced.id) return;
    switch (said.type) {
      case 'goOn':
        // The first answer on a line says where to begin, a later one how far the other side has come; the same again,
        // that something was lost after it.
        if (one.has === null || said.from <= one.has) one.next = said.from;
        one.has = said.from;
        this.#pump();
        return;
      case 'done':
        one.settle('done');
        return;
      case 'refused':
        one.settle(said.why);
    }
  }

  #sent(bytes: Uint8Array, announced: StillAnnounced): Promise<StillOutcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve('givenUp'), giveUpAfterMs);
      const settle = (outcome: StillOutcome): void => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.#underWay = { bytes, announced, next: 0, has: null, settle };
      this.#announce();
    });
  }

  #announce(): void {
    if (this.#underWay) this.#line?.send(JSON.stringify(this.#underWay.announced));
  }

  #pump(): void {
    const one = this.#underWay;
    const line = this.#line;
    if (!one || !line || one.has === null) return;
    while (one.next < one.bytes.length && one.next - one.has < mostUnderWay && line.waiting < mostUnderWay) {
      const { message, next } = chunkAt(one.bytes, one.next);
      if (!line.send(message)) return;
      one.next = next;
    }
  }
}
