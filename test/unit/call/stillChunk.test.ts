import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegSize } from '../../../src/call/jpegSize.ts';
import { chunkAt, readChunk } from '../../../src/call/stillChunk.ts';

describe('the chunks of a still', () => {
  it('make it up again, whatever its size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 0, max: 255, minLength: 1, maxLength: 60_000 }), (still) => {
        const again = new Uint8Array(still.length);
        for (let at = 0; at < still.length; ) {
          const { message, next } = chunkAt(still, at);
          expect(message.length).toBeLessThanOrEqual(16_384);
          const chunk = readChunk(message);
          expect(chunk?.offset).toBe(at);
          again.set(chunk?.bytes ?? [], at);
          at = next;
        }
        expect(again).toEqual(still);
      }),
      { numRuns: 50 },
    );
  });

  it('are none when empty or too large', () => {
    for (const length of [0, 3, 4, 16_385]) expect(readChunk(new Uint8Array(length))).toBeNull();
    expect(readChunk(new Uint8Array(16_384))?.bytes).toHaveLength(16_380);
  });
});

describe('the size that a JPEG says', () => {
  const start = [0xff, 0xd8];
  const app = [0xff, 0xe0, 0, 4, 1, 2];
  const frame = (marker: number) => [0xff, marker, 0, 11, 8, 0x02, 0xd0, 0x05, 0x00, 1, 1, 0x11, 0];

  it('is read from its frame header, baseline or progressive, past what comes before', () => {
    for (const marker of [0xc0, 0xc2])
      expect(jpegSize(Uint8Array.from([...start, ...app, 0xff, ...frame(marker)]))).toEqual({
        width: 1280,
        height: 720,
      });
  });

  it('is none where a Huffman table comes before the end, where it is cut off, or where it is something else', () => {
    expect(jpegSize(Uint8Array.from([...start, ...frame(0xc4)]))).toBeNull();
    const whole = Uint8Array.from([...start, ...app, ...frame(0xc0)]);
    for (let length = 0; length < start.length + app.length + 9; length++)
      expect(jpegSize(whole.subarray(0, length))).toBeNull();
    expect(jpegSize(new TextEncoder().encode('GIF89a'))).toBeNull();
  });

  it('is answered, never thrown and never for ever, for anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        jpegSize(bytes);
        jpegSize(Uint8Array.from([...start, ...bytes]));
      }),
    );
  });
});
