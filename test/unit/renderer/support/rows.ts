import type { QueueRow, VisitDetail } from '../../../../src/shared/contracts/visit.ts';
import { defaultIdentityRules } from '../../../../src/shared/domain/identityRules.ts';
import type { HsaId, ParticipantId, PatientId, VisitId } from '../../../../src/shared/domain/ids.ts';
import { untestedReadiness } from '../../../../src/shared/domain/readiness.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';

type Participant = QueueRow['participants'][number];

/** The clinic's zone in these tests; times of day are told in it. */
export const zone = 'Europe/Stockholm';

/** An instant of 24 November 2026 (winter time, one hour before UTC) at `HH:MM`. */
export function at(time: string): Instant {
  return Date.parse(`2026-11-24T${time}:00+01:00`) as Instant;
}

/** Valid UUIDv7s, told apart by a number. */
export function uuid(n: number): string {
  return `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

export function participant(n: number, change: Partial<Participant> = {}): Participant {
  return {
    id: uuid(n) as unknown as ParticipantId,
    kind: 'patient',
    cameAt: null,
    admission: 'waiting',
    identity: { state: 'unchecked' },
    presence: { state: 'away', since: null },
    readiness: untestedReadiness,
    answers: {},
    roomConfirmed: null,
    testedAt: null,
    knock: null,
    otherDeviceWaits: false,
    hasLink: true,
    ...change,
  };
}

/** One who came at `time` and has waited since. */
export function waitingSince(time: string, change: Partial<Participant> = {}): Partial<Participant> {
  return { cameAt: at(time), presence: { state: 'waiting', since: at(time) }, ...change };
}

export const ready: Participant['readiness'] = {
  camera: { state: 'works' },
  microphone: { state: 'works' },
  speaker: { state: 'works' },
  network: { state: 'good', kind: 'wifi', roundTripMs: 20 },
  room: 'alone',
};

/** A booked visit of 20 minutes; `n` makes its ids. */
export function row(n: number, time: string, change: Partial<QueueRow> = {}): QueueRow {
  return {
    visitId: uuid(n) as unknown as VisitId,
    seq: 1,
    start: at(time),
    end: (at(time) + 20 * 60_000) as Instant,
    stage: 'booked',
    channel: 'video',
    assignedTo: 'SE2321000016-1001' as unknown as HsaId,
    mine: true,
    clinician: 'Helena Ljung',
    clinicianThere: true,
    profession: 'doctor',
    protected: false,
    givenName: 'Åsa',
    familyName: 'Lindström',
    age: 45,
    reason: 'Hosta',
    language: 'sv',
    interpreter: false,
    participants: [participant(n + 500)],
    openedAt: null,
    endedAt: null,
    recorded: false,
    preparedAt: null,
    emergency: false,
    ...change,
  };
}

export function detailOf(one: QueueRow, change: Partial<VisitDetail> = {}): VisitDetail {
  return {
    ...one,
    patient: uuid(800) as unknown as PatientId,
    people: one.participants.map((person) => ({
      participantId: person.id,
      kind: person.kind,
      givenName: one.givenName,
      familyName: one.familyName,
      number: '191212121212',
      numberKind: 'personal',
      birthDate: null,
    })),
    phone: null,
    clinicPhone: null,
    identityRules: defaultIdentityRules,
    bookedPhone: null,
    undoSeq: null,
    reasonGiven: null,
    note: null,
    preparation: null,
    message: null,
    attempts: [],
    inRoom: [],
    handOver: null,
    ...change,
  };
}
