import { z } from 'zod';
import { maxSectionLength, sectionKeys } from '../domain/note.ts';
import { participantKinds } from '../domain/participants.ts';
import { staffRoles } from '../domain/permissions.ts';
import { identityDecision } from './identity.ts';
import { notePresent } from './present.ts';
import { hsaId, instant, noteId, participantId, patientId, sha256Hex, visitId } from './primitives.ts';

/** A signed note as it is hashed: SHA-256 over RFC 8785 of exactly this. */
export const signedNote = z.strictObject({
  v: z.literal(1),
  id: noteId,
  visit: visitId,
  patient: patientId,
  practice: z.boolean(),
  contactType: z.enum(['videoMeeting', 'telephone']),
  template: z.string().max(64),
  sections: z
    .array(z.strictObject({ key: z.enum(sectionKeys), text: z.string().max(maxSectionLength) }))
    .max(sectionKeys.length),
  author: z.strictObject({
    hsaId,
    name: z.string().max(200),
    role: z.enum(staffRoles),
    title: z.string().max(200),
  }),
  identity: identityDecision,
  identified: z.strictObject({ participant: participantId, kind: z.enum(participantKinds) }),
  present: notePresent.optional(),
  filedUnconfirmed: z.boolean(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  signedAt: instant,
});

/** A delivery: the canonical bytes as text, and their hash. The same note again is acknowledged again, never stored twice. */
export const noteDelivery = z.object({ canonical: z.string().max(8_000_000), sha256: sha256Hex });
export const noteReceipt = z.object({ noteId, sha256: sha256Hex, recordedAt: instant });
export type NoteDelivery = z.output<typeof noteDelivery>;
export type NoteReceipt = z.output<typeof noteReceipt>;
/** A note read back out of the record. */
export const recordedNote = z.object({ note: signedNote, sha256: sha256Hex, recordedAt: instant });
export type RecordedNote = z.output<typeof recordedNote>;
