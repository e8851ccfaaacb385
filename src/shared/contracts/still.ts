import { z } from 'zod';
import { maxPeerMessageBytes } from './peer.ts';
import { protocolVersion, sha256Hex } from './primitives.ts';

/** Most bytes of a still. */
export const maxStillBytes = 8 * 1024 * 1024;
/** Most px of a still, 4096 x 3072: what a decoded one may take is bounded by it (four bytes a px). Our page sends fewer. */
export const maxStillPixels = 12_600_000;
/** Most bytes of one message on the stills' channel, a chunk with its place included. */
export const maxStillMessageBytes = maxPeerMessageBytes;

const v = z.literal(protocolVersion);
/** One still, named by the patient's page; the same over a lost connection. */
const stillId = z.uuid();
const side = z.int().min(1).max(65_535);

/** Patient → console, on the stills' channel; its chunks are binary (`call/stillChunk.ts`). */
export const stillAnnounced = z
  .strictObject({
    v,
    type: z.literal('announce'),
    id: stillId,
    picture: z.literal('jpeg'),
    bytes: z.int().min(1).max(maxStillBytes),
    sha256: sha256Hex,
    width: side,
    height: side,
  })
  .refine(({ width, height }) => width * height <= maxStillPixels);
export type StillAnnounced = z.output<typeof stillAnnounced>;

/** Why a still is not taken. */
const stillRefusals = ['notWanted', 'tooMany', 'tooSlow', 'size', 'checksum', 'noPicture'] as const;
export type StillRefusal = (typeof stillRefusals)[number];

/** Console → patient, on the stills' channel. `wanted` is a state, said again on every new connection: before it nothing is sent. */
export const consoleOnStills = z.discriminatedUnion('type', [
  z.strictObject({ v, type: z.literal('wanted'), on: z.boolean() }),
  /** Everything before `from` has arrived: the sender goes on there. */
  z.strictObject({ v, type: z.literal('goOn'), id: stillId, from: z.int().min(0).max(maxStillBytes) }),
  /** It is whole and as announced. */
  z.strictObject({ v, type: z.literal('done'), id: stillId }),
  z.strictObject({ v, type: z.literal('refused'), id: stillId, why: z.enum(stillRefusals) }),
]);
export type ConsoleOnStills = z.output<typeof consoleOnStills>;
