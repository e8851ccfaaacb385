import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as bookings from '../../../../src/shared/contracts/bookings.ts';
import * as hub from '../../../../src/shared/contracts/hub.ts';
import * as identity from '../../../../src/shared/contracts/identity.ts';
import * as ipc from '../../../../src/shared/contracts/ipc.ts';
import * as peer from '../../../../src/shared/contracts/peer.ts';
import * as primitives from '../../../../src/shared/contracts/primitives.ts';
import { readAs } from '../../../../src/shared/contracts/readAs.ts';
import * as record from '../../../../src/shared/contracts/record.ts';
import * as signal from '../../../../src/shared/contracts/signal.ts';
import * as still from '../../../../src/shared/contracts/still.ts';
import * as visit from '../../../../src/shared/contracts/visit.ts';
import * as waitingRoom from '../../../../src/shared/contracts/waitingRoom.ts';
import { defaultIdentityRules } from '../../../../src/shared/domain/identityRules.ts';

const isSchema = (value: unknown): value is z.ZodType =>
  typeof value === 'object' && value !== null && 'safeParse' in value && '_zod' in value;

/** Every schema of every contract, by name: a new one is tested without being listed. */
const modules = { bookings, hub, identity, ipc, peer, primitives, record, signal, still, visit, waitingRoom };
const schemas = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, value]): [string, z.ZodType][] => {
    if (isSchema(value)) return [[`${file}.${name}`, value]];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([request, pair]): [string, z.ZodType][] =>
      typeof pair === 'object' && pair !== null && 'payload' in pair && 'answer' in pair
        ? [
            [`${file}.${name}.${request}.payload`, pair.payload as z.ZodType],
            [`${file}.${name}.${request}.answer`, pair.answer as z.ZodType],
          ]
        : [],
    );
  }),
);

/** JSON, and what structured clone carries besides. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withTypedArray: true,
    withNullPrototype: true,
  }),
);

/** Takes any value of a message that keeps its keys and breaks one leaf, now and then a whole branch. */
function broken(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value))
    return fc.oneof(anything, ...value.slice(0, 1).map((one) => broken(one).map((bad) => [bad])));
  if (typeof value !== 'object' || value === null) return anything;
  const keys = Object.keys(value);
  if (keys.length === 0) return anything;
  return fc
    .constantFrom(...keys)
    .chain((key) => broken((value as Record<string, unknown>)[key]).map((bad) => ({ ...value, [key]: bad })));
}

const uuid = '01890000-0000-7000-8000-000000000001';
const now = 1_800_000_000_000;
const untested = { state: 'untested' };
const readiness = {
  camera: { state: 'trouble', trouble: 'taken' },
  microphone: { state: 'works' },
  speaker: untested,
  network: { state: 'weak', kind: 'cellular', roundTripMs: 200 },
  room: 'alone',
};
const verified = {
  outcome: 'verified',
  method: 'frozenFrame',
  document: 'swedishPassport',
  compared: ['personalNumber', 'portrait'],
};
const read = {
  ...verified,
  method: 'videoReading',
  read: {
    issuingState: 'SWE',
    numberEnd: '4567',
    results: {
      personalNumber: 'same',
      birthDate: 'same',
      sex: 'same',
      familyName: 'near',
      givenName: 'same',
      validity: 'same',
    },
    reader: '01234567.89abcdef',
  },
};
const vouched = { outcome: 'waived', reason: 'vouchedFor', by: 'Eva Ek', relation: 'mor' };
const hsaId = 'SE2321000016-1001';
const sha256 = 'a'.repeat(64);
const participantView = {
  id: uuid,
  kind: 'guardian',
  relation: 'mor',
  cameAt: now,
  admission: 'admitted',
  identity: { state: 'decided', decision: verified, by: hsaId, at: now },
  presence: { state: 'inCall', since: now, line: 'interrupted' },
  readiness,
  answers: { whoAmI: 'guardian', place: 'Hemma', phone: '070-1740605' },
  testedAt: now,
  knock: { at: now, answer: 'open' },
  otherDeviceWaits: false,
  hasLink: true,
  roomConfirmed: { room: 'alone', by: hsaId, at: now },
};
const queueRow = {
  visitId: uuid,
  seq: 3,
  start: now,
  end: now + 1,
  stage: 'open',
  channel: 'video',
  assignedTo: hsaId,
  clinician: 'Helena Ljung',
  clinicianThere: true,
  mine: true,
  profession: 'doctor',
  protected: false,
  givenName: 'Tolvan',
  familyName: 'Tolvansson',
  age: 113,
  reason: 'Hosta',
  language: 'sv',
  interpreter: false,
  participants: [participantView],
  openedAt: now,
  endedAt: null,
  recorded: false,
  preparedAt: now,
  emergency: false,
};
const visitDetail = {
  ...queueRow,
  patient: uuid,
  people: [
    {
      participantId: uuid,
      kind: 'patient',
      givenName: 'Tolvan',
      familyName: 'Tolvansson',
      number: '191212121212',
      numberKind: 'personal',
      birthDate: '1912-12-12',
    },
  ],
  phone: '070-1740605',
  clinicPhone: null,
  identityRules: defaultIdentityRules,
  bookedPhone: null,
  undoSeq: 3,
  reasonGiven: null,
  note: { id: uuid, sha256 },
  preparation: { form: 'infection', answers: { concern: 'Hosta' } },
  message: { message: { kind: 'ready', code: 'soon' }, at: now },
  attempts: [{ how: 'phone', at: now }],
  inRoom: [{ seq: 4, persons: { student: 1 }, by: hsaId, at: now, answer: { ok: true, by: uuid, at: now } }],
  handOver: { fromName: 'Karim Haddad', line: 'Väntar på provsvar.', at: now },
};
const offer = { generation: 1, n: 0, data: { type: 'offer', sdp: 'v=0' } };
const candidate = {
  generation: 2,
  n: 7,
  data: { type: 'candidate', candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 } },
};
const signedNote = {
  v: 1,
  id: uuid,
  visit: uuid,
  patient: uuid,
  practice: true,
  contactType: 'videoMeeting',
  template: 'doctor',
  sections: [{ key: 'contactReason', text: 'Hosta 😀 <b> \u202e' }],
  author: { hsaId, name: 'Helena Ljung', role: 'clinician', title: 'Läkare' },
  identity: vouched,
  identified: { participant: uuid, kind: 'guardian' },
  filedUnconfirmed: false,
  startedAt: now,
  endedAt: now,
  signedAt: now,
};
const settings = {
  language: 'sv',
  theme: 'system',
  keyHints: true,
  arrivalSound: true,
  arrivalVolume: 0.5,
  lockAfterMinutes: 10,
  devices: { camera: null, microphone: 'default', speaker: null },
  noteShare: { wide: null, upright: null },
  railOpen: false,
};
const patientView = {
  v: 1,
  now,
  stage: 'booked',
  start: now,
  end: now,
  zone: 'Europe/Stockholm',
  power: 'join',
  clinician: { name: 'Helena Ljung', title: 'Läkare' },
  clinic: { name: 'Vidi', phone: '018-611 00 00' },
  childGivenName: null,
  expectedAs: 'patient',
  answers: {},
  room: 'unasked',
  waiting: true,
  admitted: false,
  clinicianAway: false,
  aboutMinutes: 5,
  delayMinutes: null,
  channel: 'phone',
  message: { message: { kind: 'own', text: 'Strax' }, at: now },
  knock: 'later',
  otherDeviceWaits: true,
  prepareForm: 'skin',
  preparedAt: now,
  emergency: true,
  identityUnconfirmed: false,
  handedOver: { fromName: 'Karim Haddad' },
  inRoom: { seq: 4, persons: { student: 1 }, ok: null },
  iceServers: [],
};
const bookingRow = {
  start: '2026-11-24T10:40:00+01:00',
  end: '2026-11-24T11:00:00+01:00',
  clinicianHsaId: hsaId,
  profession: 'doctor',
  patientNumber: '191212121212',
  givenName: 'Tolvan',
  familyName: 'Tolvansson',
  reason: 'Hosta',
  language: 'sv',
  interpreter: false,
  protected: false,
  phone: '+46 70 174 06 05',
};

/** A good message for each border; the answer must be the very same value. */
const good: readonly (readonly [string, z.ZodType, unknown])[] = [
  ['readiness', visit.readiness, readiness],
  ['queue row', visit.queueRow, queueRow],
  ['visit detail', visit.visitDetail, visitDetail],
  [
    'command: let in',
    visit.commandEnvelope,
    { commandId: uuid, visitId: uuid, expectedSeq: 2, command: { type: 'letIn', participantId: uuid } },
  ],
  [
    'command: decide identity',
    visit.visitCommand,
    { type: 'decideIdentity', participantId: uuid, decision: verified },
  ],
  [
    'command: decide identity, of a guardian',
    visit.visitCommand,
    {
      type: 'decideIdentity',
      participantId: uuid,
      decision: {
        ...verified,
        guardian: { childInPicture: false, relationFrom: 'told', numberFrom: 'typed' },
      },
    },
  ],
  [
    'command: decide identity, by control questions',
    visit.visitCommand,
    {
      type: 'decideIdentity',
      participantId: uuid,
      decision: {
        outcome: 'waived',
        reason: 'controlQuestions',
        questions: [{ about: 'phone', right: true }],
        despite: 'Rösten känns igen',
      },
    },
  ],
  [
    'command: decide identity, read',
    visit.visitCommand,
    { type: 'decideIdentity', participantId: uuid, decision: read },
  ],
  ['command: undo', visit.visitCommand, { type: 'undo', ofSeq: 4 }],
  ['identity, vouched for', identity.identityDecision, vouched],
  [
    'identity, not confirmed',
    identity.identityDecision,
    { outcome: 'unconfirmed', reason: 'Fel person', help: 'referred' },
  ],
  ['signal: offer', signal.addressedSignal, { visitId: uuid, participantId: uuid, signal: offer }],
  ['signal: candidate', signal.signal, candidate],
  ['staff event', hub.staffEvent, { v: 1, type: 'visit', visit: visitDetail }],
  ['patient view', hub.patientView, patientView],
  ['patient event', hub.patientEvent, { v: 1, type: 'stopped', why: 'otherTab' }],
  ['patient event, waiting', hub.patientEvent, { v: 1, type: 'waitsForPlace' }],
  ['ready words', waitingRoom.waitingMessage, { kind: 'ready', code: 'weCallYou' }],
  ['own words', waitingRoom.waitingMessage, { kind: 'own', text: '<b>Strax</b> \u202e' }],
  ['preparation', waitingRoom.preparation, { form: 'skin', answers: { spread: 'Armarna <script>' } }],
  ['patient answers', hub.patientRequests['page.answers'].payload, { place: 'Hemma', room: 'alone' }],
  ['session request', hub.sessionRequest, { v: 1, participantId: uuid, token: 'A'.repeat(22) }],
  ['signed note', record.signedNote, signedNote],
  ['recorded note', record.recordedNote, { note: signedNote, sha256, recordedAt: now }],
  ['settings', ipc.settings, settings],
  [
    'draft write',
    ipc.ipcRequests['draft.write'].payload,
    { draftId: uuid, revision: 1, edits: [{ section: 'status', at: 0, remove: 0, insert: 'a' }] },
  ],
  [
    'note to sign',
    ipc.ipcRequests['note.sign'].payload,
    { visitId: uuid, draftId: uuid, revision: 0, filingConfirmed: false, secret: null },
  ],
  ['hold', peer.consoleToPatient, { v: 1, type: 'hold', on: true }],
  ['media', peer.patientToConsole, { v: 1, type: 'media', camera: false, microphone: true }],
  [
    'still announced',
    still.stillAnnounced,
    { v: 1, type: 'announce', id: uuid, picture: 'jpeg', bytes: 1, sha256, width: 4000, height: 3000 },
  ],
  ['still, go on', still.consoleOnStills, { v: 1, type: 'goOn', id: uuid, from: 16_380 }],
  ['still, refused', still.consoleOnStills, { v: 1, type: 'refused', id: uuid, why: 'checksum' }],
  ['booking row', bookings.bookingRow, bookingRow],
];

describe('every schema', () => {
  it('is found', () => {
    expect(schemas.length).toBeGreaterThan(60);
  });

  it.each(schemas)('%s answers to anything without throwing', (_name, schema) => {
    fc.assert(
      fc.property(anything, (value) => {
        const read = readAs(schema, value);
        if (!read.success) expect(read.error.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('decisions of old, in the stores of clinics', () => {
  it('still come through: of a guardian without more, and control questions that nobody has listed', () => {
    for (const decision of [
      { outcome: 'verified', method: 'frozenFrame', document: 'foreignPassport', compared: ['portrait'] },
      { outcome: 'waived', reason: 'controlQuestions' },
      { outcome: 'waived', reason: 'vouchedFor', by: 'Eva Ek', relation: 'mor' },
      { outcome: 'unconfirmed', reason: 'Fel kort', help: 'phonedBack' },
    ])
      expect(identity.identityDecision.parse(decision)).toEqual(decision);
  });
});

describe('a message at a border', () => {
  it('does not parse where a length has no primitive, instead of throwing', () => {
    const place = JSON.parse('{"length": {"valueOf": 1, "toString": 1}}');
    const { payload } = hub.patientRequests['page.answers'];
    expect(() => payload.safeParse({ place })).toThrow(TypeError);
    expect(readAs(payload, { place }).success).toBe(false);
  });

  it.each(good)('%s: a good one comes through unchanged', (_name, schema, value) => {
    expect(schema.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  });

  it.each(good)('%s: a broken one never throws, and what comes through is good', (_name, schema, value) => {
    fc.assert(
      fc.property(broken(value), (bad) => {
        const read = readAs(schema, bad);
        if (read.success) expect(schema.safeParse(read.data).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(good)('%s: one with a required part missing is not taken', (_name, schema, value) => {
    const optional = [
      'relation',
      'place',
      'room',
      'sdpMid',
      'language',
      'interpreter',
      'protected',
      'phone',
      'givenName',
      'familyName',
    ];
    for (const key of Object.keys(value as object).filter(
      (one) => !optional.includes(one) || _name === 'queue row',
    )) {
      const { [key]: _gone, ...rest } = value as Record<string, unknown>;
      expect([key, schema.safeParse(rest).success]).toEqual([key, false]);
    }
  });
});

describe('what a border does not take', () => {
  const command = { commandId: uuid, visitId: uuid, expectedSeq: 2, command: { type: 'finish' } };
  const no = (schema: z.ZodType, value: unknown) => expect(schema.safeParse(value).success).toBe(false);

  it('a command of an unknown kind, an id that is no UUIDv7, a seq below 1', () => {
    no(visit.commandEnvelope, { ...command, command: { type: 'recorded', noteId: uuid, sha256 } });
    no(visit.commandEnvelope, { ...command, command: { type: 'close' } });
    no(visit.commandEnvelope, { ...command, visitId: '01890000-0000-4000-8000-000000000001' });
    no(visit.commandEnvelope, { ...command, visitId: `${uuid} OR 1=1` });
    no(visit.commandEnvelope, { ...command, expectedSeq: 0 });
    no(visit.commandEnvelope, { ...command, expectedSeq: 1.5 });
  });

  it('a reading with a whole document number in it, a name, or a field left out', () => {
    const of = (change: object) => ({ ...read, read: { ...read.read, ...change } });
    no(identity.identityDecision, of({ numberEnd: '34567' }));
    no(identity.identityDecision, of({ issuingState: 'SANDELL' }));
    no(identity.identityDecision, of({ results: { personalNumber: 'same' } }));
    no(identity.identityDecision, of({ results: { ...read.read.results, givenName: 'MAJA' } }));
  });

  it('a message of another version', () => {
    no(hub.patientEvent, { v: 2, type: 'stopped', why: 'over' });
    no(peer.consoleToPatient, { v: 0, type: 'hold', on: true });
    no(hub.sessionRequest, { v: 2, participantId: uuid, token: 'A'.repeat(22) });
  });

  it('a token of another length or with other signs, or a session request with more in it', () => {
    for (const token of ['', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}=`, `${'A'.repeat(22)}\n`])
      no(hub.sessionRequest, { v: 1, participantId: uuid, token });
    no(hub.sessionRequest, { v: 1, participantId: uuid, token: 'A'.repeat(22), role: 'clinician' });
  });

  it('a signal that is too long, of generation 0, or of another kind', () => {
    no(signal.signal, { ...offer, data: { type: 'offer', sdp: 'x'.repeat(60_001) } });
    no(signal.signal, { ...offer, generation: 0 });
    no(signal.signal, { ...offer, n: -1 });
    no(signal.signal, { ...offer, data: { type: 'rollback', sdp: '' } });
  });

  it('a signed note with a word more than what was signed', () => {
    no(record.signedNote, { ...signedNote, extra: true });
    no(record.signedNote, { ...signedNote, sections: [{ key: 'contactReason', text: '', html: '<b>' }] });
  });

  it('a telephone number that is more than digits and one plus', () => {
    const dial = ipc.ipcRequests['phone.dial'].payload;
    for (const number of [
      '',
      '+',
      '070-1',
      'tel:112',
      '112;ext=1',
      '++46',
      '12',
      '1'.repeat(17),
      '112\n',
      'https://x',
    ])
      no(dial, { number });
    expect(dial.safeParse({ number: '+46701740605' }).success).toBe(true);
  });

  it('a day list that is no bytes, or too many', () => {
    const payload = ipc.ipcRequests['bookings.import'].payload;
    for (const bytes of [undefined, null, 'text', [1, 2], {}]) no(payload, { bytes });
    no(payload, { bytes: new Uint8Array(bookings.maxBookingFileBytes + 1) });
    expect(payload.safeParse({ bytes: new Uint8Array(10) }).success).toBe(true);
  });

  it('free text over its length; NUL is taken out of what is kept', () => {
    no(visit.visitCommand, { type: 'cancel', reason: 'x'.repeat(2_001) });
    expect(visit.visitCommand.parse({ type: 'cancel', reason: 'a\u0000b<b>' })).toEqual({
      type: 'cancel',
      reason: 'ab<b>',
    });
  });

  it('words to the waiting room that are empty or too long, or a ready one that nobody knows', () => {
    for (const text of ['', '  \n', '\u0000', 'x'.repeat(301)])
      no(waitingRoom.waitingMessage, { kind: 'own', text });
    no(waitingRoom.waitingMessage, { kind: 'ready', code: 'hurry' });
  });

  it('a preparation without bounds', () => {
    const written = (answers: object) => ({ form: 'general', answers });
    no(waitingRoom.preparation, written({ concern: 'x'.repeat(2_001) }));
    no(waitingRoom.preparation, written({ 'a b': 'x' }));
    no(waitingRoom.preparation, written({ ['a'.repeat(41)]: 'x' }));
    const many = (count: number) =>
      written(
        Object.fromEntries(
          Array.from({ length: count }, (_, nth) => [`q${'abcdefghijklmnopqrstuvwxyz'[nth]}`, 'x']),
        ),
      );
    no(waitingRoom.preparation, many(21));
    expect(waitingRoom.preparation.safeParse(many(20)).success).toBe(true);
    no(waitingRoom.preparation, { form: 'x'.repeat(41), answers: {} });
  });

  it('a booking with an unknown key, profession or time without its zone', () => {
    no(bookings.bookingRow, { ...bookingRow, note: 'x' });
    no(bookings.bookingRow, { ...bookingRow, profession: 'surgeon' });
    no(bookings.bookingRow, { ...bookingRow, start: '2026-11-24T10:40:00' });
    no(bookings.bookingRow, { ...bookingRow, phone: 'javascript:1' });
  });
});
