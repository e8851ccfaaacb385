import { z } from 'zod';
import { cleanText, professions } from '../domain/note.ts';
import { participantKinds } from '../domain/participants.ts';
import { deviceTroubles } from '../domain/readiness.ts';
import { reachMethods, stages } from '../domain/visit.ts';
import { identityCheck, identityDecision, identityRules } from './identity.ts';
import { roomAnswers, roomConfirmed, roomPersons, roomTold } from './present.ts';
import {
  commandId,
  hsaId,
  instant,
  localDate,
  noteId,
  participantId,
  patientId,
  sha256Hex,
  shortText,
  visitId,
} from './primitives.ts';
import { preparation, waitingMessage } from './waitingRoom.ts';

export const deviceReadiness = z.discriminatedUnion('state', [
  z.object({ state: z.literal('untested') }),
  z.object({ state: z.literal('testing') }),
  z.object({ state: z.literal('works') }),
  z.object({ state: z.literal('trouble'), trouble: z.enum(deviceTroubles) }),
]);

export const readiness = z.object({
  camera: deviceReadiness,
  microphone: deviceReadiness,
  speaker: deviceReadiness,
  network: z.discriminatedUnion('state', [
    z.object({ state: z.literal('untested') }),
    z.object({ state: z.literal('testing') }),
    z.object({
      state: z.enum(['good', 'weak']),
      kind: z.enum(['wifi', 'cellular', 'unknown']),
      roundTripMs: z.number().min(0).max(600_000),
    }),
    z.object({ state: z.literal('failed') }),
  ]),
  room: roomAnswers,
});

export const presence = z.discriminatedUnion('state', [
  z.object({ state: z.literal('away'), since: instant.nullable() }),
  z.object({ state: z.literal('preparing'), since: instant }),
  z.object({ state: z.literal('waiting'), since: instant }),
  z.object({
    state: z.literal('inCall'),
    since: instant,
    line: z.enum(['connecting', 'connected', 'interrupted']),
  }),
]);

/** What a participant answered on the way in. */
export const answers = z.object({
  /** Who the participant says to be, where a child is booked. */
  whoAmI: z.enum(['patient', 'guardian', 'otherAdult']).optional(),
  /** What kind of place it is: help, care and the emergency number differ with it. */
  where: z.enum(['home', 'other', 'vehicle', 'abroad']).optional(),
  place: shortText.optional(),
  phone: z.string().max(32).optional(),
});

/** One person of a visit, as staff see it. */
export const participantView = z.object({
  id: participantId,
  kind: z.enum(participantKinds),
  relation: shortText.optional(),
  cameAt: instant.nullable(),
  admission: z.enum(['waiting', 'admitted']),
  identity: identityCheck,
  presence,
  readiness,
  answers,
  /** Whether anybody else is there, once the clinician has heard it by voice; null before. */
  roomConfirmed: roomConfirmed.nullable(),
  /** When the devices were last tried well before the visit; null: never, or not well. */
  testedAt: instant.nullable(),
  /** Outside the join window: since when, and what was answered; null: has not knocked. */
  knock: z.object({ at: instant, answer: z.enum(['open', 'later']).nullable() }).nullable(),
  /** Another device with the same link waits to take the place. */
  otherDeviceWaits: z.boolean(),
  /** A link can be made for this one (interpreters get none yet). */
  hasLink: z.boolean(),
});

/** One row of the day: what a list may show (nothing of a protected person but reason and time). */
export const queueRow = z.object({
  visitId,
  seq: z.int().min(1),
  start: instant,
  end: instant,
  stage: z.enum(stages),
  channel: z.enum(['video', 'phone']),
  assignedTo: hsaId,
  mine: z.boolean(),
  /** Name of the one it is assigned to; null where the hub does not know them. */
  clinician: z.string().max(200).nullable(),
  /** Whether a console of theirs is connected, or was a moment ago: else an open visit may be taken over. */
  clinicianThere: z.boolean(),
  profession: z.enum(professions),
  protected: z.boolean(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  age: z.number().nullable(),
  reason: shortText,
  /** BCP 47 tag of the language the patient speaks. */
  language: z.string().max(35),
  interpreter: z.boolean(),
  participants: z.array(participantView),
  openedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** The note is in the record. */
  recorded: z.boolean(),
  /** The patient has prepared; what was written is read inside the visit. */
  preparedAt: instant.nullable(),
  /** 112 is being called. */
  emergency: z.boolean(),
});
export type QueueRow = z.output<typeof queueRow>;
export type ParticipantView = z.output<typeof participantView>;

export const day = z.object({
  date: localDate,
  /** The hub's time when it answered, to correct the console's clock with. */
  now: instant,
  rows: z.array(queueRow),
  /** By how many minutes the one who asks has said to be later than the clock says. */
  delayMinutes: z.int().min(0),
});
export type Day = z.output<typeof day>;

/** A person's particulars, read inside the visit only (and noted in the audit chain). */
export const personInVisit = z.object({
  participantId,
  kind: z.enum(participantKinds),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  /** 12 digits, or a reserve number as written; null where the booking has none (a guardian without a number). */
  number: z.string().nullable(),
  numberKind: z.enum(['personal', 'coordination', 'reserve']).nullable(),
  birthDate: localDate.nullable(),
});

const handOverLine = z.string().max(500).transform(cleanText);

/** The open visit, whole. */
export const visitDetail = queueRow.extend({
  /** Whose record the visit belongs to; null where this principal may not read who a protected person is. */
  patient: patientId.nullable(),
  people: z.array(personInVisit),
  /** Number where the patient is reached: the one confirmed in the check, else the booking's. */
  phone: z.string().nullable(),
  clinicPhone: z.string().nullable(),
  /** What the clinic takes as enough to know who somebody is. */
  identityRules,
  /** The telephone number that was booked, which the one at the other end has not been shown; null for none. */
  bookedPhone: z.string().nullable(),
  /** The last event's seq, if this principal may undo it now. */
  undoSeq: z.int().nullable(),
  reasonGiven: z.string().nullable(),
  note: z.object({ id: noteId, sha256: sha256Hex }).nullable(),
  /** What the patient wrote beforehand; null where nothing was, or where the person may not be named. */
  preparation: preparation.nullable(),
  /** What was last said to the one who waits. */
  message: z.object({ message: waitingMessage, at: instant }).nullable(),
  attempts: z.array(z.object({ how: z.enum(reachMethods), at: instant })),
  /** What the patient has been told of who else is in the clinician's room, in order; the last holds now. */
  inRoom: z.array(roomTold),
  /** From whom it was last taken over, with their line ('' without one, and where the person may not be named). */
  handOver: z
    .object({ fromName: z.string().max(200).nullable(), line: handOverLine, at: instant })
    .nullable(),
});
export type VisitDetail = z.output<typeof visitDetail>;
export type PersonInVisit = z.output<typeof personInVisit>;

/** What staff may ask of a visit. The hub runs `advance`; a repeated `commandId` is answered, not done again. */
export const visitCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('letIn'), participantId }),
  z.object({ type: z.literal('sendBack'), participantId }),
  z.object({ type: z.literal('startIdentity'), participantId }),
  z.object({ type: z.literal('decideIdentity'), participantId, decision: identityDecision }),
  z.object({ type: z.literal('finish') }),
  z.object({ type: z.literal('reopen') }),
  z.object({ type: z.literal('recordAttempt'), how: z.enum(reachMethods) }),
  z.object({ type: z.literal('noShow') }),
  z.object({ type: z.literal('cancel'), reason: shortText }),
  z.object({ type: z.literal('turnPhysical'), reason: shortText }),
  z.object({ type: z.literal('changeChannel'), channel: z.enum(['video', 'phone']) }),
  /** A hand-over, a claim or a taking over; `line`: what the colleague should know, '' without. */
  z.object({ type: z.literal('assign'), to: hsaId, line: handOverLine }),
  /** Who else is in the clinician's room; the patient is told and asked anew. Empty: nobody any more. */
  z.object({ type: z.literal('tellRoom'), persons: roomPersons }),
  /** "Alone?" as it was confirmed by voice. */
  z.object({ type: z.literal('confirmAlone'), participantId, room: roomConfirmed.shape.room }),
  z.object({ type: z.literal('undo'), ofSeq: z.int().min(1) }),
]);
export type VisitCommand = z.output<typeof visitCommand>;
export const visitCommandType = z.enum(visitCommand.options.map((one) => one.shape.type.value));

export const commandEnvelope = z.object({
  commandId,
  visitId,
  expectedSeq: z.int().min(1),
  command: visitCommand,
});
export type CommandEnvelope = z.output<typeof commandEnvelope>;
