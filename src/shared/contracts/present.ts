import { z } from 'zod';
import { mostOfAKind, type RoomConfirmed, type RoomTold, roomPersonKinds } from '../domain/inRoom.ts';
import type { NotePresent } from '../domain/note.ts';
import { participantKinds } from '../domain/participants.ts';
import { hsaId, instant, participantId } from './primitives.ts';

/** How many of each kind sit with the clinician; a kind that is not there is left out. */
export const roomPersons = z.partialRecord(z.enum(roomPersonKinds), z.int().min(1).max(mostOfAKind));

/** What was told of the clinician's room, and what was answered. */
export const roomTold = z.object({
  seq: z.int().min(1),
  persons: roomPersons,
  by: hsaId,
  at: instant,
  answer: z.object({ ok: z.boolean(), by: participantId, at: instant }).nullable(),
}) satisfies z.ZodType<RoomTold>;

/** What the clinician heard by voice of the participant's room. */
export const roomConfirmed = z.strictObject({
  room: z.enum(['alone', 'someoneHere']),
  by: hsaId,
  at: instant,
}) satisfies z.ZodType<RoomConfirmed>;

/** What a participant answered on the way in of who else is there. */
export const roomAnswers = z.enum(['alone', 'someoneHere', 'ratherNotSay', 'unasked']);

/** Who was present, inside the signed bytes. */
export const notePresent = z.strictObject({
  participants: z
    .array(
      z.strictObject({
        participant: participantId,
        kind: z.enum(participantKinds),
        room: roomAnswers,
        roomConfirmed: roomConfirmed.nullable(),
      }),
    )
    .max(20),
  withAuthor: z
    .array(z.strictObject({ persons: roomPersons, at: instant, ok: z.boolean().nullable() }))
    .max(200),
}) satisfies z.ZodType<NotePresent>;
