import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { chunkAt } from '../../../src/call/stillChunk.ts';
import type { StillLine } from '../../../src/call/stillLine.ts';
import { sha256Of } from '../../../src/call/stillMessages.ts';
import { StillReceiver } from '../../../src/call/stillReceiver.ts';
import { type Still, StillSender } from '../../../src/call/stillSender.ts';
import { type ConsoleOnStills, maxStillBytes } from '../../../src/shared/contracts/still.ts';
import { PlayedConnection } from './support/lines.ts';

/** A photograph of noise: it does not compress, so that it comes in many chunks. */
async function photograph(width: number, height: number): Promise<Still> {
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0, seed = 7; i < data.length; i++) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    data[i] = seed >> 16;
  }
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { bytes: new Uint8Array(jpeg), width, height };
}

let still: Still;
beforeAll(async () => {
  still = await photograph(640, 480);
});
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function ends() {
  const sender = new StillSender();
  const receiver = new StillReceiver();
  const came: Still[] = [];
  const stop = receiver.take((one) => came.push(one));
  return { sender, receiver, came, stop };
}

/** Waits for what is on its way. */
const turns = () => new Promise((resolve) => setTimeout(resolve, 0));
const chunks = (connection: PlayedConnection) =>
  connection.sent.filter((message) => typeof message !== 'string').length;

describe('a still on its way to the clinic', () => {
  it('comes whole, byte for byte, in chunks of 16 kB at most', async () => {
    const { sender, receiver, came } = ends();
    const connection = new PlayedConnection(sender, receiver);
    await turns();
    expect(await sender.send(still)).toBe('done');
    expect(came).toEqual([still]);
    expect(chunks(connection)).toBeGreaterThan(10);
    for (const message of connection.sent) expect(message.length).toBeLessThanOrEqual(16_384);
    expect(receiver.refused).toBe(0);
  });

  it('goes on where it was after a lost connection, and does not start over', async () => {
    const { sender, receiver, came } = ends();
    let lost: PlayedConnection | null = null;
    lost = new PlayedConnection(sender, receiver, (message, n) => {
      if (n === 9) queueMicrotask(() => lost?.cut());
      return [message];
    });
    await turns();
    const outcome = sender.send(still);
    await vi.waitFor(() => expect(chunks(lost as PlayedConnection)).toBeGreaterThanOrEqual(8));
    await turns();
    expect(came).toEqual([]);
    const next = new PlayedConnection(sender, receiver);
    expect(await outcome).toBe('done');
    expect(came).toEqual([still]);
    const needed = Math.ceil(still.bytes.length / (16_384 - 4));
    expect(chunks(next)).toBeLessThan(needed - 3);
  });

  it('is answered, not taken twice, when only the word that it has come was lost', async () => {
    const { sender, receiver, came } = ends();
    const first = new PlayedConnection(sender, receiver);
    await turns();
    const outcome = sender.send(still);
    await vi.waitFor(() => expect(came).toHaveLength(1));
    first.cut();
    await turns();
    new PlayedConnection(sender, receiver);
    expect(await outcome).toBe('done');
    expect(came).toHaveLength(1);
  });

  it('outlives chunks that are lost or come twice', async () => {
    const { sender, receiver, came } = ends();
    new PlayedConnection(sender, receiver, (message, n) => {
      if (typeof message === 'string') return [message];
      if (n === 5 || n === 11) return [];
      return n % 4 === 0 ? [message, message] : [message];
    });
    await turns();
    expect(await sender.send(still)).toBe('done');
    expect(came).toEqual([still]);
    expect(receiver.refused).toBeGreaterThan(2);
  });

  it('is not sent to who has not said that it is wanted, nor on when it is wanted no more', async () => {
    const { sender, receiver, came, stop } = ends();
    new PlayedConnection(sender, receiver, (message, n) => {
      if (n === 6) stop();
      return [message];
    });
    await turns();
    expect(await sender.send(still)).toBe('givenUp');
    expect(came).toEqual([]);
    expect(await sender.send(still)).toBe('notWanted');
  });

  it('waits while much waits to be sent, and goes on when there is room', async () => {
    const { sender, receiver, came } = ends();
    let waiting = 0;
    const line: StillLine = {
      send: (message) => {
        if (typeof message !== 'string') waiting += message.length;
        queueMicrotask(() => receiver.receive(message));
        return true;
      },
      get waiting() {
        return waiting;
      },
    };
    let most = 0;
    const back = (message: Parameters<StillLine['send']>[0]) => {
      sender.receive(message);
      return true;
    };
    receiver.attach({ send: back, waiting: 0 });
    sender.attach(line);
    const outcome = sender.send(still);
    for (let i = 0; i < 2_000 && came.length === 0; i++) {
      await turns();
      most = Math.max(most, waiting);
      waiting = 0;
      sender.onRoom();
    }
    expect(await outcome).toBe('done');
    expect(most).toBeLessThanOrEqual(64 * 1024 + 16_384);
  });
});

/** The patient's end in the hands of somebody else: says what it likes. */
function stranger(receiver: StillReceiver) {
  const heard: ConsoleOnStills[] = [];
  receiver.attach({ send: (message) => heard.push(JSON.parse(String(message))) > 0, waiting: 0 });
  return {
    heard,
    says: (message: unknown) => receiver.receive(JSON.stringify(message)),
    sends: (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; ) {
        const { message, next } = chunkAt(bytes, at);
        receiver.receive(message);
        at = next;
      }
    },
  };
}

const id = '7c1f7d52-9c3f-4c52-a9f0-0d6c3d5b1f11';
const other = '7c1f7d52-9c3f-4c52-a9f0-0d6c3d5b1f12';
async function announced(of: Still, change: object = {}) {
  const { bytes, width, height } = of;
  const sha256 = await sha256Of(bytes);
  return {
    v: 1,
    type: 'announce',
    id,
    picture: 'jpeg',
    bytes: bytes.length,
    sha256,
    width,
    height,
    ...change,
  };
}

/** The refusals that were said. */
const whys = (heard: readonly ConsoleOnStills[]) =>
  heard.flatMap((one) => (one.type === 'refused' ? [one.why] : []));

describe('what is no still', () => {
  it('that is no picture, or is not what it says, is refused and counted, and a good one comes through afterwards', async () => {
    const { receiver, came } = ends();
    const { heard, says, sends } = stranger(receiver);
    const refusedAs = (why: string[]) => vi.waitFor(() => expect(whys(heard)).toEqual(why));

    const text = { bytes: new TextEncoder().encode('no picture at all'), width: 8, height: 8 };
    says(await announced(text));
    sends(text.bytes);
    await refusedAs(['noPicture']);
    says(await announced(still, { width: 641 }));
    sends(still.bytes);
    await refusedAs(['noPicture', 'noPicture']);
    says(await announced(still, { sha256: 'a'.repeat(64) }));
    sends(still.bytes);
    await refusedAs(['noPicture', 'noPicture', 'checksum']);
    // Longer than it says; what still comes after the refusal is ignored.
    says(await announced(still, { bytes: 20_000 }));
    sends(still.bytes);
    await refusedAs(['noPicture', 'noPicture', 'checksum', 'size']);
    expect(came).toEqual([]);
    expect(receiver.refused).toBeGreaterThan(4);

    says(await announced(still));
    sends(still.bytes);
    await vi.waitFor(() => expect(came).toEqual([still]));
  });

  it('that comes twice is taken once', async () => {
    const { receiver, came } = ends();
    const { heard, says, sends } = stranger(receiver);
    says(await announced(still));
    sends(still.bytes);
    await vi.waitFor(() => expect(came).toHaveLength(1));
    says(await announced(still));
    sends(still.bytes);
    await turns();
    expect(came).toHaveLength(1);
    expect(heard.filter((one) => one.type === 'done')).toHaveLength(2);
    expect(receiver.refused).toBeGreaterThan(1);
  });

  it('that never ends is let go of, also one that goes on byte by byte, and the next is taken', async () => {
    const { receiver, came } = ends();
    const { heard, says, sends } = stranger(receiver);
    const first = await announced(still);
    const second = await announced(still, { id: other });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    says(first);
    sends(still.bytes.subarray(0, 30_000));
    vi.advanceTimersByTime(30_000);
    expect(whys(heard)).toEqual(['tooSlow']);

    says(second);
    for (let at = 0; at < 200; at++) {
      receiver.receive(chunkAt(still.bytes.subarray(0, at + 1), at).message);
      vi.advanceTimersByTime(1_000);
    }
    expect(whys(heard)).toEqual(['tooSlow', 'tooSlow']);
    vi.useRealTimers();
    says(first);
    sends(still.bytes);
    await vi.waitFor(() => expect(came).toEqual([still]));
  });

  it('that is larger than may be, has no name, or is announced in other words is refused at the contract', async () => {
    const { receiver, came } = ends();
    const { heard, says } = stranger(receiver);
    const good = await announced(still);
    for (const change of [
      { bytes: maxStillBytes + 1 },
      { bytes: 0 },
      { width: 60_000, height: 60_000 },
      { picture: 'png' },
      { id: '../../still' },
      { sha256: 'no' },
      { more: 1 },
    ])
      says({ ...good, ...change });
    receiver.receive('{');
    receiver.receive(new Uint8Array(3));
    receiver.receive(new Uint8Array(20_000));
    expect(receiver.refused).toBe(10);
    expect(heard.every((one) => one.type === 'wanted')).toBe(true);
    expect(came).toEqual([]);
  });

  it('again and again, or beside another, is bounded: one at a time, and so many in one asking', async () => {
    const { receiver } = ends();
    const { heard, says, sends } = stranger(receiver);
    const good = await announced(still, { bytes: maxStillBytes });
    for (let n = 0; n < 70; n++) {
      says({ ...good, id: `7c1f7d52-9c3f-4c52-a9f0-0d6c3d5b${1000 + n}` });
      sends(still.bytes.subarray(0, 20_000));
    }
    expect(whys(heard)).toHaveLength(10);
    expect(new Set(whys(heard))).toEqual(new Set(['tooMany']));
  });

  it('is never taken where nobody asked for one', async () => {
    const { receiver, came, stop } = ends();
    const { heard, says, sends } = stranger(receiver);
    stop();
    says(await announced(still));
    sends(still.bytes);
    await turns();
    expect(whys(heard)).toEqual(['notWanted']);
    expect(came).toEqual([]);
  });

  it('said by the clinic to the page is counted there too, and the page goes on', async () => {
    const { sender, receiver, came } = ends();
    new PlayedConnection(sender, receiver);
    await turns();
    for (const message of ['{', '{"v":1,"type":"goOn"}', '{"v":2,"type":"wanted","on":false}'])
      sender.receive(message);
    sender.receive(new Uint8Array(8));
    expect(sender.unknownMessages).toBe(4);
    expect(await sender.send(still)).toBe('done');
    expect(came).toEqual([still]);
  });
});
