import { z } from 'zod';
import { maxSectionLength, type NoteTemplate, professions, sectionKeys } from '../domain/note.ts';
import { importReport, maxBookingFileBytes } from './bookings.ts';
import { helpEvent } from './help.ts';
import { staffRequests } from './hub.ts';
import {
  draftId,
  hsaId,
  instant,
  localDate,
  noteId,
  participantId,
  refusal,
  sha256Hex,
  visitId,
} from './primitives.ts';
import { recordedNote } from './record.ts';
import { secret, sessionRequests, sessionView } from './session.ts';
import { addressedSignal } from './signal.ts';
import { day, queueRow, visitCommand, visitCommandType, visitDetail } from './visit.ts';

const nothing = z.object({});

const share = z.number().min(0.02).max(0.98);

export const settings = z.object({
  language: z.enum(['sv', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  /** Show the keys beside buttons. */
  keyHints: z.boolean(),
  arrivalSound: z.boolean(),
  /** Of the arrival's sound, 0 to 1. */
  arrivalVolume: z.number().min(0).max(1),
  /** Minutes without input outside a call until the profile locks; 0 never. */
  lockAfterMinutes: z.literal([0, 2, 5, 10, 15, 30]),
  devices: z.object({
    camera: z.string().max(200).nullable(),
    microphone: z.string().max(200).nullable(),
    speaker: z.string().max(200).nullable(),
  }),
  /** The note's share of picture and note, by the picture's shape (wide, or taller than wide); null fits. */
  noteShare: z.object({ wide: share.nullable(), upright: share.nullable() }),
  railOpen: z.boolean(),
});
export type Settings = z.output<typeof settings>;

export const noteTemplate = z.object({
  v: z.literal(1),
  id: z.string(),
  profession: z.enum(professions),
  sections: z.array(z.enum(sectionKeys)),
  required: z.array(z.enum(sectionKeys)),
}) satisfies z.ZodType<NoteTemplate>;

export const feeRule = z.object({
  v: z.literal(1),
  id: z.string(),
  validFrom: localDate,
  ceilingOre: z.int(),
  visitOre: z.int(),
  freeUnder: z.int(),
  freeFrom: z.int(),
  refundAfterMinutes: z.int().min(0).optional(),
});

/** Everything that does not change while the same clinician is signed in; asked anew at each sign-in. */
export const about = z.object({
  version: z.string(),
  /** True for a package or a run on the stand-in runtime: not for users. */
  testBuild: z.boolean(),
  practice: z.boolean(),
  runtime: z.object({
    electron: z.string(),
    chrome: z.string(),
    node: z.string(),
    source: z.enum(['official', 'npm-copy', 'packaged']),
  }),
  principal: z.object({
    hsaId,
    name: z.string(),
    title: z.string(),
    role: z.string(),
    profession: z.enum(professions),
  }),
  clinic: z.object({ name: z.string(), phone: z.string(), zone: z.string() }),
  templates: z.array(noteTemplate),
  feeRules: z.array(feeRule),
  /** What keeps the root key: a file (practice), a secret, or a secret and the computer's keychain, both needed. */
  keyKept: z.enum(['file', 'passphrase', 'keychain']),
  /** The folder that holds everything kept on this computer, absolute. */
  dataFolder: z.string(),
});
export type About = z.output<typeof about>;

export const connectionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting') }),
  z.object({ state: z.literal('connected'), since: instant }),
  z.object({ state: z.literal('lost'), since: instant, refusal, pendingCommands: z.int().min(0) }),
]);
export type ConnectionState = z.output<typeof connectionState>;

const sections = z.partialRecord(z.enum(sectionKeys), z.string().max(maxSectionLength));

/** A draft as main has it. `warning`: it could not be read or written in full, and why (the file is kept aside). */
export const draft = z.object({
  draftId,
  visitId,
  template: z.string(),
  revision: z.int().min(0),
  sections,
  savedAt: instant.nullable(),
  warning: refusal.nullable(),
  /** Where the note is on its way to the record. */
  signed: z.object({ noteId, sha256: sha256Hex, signedAt: instant, delivered: z.boolean() }).nullable(),
});
export type Draft = z.output<typeof draft>;

export const edit = z.object({
  section: z.enum(sectionKeys),
  at: z.int().min(0).max(maxSectionLength),
  remove: z.int().min(0).max(maxSectionLength),
  insert: z.string().max(maxSectionLength),
});

/**
 * `window.vidi.request(name, payload)`: renderer → main. Every answer is a Result. Each name holds both schemas;
 * preload and main are derived from this table, so that a feature never sees a channel's name.
 */
export const ipcRequests = {
  ...sessionRequests,
  'app.about': { payload: nothing, answer: about },
  'settings.read': { payload: nothing, answer: settings },
  'settings.change': { payload: settings.partial(), answer: settings },
  'connection.read': { payload: nothing, answer: connectionState },
  'day.open': { payload: z.object({ date: localDate.nullable() }), answer: day },
  'visit.open': { payload: z.object({ visitId }), answer: visitDetail },
  /** `pending`: the connection is lost; the command waits and is sent when it is back. */
  'visit.command': {
    payload: z.object({ visitId, expectedSeq: z.int().min(1), command: visitCommand }),
    answer: z.discriminatedUnion('state', [
      z.object({ state: z.literal('done'), seq: z.int() }),
      z.object({ state: z.literal('pending') }),
    ]),
  },
  /** Waiting room and emergency: handed on to the hub as they are. */
  'message.send': staffRequests['message.send'],
  'delay.set': staffRequests['delay.set'],
  'knock.answer': staffRequests['knock.answer'],
  'device.letIn': staffRequests['device.letIn'],
  'emergency.set': staffRequests['emergency.set'],
  'staff.list': staffRequests['staff.list'],
  /** Ends every link and page of this visit so far and puts a new link on the clipboard. */
  'link.renew': { payload: z.object({ visitId }), answer: nothing },
  /** Puts the visit's link on the clipboard; it never enters the renderer. */
  'link.copy': { payload: z.object({ visitId }), answer: nothing },
  /** Puts the path of the data folder on the clipboard. */
  'dataFolder.copyPath': { payload: nothing, answer: nothing },
  /** A day list's bytes, as the file has them. */
  'bookings.import': {
    payload: z.object({
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maxBookingFileBytes),
    }),
    answer: importReport,
  },
  'signal.send': { payload: addressedSignal, answer: nothing },
  'line.report': {
    payload: z.object({ visitId, participantId, line: z.enum(['connecting', 'connected', 'interrupted']) }),
    answer: nothing,
  },
  /** The visit's draft, made if there is none. */
  'draft.open': { payload: z.object({ visitId, template: z.string().max(64) }), answer: draft },
  /** Answered only after the record's fsync has returned. `revision` is the writer's, one more than the last answered. */
  'draft.write': {
    payload: z.object({ draftId, revision: z.int().min(1), edits: z.array(edit).min(1).max(1000) }),
    answer: z.object({ revision: z.int(), savedAt: instant }),
  },
  /** At blur and close: the sealed checkpoint. */
  'draft.checkpoint': { payload: z.object({ draftId }), answer: nothing },
  /**
   * Signs as the signed-in principal and puts the note in the outbox; delivery is told by `delivery`. `revision` is
   * that of the text which was reviewed: a draft that has gone on since is not signed (`draft.stale`). `secret` is
   * asked for anew where the profile has one: `secret.needed`, `secret.wrong`, `secret.wait`.
   */
  'note.sign': {
    payload: z.object({
      visitId,
      draftId,
      revision: z.int().min(0),
      filingConfirmed: z.boolean(),
      secret: secret.nullable(),
    }),
    answer: z.object({ noteId, sha256: sha256Hex, signedAt: instant }),
  },
  'note.read': { payload: z.object({ visitId }), answer: recordedNote },
  /** Opens the telephone program with this number (digits, one leading plus), after a press. */
  'phone.dial': { payload: z.object({ number: z.string().regex(/^\+?\d{3,16}$/) }), answer: nothing },
  /**
   * The answer to `closing`. `unsaved`: something typed could not be written. `openVisit`: the visit whose call is
   * open, by its time. Where either is so, a person is asked first.
   */
  'window.mayClose': {
    payload: z.object({ unsaved: z.boolean(), openVisit: z.object({ start: instant }).nullable() }),
    answer: nothing,
  },
  'window.fullScreen': { payload: z.object({ on: z.boolean() }), answer: nothing },
} as const;
export type IpcRequests = typeof ipcRequests;
export type IpcName = keyof IpcRequests;
export type IpcPayload<N extends IpcName> = z.input<IpcRequests[N]['payload']>;
export type IpcAnswer<N extends IpcName> = z.output<IpcRequests[N]['answer']>;

/** main → renderer. */
export const ipcEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection'), connection: connectionState }),
  z.object({ type: z.literal('row'), row: queueRow }),
  /** The connection is back: what is shown may be old; open day and visit again. */
  z.object({ type: z.literal('resync') }),
  z.object({ type: z.literal('visit'), visit: visitDetail }),
  z.object({ type: z.literal('signal'), signal: addressedSignal }),
  z.object({ type: z.literal('arrived'), visitId, start: instant }),
  z.object({ type: z.literal('knocked'), visitId, start: instant }),
  helpEvent.omit({ v: true }),
  /** The visits whose note is signed here and not in the record yet; all of them, at each change. */
  z.object({ type: z.literal('outbox'), visitIds: z.array(visitId) }),
  z.object({ type: z.literal('delivery'), visitId, noteId, delivered: z.boolean() }),
  /** A queued command was refused once the connection was back. */
  z.object({ type: z.literal('commandRefused'), visitId, command: visitCommandType, refusal }),
  /**
   * The window is about to close, or the profile to be left: write what is typed, then request `window.mayClose`.
   * `final`: it is decided (or the system shuts down); end the call too, so that the patient is told.
   */
  z.object({ type: z.literal('closing'), final: z.boolean() }),
  /** Who sits here has changed. Locked: hold a running call, hide everything. */
  z.object({ type: z.literal('session'), session: sessionView }),
  /** Something is kept aside or cannot be written; stays on screen until it is mended. */
  z.object({ type: z.literal('warning'), warning: refusal }),
]);
export type IpcEvent = z.output<typeof ipcEvent>;

/** What preload puts on `window.vidi`. */
export interface VidiApi {
  request<N extends IpcName>(
    name: N,
    payload: IpcPayload<N>,
  ): Promise<import('../domain/refusal.ts').Result<IpcAnswer<N>>>;
  /** Calls `listener` for every event until the returned function is called. */
  onEvent(listener: (event: IpcEvent) => void): () => void;
}
