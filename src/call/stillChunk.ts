import { maxStillMessageBytes } from '../shared/contracts/still.ts';

/** A piece of a still, and where in it it stands, in bytes. */
export interface StillChunk {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The offset before each chunk's bytes: 32 bits, big-endian. */
const headBytes = 4;
const mostBytes = maxStillMessageBytes - headBytes;

/** The chunk of `still` that begins at `offset`, as it is sent (at most 16 kB), and where the next one begins. */
export function chunkAt(
  still: Uint8Array,
  offset: number,
): { readonly message: Uint8Array<ArrayBuffer>; readonly next: number } {
  const bytes = still.subarray(offset, offset + mostBytes);
  const message = new Uint8Array(headBytes + bytes.length);
  new DataView(message.buffer).setUint32(0, offset);
  message.set(bytes, headBytes);
  return { message, next: offset + bytes.length };
}

/** What came as a chunk; null where it is none: empty, or larger than a message may be. */
export function readChunk(message: Uint8Array): StillChunk | null {
  if (message.length <= headBytes || message.length > maxStillMessageBytes) return null;
  const offset = new DataView(message.buffer, message.byteOffset, headBytes).getUint32(0);
  return { offset, bytes: message.subarray(headBytes) };
}
