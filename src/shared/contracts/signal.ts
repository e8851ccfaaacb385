import { z } from 'zod';
import { participantId, visitId } from './primitives.ts';

/**
 * One WebRTC signal on its way. The console is always the initiator and alone raises `generation`;
 * what is of an older generation is dropped by the receiver. `n` counts within a generation and direction,
 * so that a repeat is dropped too.
 */
export const signal = z.object({
  generation: z.int().min(1).max(1_000_000),
  n: z.int().min(0).max(100_000),
  data: z.discriminatedUnion('type', [
    z.object({ type: z.literal('offer'), sdp: z.string().max(60_000) }),
    z.object({ type: z.literal('answer'), sdp: z.string().max(60_000) }),
    z.object({
      type: z.literal('candidate'),
      candidate: z.object({
        candidate: z.string().max(2_000),
        sdpMid: z.string().max(64).nullable().optional(),
        sdpMLineIndex: z.int().min(0).max(64).nullable().optional(),
        usernameFragment: z.string().max(300).nullable().optional(),
      }),
    }),
    /** The answering side asks the initiator for a new generation (it reloaded, or its peer is dead). */
    z.object({ type: z.literal('restart') }),
  ]),
});
export type Signal = z.output<typeof signal>;

export const addressedSignal = z.object({ visitId, participantId, signal });
export type AddressedSignal = z.output<typeof addressedSignal>;
