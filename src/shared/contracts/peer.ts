import { z } from 'zod';
import { documentTips } from '../domain/identity.ts';
import { protocolVersion } from './primitives.ts';

/** Most bytes of one message on the data channel between console and patient. */
export const maxPeerMessageBytes = 16_384;

/** Console → patient, over the peer's own data channel. State, not steps: each is sent again on a new connection. */
export const consoleToPatient = z.discriminatedUnion('type', [
  z.object({ v: z.literal(protocolVersion), type: z.literal('hold'), on: z.boolean() }),
  /** Asks for the ID document to be held to the camera (`on`), or says thank you (`off`). */
  z.object({ v: z.literal(protocolVersion), type: z.literal('showDocument'), on: z.boolean() }),
  /** What would let the document be read; it stands until another one comes, or the document is asked for no more. */
  z.object({ v: z.literal(protocolVersion), type: z.literal('documentTip'), tip: z.enum(documentTips) }),
  z.object({
    v: z.literal(protocolVersion),
    type: z.literal('media'),
    camera: z.boolean(),
    microphone: z.boolean(),
  }),
]);
export type ConsoleToPatient = z.output<typeof consoleToPatient>;

/** Patient → console. */
export const patientToConsole = z.discriminatedUnion('type', [
  z.object({
    v: z.literal(protocolVersion),
    type: z.literal('media'),
    camera: z.boolean(),
    microphone: z.boolean(),
  }),
  z.object({ v: z.literal(protocolVersion), type: z.literal('noDocument') }),
]);
export type PatientToConsole = z.output<typeof patientToConsole>;
