import type { PatientView } from '../shared/contracts/hub.ts';
import type { ParticipantView, PersonInVisit, QueueRow, VisitDetail } from '../shared/contracts/visit.ts';
import type { WaitingMessage } from '../shared/contracts/waitingRoom.ts';
import type { IdentityCheck } from '../shared/domain/identity.ts';
import type { IdentityRules } from '../shared/domain/identityRules.ts';
import { inRoomNow } from '../shared/domain/inRoom.ts';
import { linkHolder, type Participant } from '../shared/domain/participants.ts';
import { may, type Principal, type Whose } from '../shared/domain/permissions.ts';
import { prepareFormFor } from '../shared/domain/preparation.ts';
import { forList } from '../shared/domain/protectedIdentity.ts';
import { ageOn, type Clock, type Instant, localDateOf } from '../shared/domain/time.ts';
import { undoWindowMs, type Visit } from '../shared/domain/visit.ts';
import type { PresenceBook } from './presence.ts';
import type { StaffPresence } from './staffPresence.ts';
import type { ParticipantTable } from './storage/schema.ts';
import { answersOf, type BookingRecord, holderRow, isAwaited, type VisitRecord } from './visitRecords.ts';

export type Staff = Extract<Principal, { kind: 'staff' }>;

/** Whose visit it is, seen from a member of staff. */
export function whoseVisit(visit: Visit, staff: Staff): Whose {
  return visit.assignedTo === staff.hsaId ? 'own' : 'others';
}

export interface Views {
  /** What a list may show: nothing of a protected person but reason and time. */
  row(record: VisitRecord, staff: Staff): QueueRow;
  /** The visit whole, with names where `staff` may read them. */
  detail(record: VisitRecord, staff: Staff): VisitDetail;
}

export function createViews(deps: {
  readonly clock: Clock;
  readonly zone: string;
  readonly identityRules: IdentityRules;
  readonly presence: PresenceBook;
  readonly staffPresence: Pick<StaffPresence, 'isThere'>;
}): Views {
  const { clock, zone, identityRules, presence, staffPresence } = deps;

  /** `told`: with what the participants, and others about them, have said in their own words. */
  function participants(record: VisitRecord, told: boolean): ParticipantView[] {
    const holder = linkHolder(record.visit.participants);
    return record.visit.participants.map((one) => {
      const row = record.participants.find((candidate) => candidate.id === one.id);
      return {
        id: one.id,
        kind: one.kind,
        ...(told && one.relation !== undefined ? { relation: one.relation } : {}),
        cameAt: one.cameAt,
        admission: one.admission,
        identity: (told ? one.identity : wordless(one.identity)) as ParticipantView['identity'],
        presence: presence.presenceOf(record.visit, one, row),
        readiness: presence.readinessOf(one.id, row),
        answers: told && row !== undefined ? JSON.parse(row.answers) : {},
        roomConfirmed: one.roomConfirmed ?? null,
        testedAt: row?.tested_at ?? null,
        knock: knockOf(row, one),
        otherDeviceWaits: presence.otherWaits(row),
        hasLink: one.id === holder?.id,
      };
    });
  }

  function row(record: VisitRecord, staff: Staff): QueueRow {
    const { visit, booking } = record;
    const isProtected = booking.protected === 1;
    const person = forList({
      protected: isProtected,
      givenName: booking.given_name,
      familyName: booking.family_name,
      age: booking.birthDate === null ? null : ageOn(booking.birthDate, localDateOf(booking.starts_at, zone)),
    });
    return {
      visitId: visit.id,
      seq: visit.seq,
      start: booking.starts_at,
      end: booking.ends_at,
      stage: visit.stage,
      channel: visit.channel,
      assignedTo: visit.assignedTo,
      mine: visit.assignedTo === staff.hsaId,
      clinician: record.clinician?.name ?? null,
      clinicianThere: staffPresence.isThere(visit.assignedTo),
      profession: booking.profession,
      ...person,
      reason: booking.reason,
      language: booking.language,
      interpreter: booking.interpreter === 1,
      // Where a protected person is and on which number stands inside the visit only.
      participants: participants(record, !isProtected),
      openedAt: visit.openedAt,
      endedAt: visit.endedAt,
      recorded: visit.note !== null,
      preparedAt: holderRow(record)?.prepared_at ?? null,
      emergency: record.emergencyAt !== null,
    };
  }

  function detail(record: VisitRecord, staff: Staff): VisitDetail {
    const { visit, booking } = record;
    const named = booking.protected === 0 || may(staff, 'visit.readName', whoseVisit(visit, staff));
    return {
      ...row(record, staff),
      patient: named ? booking.patient : null,
      participants: participants(record, named),
      people: people(record, named),
      phone: named ? (confirmedPhone(record) ?? booking.phone) : null,
      clinicPhone: booking.clinic_phone,
      identityRules,
      bookedPhone: named ? booking.phone : null,
      undoSeq: undoSeq(visit, staff, clock()),
      reasonGiven: visit.reason,
      note: visit.note === null ? null : { id: visit.note.id, sha256: visit.note.sha256 },
      preparation: named ? preparationOf(record) : null,
      message: messageTo(record),
      attempts: [...visit.attempts],
      handOver: handOverOf(record, named),
      inRoom: [...visit.inRoom],
    };
  }

  return { row, detail };
}

/** The check's outcome without its free texts: who vouched, and why something is decided, may name the protected. */
function wordless(check: IdentityCheck): IdentityCheck {
  if (check.state !== 'decided') return check;
  const { decision } = check;
  if (decision.outcome === 'unconfirmed') return { ...check, decision: { ...decision, reason: '' } };
  if (decision.outcome === 'waived' && decision.reason === 'vouchedFor')
    return { ...check, decision: { ...decision, despite: undefined, by: '', relation: '' } };
  return decision.despite === undefined ? check : { ...check, decision: { ...decision, despite: '' } };
}

function people({ visit, booking }: VisitRecord, named: boolean): PersonInVisit[] {
  return visit.participants.map((one) => {
    const nobody: PersonInVisit = {
      participantId: one.id,
      kind: one.kind,
      givenName: null,
      familyName: null,
      number: null,
      numberKind: null,
      birthDate: null,
    };
    if (!named) return nobody;
    if (one.kind === 'patient')
      return {
        ...nobody,
        givenName: booking.given_name,
        familyName: booking.family_name,
        number: booking.number,
        numberKind: booking.numberKind,
        birthDate: booking.birthDate,
      };
    if (one.kind === 'guardian')
      return {
        ...nobody,
        ...splitName(booking.guardian_name),
        number: booking.guardian_number,
        numberKind: booking.guardian_number_kind,
        birthDate: booking.guardian_birth_date,
      };
    return nobody;
  });
}

/** A whole name in two: at its comma, else before its last word. For reading and comparing by eye, never for matching. */
export function splitName(name: string | null): { givenName: string | null; familyName: string | null } {
  if (name === null) return { givenName: null, familyName: null };
  const [family, given] = name.split(',').map((part) => part.trim());
  if (family !== undefined && given !== undefined) return { givenName: given, familyName: family };
  const words = name.trim().split(/\s+/);
  return words.length < 2
    ? { givenName: null, familyName: name.trim() }
    : { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? null };
}

/** A knock that nobody has answered is over once the participant has come all the same. */
function knockOf(row: ParticipantTable | undefined, one: Participant | undefined): ParticipantView['knock'] {
  if (row === undefined || row.knocked_at === null) return null;
  if (row.knock_answer === null && (one?.cameAt ?? null) !== null) return null;
  return { at: row.knocked_at, answer: row.knock_answer };
}

function preparationOf(record: VisitRecord): VisitDetail['preparation'] {
  const text = holderRow(record)?.preparation ?? null;
  return text === null ? null : (JSON.parse(text) as VisitDetail['preparation']);
}

function messageTo(record: VisitRecord): VisitDetail['message'] {
  const row = holderRow(record);
  if (row === undefined || row.message === null || row.message_at === null) return null;
  return { message: JSON.parse(row.message) as WaitingMessage, at: row.message_at };
}

function handOverOf({ visit: { handOver }, former }: VisitRecord, named: boolean): VisitDetail['handOver'] {
  if (handOver === null) return null;
  // A colleague's own words about the patient.
  return { fromName: former?.name ?? null, line: named ? handOver.line : '', at: handOver.at };
}

function confirmedPhone(record: VisitRecord): string | null {
  const { phone } = answersOf(record);
  return phone === undefined || phone.trim() === '' ? null : phone;
}

function undoSeq(visit: Visit, staff: Staff, now: Instant): number | null {
  const { undoable } = visit;
  const may =
    undoable !== null &&
    undoable.seq === visit.seq &&
    undoable.by === staff.hsaId &&
    visit.stage !== 'closed' &&
    now - undoable.at <= undoWindowMs;
  return may ? undoable.seq : null;
}

function isUnconfirmed(one: Participant | undefined): boolean {
  return one?.identity.state === 'decided' && one.identity.decision.outcome === 'unconfirmed';
}

/** Whether it goes on otherwise: in the waiting room, by telephone, or as a visit in person, which the page then says. */
function goesOn({ stage, channel }: Visit, holder: Participant | undefined): boolean {
  if (stage === 'turnedPhysical') return true;
  return stage === 'open' && (channel === 'phone' || holder?.admission === 'waiting');
}

/** What the page of the visit's link holder may know. Without reason, diagnosis or anybody's number. */
export function patientView(
  record: VisitRecord,
  given: {
    readonly now: Instant;
    readonly zone: string;
    readonly clinic: { readonly name: string; readonly phone: string };
    readonly power: PatientView['power'];
    readonly aboutMinutes: number | null;
    readonly delayMinutes: number | null;
    readonly presence: Pick<PresenceBook, 'otherWaits'>;
    readonly staffPresence: Pick<StaffPresence, 'isThere'>;
  },
): PatientView {
  const { visit, booking } = record;
  const holder = linkHolder(visit.participants);
  const row = holderRow(record);
  const knock = knockOf(row, holder);
  const admitted = visit.stage === 'open' && holder?.admission === 'admitted';
  return {
    v: 1,
    now: given.now,
    stage: visit.stage,
    start: booking.starts_at,
    end: booking.ends_at,
    zone: given.zone,
    power: given.power,
    // The clinic's name stands for a clinician whom the hub does not know.
    clinician: record.clinician ?? { name: given.clinic.name, title: '' },
    handedOver: isAwaited(record) && record.former !== null ? { fromName: record.former.name } : null,
    clinic: { name: given.clinic.name, phone: clinicPhone(booking, given.clinic.phone) },
    childGivenName: holder?.kind === 'guardian' && booking.protected === 0 ? booking.given_name : null,
    expectedAs: holder?.kind === 'guardian' ? 'guardian' : 'patient',
    answers: answersOf(record),
    room: row?.room ?? 'unasked',
    waiting: row?.waiting === 1,
    admitted,
    clinicianAway: admitted && !given.staffPresence.isThere(visit.assignedTo),
    aboutMinutes: given.aboutMinutes,
    delayMinutes: given.delayMinutes,
    channel: visit.channel,
    // Once let in, what was said to the one who waited is over.
    message: holder?.admission === 'admitted' ? null : messageTo(record),
    knock: knock === null ? null : (knock.answer ?? 'waits'),
    otherDeviceWaits: given.presence.otherWaits(row),
    prepareForm: prepareFormFor(booking.reason),
    preparedAt: row?.prepared_at ?? null,
    inRoom: holder?.admission === 'admitted' ? roomShown(visit) : null,
    emergency: record.emergencyAt !== null,
    identityUnconfirmed: isUnconfirmed(holder) && !goesOn(visit, holder),
    iceServers: [],
  };
}

/** Who else sits with the clinician, and what this page has answered to it. */
function roomShown(visit: Visit): PatientView['inRoom'] {
  const now = inRoomNow(visit.inRoom);
  return now === null ? null : { seq: now.seq, persons: now.persons, ok: now.answer?.ok ?? null };
}

function clinicPhone(booking: BookingRecord, clinics: string): string {
  return booking.clinic_phone ?? clinics;
}
