import { z } from 'zod';
import { prepareForms } from '../domain/preparation.ts';
import { stages } from '../domain/visit.ts';
import { importReport } from './bookings.ts';
import { helpEvent } from './help.ts';
import { identityRules } from './identity.ts';
import { roomPersons } from './present.ts';
import {
  instant,
  localDate,
  noteId,
  participantId,
  protocolVersion,
  refusal,
  resultOf,
  sha256Hex,
  visitId,
} from './primitives.ts';
import { noteDelivery, noteReceipt, recordedNote } from './record.ts';
import { addressedSignal, signal } from './signal.ts';
import { staffMember } from './staff.ts';
import { answers, commandEnvelope, day, queueRow, readiness, visitDetail } from './visit.ts';
import { preparation, waitingMessage } from './waitingRoom.ts';

export type { BookingRow, ImportReport } from './bookings.ts';

/** Largest message on a socket, in bytes (a signed note is the largest). Bookings go over in parts of `importPartRows`. */
export const maxSocketMessageBytes = 10_000_000;

const v = z.literal(protocolVersion);
const nothing = z.object({});

/**
 * Socket.IO namespace `/staff` (auth: `staffAuth`): every request is `emitWithAck('request', {v, type, payload})`
 * and is answered by a Result. Each name holds the payload's and the answer's schema.
 */
export const staffRequests = {
  /** The day's rows; null is today. From then on `row` events follow for that day, and go on for today's. */
  'day.open': { payload: z.object({ date: localDate.nullable() }), answer: day },
  /** The visit whole; from then on `visit` events follow for this visit. Reading is noted in the audit chain. */
  'visit.open': { payload: z.object({ visitId }), answer: visitDetail },
  'visit.command': { payload: commandEnvelope, answer: z.object({ seq: z.int().min(1) }) },
  /** Everybody who works here or whom a visit awaits, by name; `connected`: at a console of theirs right now. */
  'staff.list': {
    payload: nothing,
    answer: z.object({ staff: z.array(staffMember.extend({ connected: z.boolean() })) }),
  },
  /** The link for the visit's link holder, fragment and all. */
  'link.make': { payload: z.object({ visitId }), answer: z.object({ url: z.string().max(400) }) },
  /** Raises the generation: every earlier link and session of this participant is over. */
  'link.revoke': { payload: z.object({ visitId }), answer: nothing },
  /** Rows as they were in the file (unknown until the hub has looked at each); the hub answers row by row. */
  'bookings.import': { payload: z.object({ rows: z.array(z.unknown()).max(10_001) }), answer: importReport },
  /**
   * Words to those who wait: to one visit's page, or (null) to all who wait for this clinician. Shown until the next ones.
   * `reached`: pages that are there now; one who is away for a moment reads it on the way back.
   */
  'message.send': {
    payload: z.object({ visitId: visitId.nullable(), message: waitingMessage }),
    answer: z.object({ reached: z.int().min(0) }),
  },
  /**
   * The clinician is free so many minutes later than the clock says (now, or when the running visit's time is up); 0 takes
   * it back. Everyone who waits is told.
   */
  'delay.set': { payload: z.object({ minutes: z.int().min(0).max(180) }), answer: nothing },
  /** Answers one who has knocked outside the join window: lets them into the waiting room, or asks them to come back. */
  'knock.answer': {
    payload: z.object({ visitId, participantId, answer: z.enum(['open', 'later']) }),
    answer: nothing,
  },
  /** Lets the second device take the first one's place. */
  'device.letIn': { payload: z.object({ visitId, participantId }), answer: nothing },
  /**
   * `called`: 112 is being called, and the patient's page says so. `help`: colleagues are asked to come, at all other
   * consoles. `over` takes both back. Noted in the audit chain.
   */
  'emergency.set': {
    payload: z.object({ visitId, state: z.enum(['called', 'help', 'over']) }),
    answer: nothing,
  },
  'signal.send': { payload: addressedSignal, answer: nothing },
  /** What the console sees of the line, so that queue and hub know it. */
  'line.report': {
    payload: z.object({ visitId, participantId, line: z.enum(['connecting', 'connected', 'interrupted']) }),
    answer: nothing,
  },
  'note.deliver': { payload: noteDelivery, answer: noteReceipt },
  'note.read': { payload: z.object({ visitId }), answer: recordedNote },
  /** This console closes. Answered once everybody is told, so that a patient's page knows before the call ends why it does. */
  'console.leave': { payload: nothing, answer: nothing },
  /** Checks both hash chains from their first link to their last. */
  'audit.verify': {
    payload: nothing,
    answer: z.object({ visitsChecked: z.int(), eventsChecked: z.int(), intact: z.boolean() }),
  },
} as const;
export type StaffRequests = typeof staffRequests;

/** Hub → staff: `event` with one of these. */
export const staffEvent = z.discriminatedUnion('type', [
  z.object({ v, type: z.literal('row'), row: queueRow }),
  z.object({ v, type: z.literal('visit'), visit: visitDetail }),
  z.object({ v, type: z.literal('signal'), signal: addressedSignal }),
  /** Somebody knocks outside the join window: worth the same sound. */
  z.object({ v, type: z.literal('knocked'), visitId, start: instant }),
  /** A participant has come to the waiting room: worth a sound and a notification (time only, no name). */
  z.object({ v, type: z.literal('arrived'), visitId, start: instant }),
  helpEvent,
]);
export type StaffEvent = z.output<typeof staffEvent>;

/**
 * Socket.IO namespace `/patient` (auth: `{ v, tab, participantId? }`, session by the HttpOnly cookie): the same envelope.
 * Every answer that changes the page comes as a `view` event, whole, so that a page that reconnects needs nothing else.
 */
export const patientRequests = {
  'page.answers': {
    payload: answers.partial().extend({ room: readiness.shape.room.optional() }),
    answer: nothing,
  },
  'page.readiness': { payload: readiness.partial(), answer: nothing },
  /** Into the waiting room (true), or back to the questions and the check (false). */
  'page.waiting': { payload: z.object({ waiting: z.boolean() }), answer: nothing },
  /** "Use this one": this tab takes over from the older tab of the same browser. */
  'page.useThisTab': { payload: nothing, answer: nothing },
  'signal.send': { payload: signal, answer: nothing },
  'line.report': {
    payload: z.object({ line: z.enum(['connecting', 'connected', 'interrupted']) }),
    answer: nothing,
  },
  /** Outside the join window: asks the clinician to be let into the waiting room all the same. */
  'page.knock': { payload: nothing, answer: nothing },
  /** What the patient wrote beforehand, in the form of `prepareForm`; the latest stands. It is never sent back to a page. */
  'page.prepare': { payload: preparation, answer: nothing },
  /** The live device lets the one that waits take its place. With it goes this page: `stopped` may be its only answer. */
  'page.letInDevice': { payload: nothing, answer: nothing },
  /** Yes or no to who else is in the clinician's room; `seq`: of the list that was shown. An overtaken one is dropped. */
  'page.room': { payload: z.object({ seq: z.int().min(1), ok: z.boolean() }), answer: nothing },
  /** Leaves the call by will: the visit stays open, the clinician sees that the patient has left. */
  'page.leave': { payload: nothing, answer: nothing },
} as const;
export type PatientRequests = typeof patientRequests;

/** All that the patient's page knows of the visit. Without reason, diagnosis or anybody's number: the link alone shows no health text. */
export const patientView = z.object({
  v,
  /** The hub's time when it was sent. */
  now: instant,
  stage: z.enum(stages),
  start: instant,
  end: instant,
  /** IANA zone in which the page shows times. */
  zone: z.string().max(64),
  power: z.enum(['test', 'join', 'over']),
  clinician: z.object({ name: z.string().max(200), title: z.string().max(200) }),
  /** Another clinician has taken the visit over from this one, and has not let in yet; the place is kept. */
  handedOver: z.object({ fromName: z.string().max(200) }).nullable(),
  clinic: z.object({ name: z.string().max(200), phone: z.string().max(32) }),
  /** First name of the child the visit is for, when someone else answers for it; null else (and always when protected). */
  childGivenName: z.string().nullable(),
  /** The link holder is expected as this. */
  expectedAs: z.enum(['patient', 'guardian']),
  answers,
  room: readiness.shape.room,
  /** In the waiting room, as far as the hub knows: a reload resumes there. */
  waiting: z.boolean(),
  /** Let in, and by whom the picture is awaited. */
  admitted: z.boolean(),
  /** Let in, and no console of the clinician is there any more, nor on its way back: it was closed, or is lost for good. */
  clinicianAway: z.boolean(),
  /** About how many minutes until let in, whole; null when nothing can be said. */
  aboutMinutes: z.int().min(0).nullable(),
  /** Minutes late, told when 5 or more. */
  delayMinutes: z.int().min(0).nullable(),
  channel: z.enum(['video', 'phone']),
  /** The clinic's latest words to the one who waits; null when there are none. */
  message: z.object({ message: waitingMessage, at: instant }).nullable(),
  /** Outside the join window: knocked and not answered, let in all the same, or asked to come back; null: has not knocked. */
  knock: z.enum(['waits', 'open', 'later']).nullable(),
  /** Another device with the same link waits to take this one's place. */
  otherDeviceWaits: z.boolean(),
  /** Which questions prepare for this visit, and when they were last answered. */
  prepareForm: z.enum(prepareForms),
  preparedAt: instant.nullable(),
  /** Who else is in the clinician's room, once let in, and what was answered to it; null: nobody. */
  inRoom: z.object({ seq: z.int().min(1), persons: roomPersons, ok: z.boolean().nullable() }).nullable(),
  /** The clinician has said that 112 is being called. */
  emergency: z.boolean(),
  /** Identity ended as not confirmed, and nothing else has been chosen: the page says so and gives the number. */
  identityUnconfirmed: z.boolean(),
  /** Where the page's peer finds relays; empty on a local network. */
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
});
export type PatientView = z.output<typeof patientView>;

/** Hub → patient: `event` with one of these. */
export const patientEvent = z.discriminatedUnion('type', [
  z.object({ v, type: z.literal('view'), view: patientView }),
  z.object({ v, type: z.literal('signal'), signal }),
  /**
   * The visit is open on another device: this one waits until it is let in, and its first `view` says that it has been.
   * Until then it may ask nothing, and is told nothing of the visit.
   */
  z.object({ v, type: z.literal('waitsForPlace') }),
  /** This page is done: another tab or device has the place, or the link was revoked. The socket closes after it. */
  z.object({ v, type: z.literal('stopped'), why: z.enum(['otherTab', 'otherDevice', 'revoked', 'over']) }),
]);
export type PatientEvent = z.output<typeof patientEvent>;

/** What the envelope of every socket request looks like before its payload is looked at. */
export const requestEnvelope = z.object({ v: z.number(), type: z.string().max(64), payload: z.unknown() });

/**
 * REST, patient: `POST /api/session` exchanges the fragment for an HttpOnly cookie. Wrong, foreign and revoked links are
 * answered alike (`link.invalid`, 404), so that nobody learns whether a booking exists. A second device after the visit:
 * `link.over`, 410.
 */
export const sessionRequest = z.strictObject({
  v,
  participantId,
  token: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});
export const sessionAnswer = resultOf(
  z.object({
    power: z.enum(['test', 'join', 'over']),
    /** Another device has the place: this one has to be let in. */
    waits: z.boolean(),
  }),
);
/** `GET /api/clinic`: what may stand on every page, errors included. */
export const clinicAnswer = z.object({ v, name: z.string(), phone: z.string(), zone: z.string() });

/** main → embedded hub over `parentPort`, once. Secrets travel nowhere else. All keys are 32 bytes in hex. */
export const hubConfig = z.strictObject({
  v,
  /** Where the database lies, and the static pages of the patient. */
  dataDir: z.string(),
  patientDir: z.string(),
  /** 0 lets the system choose. */
  port: z.int().min(0).max(65_535),
  staffSecret: sha256Hex,
  /** Who works at the clinic, and may sit at the console. */
  staff: z.array(staffMember).min(1),
  keys: z.object({ database: sha256Hex, links: sha256Hex }),
  clinic: z.object({ name: z.string(), phone: z.string(), zone: z.string() }),
  identityRules,
  practice: z.boolean(),
});
export type HubConfig = z.output<typeof hubConfig>;

/** Embedded hub → main over `parentPort`. */
export const hubReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), v: z.number(), port: z.int(), origin: z.string() }),
  z.object({ type: z.literal('failed'), refusal }),
]);
export type HubReport = z.output<typeof hubReport>;
export const noteRef = z.object({ noteId });
