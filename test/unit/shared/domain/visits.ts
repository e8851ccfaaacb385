import fc from 'fast-check';
import type { IdentityDecision } from '../../../../src/shared/domain/identity.ts';
import { documentKinds, helpGiven, waiverReasons } from '../../../../src/shared/domain/identity.ts';
import type { HsaId, NoteId, ParticipantId, VisitId } from '../../../../src/shared/domain/ids.ts';
import type { Participant } from '../../../../src/shared/domain/participants.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';
import {
  type Actor,
  advance,
  bookedVisit,
  reachMethods,
  type Visit,
  type VisitEvent,
} from '../../../../src/shared/domain/visit.ts';

export const helena = 'SE2321000016-1001' as HsaId;
export const olle = 'SE2321000016-1002' as HsaId;
export const patientId = '01890000-0000-7000-8000-000000000001' as ParticipantId;
export const guardianId = '01890000-0000-7000-8000-000000000002' as ParticipantId;
export const interpreterId = '01890000-0000-7000-8000-000000000003' as ParticipantId;
export const strangerId = '01890000-0000-7000-8000-00000000000f' as ParticipantId;
const visitId = '01890000-0000-7000-8000-0000000000aa' as VisitId;
const noteId = '01890000-0000-7000-8000-0000000000bb' as NoteId;
export const byHelena: Actor = { kind: 'staff', hsaId: helena };
export const byOlle: Actor = { kind: 'staff', hsaId: olle };
export const byPatient: Actor = { kind: 'participant', participantId: patientId };
export const byHub: Actor = { kind: 'hub' };
export const noon = Date.UTC(2026, 10, 24, 11) as Instant;
export const plus = (ms: number) => (noon + ms) as Instant;

export const verified: IdentityDecision = {
  outcome: 'verified',
  method: 'frozenFrame',
  document: 'drivingLicence',
  compared: ['personalNumber', 'portrait'],
};

export function participant(id: ParticipantId, kind: Participant['kind']): Participant {
  return { id, kind, cameAt: null, admission: 'waiting', identity: { state: 'unchecked' } };
}

/** A visit of one grown-up patient, as booked. */
export const booked = bookedVisit(visitId, helena, [participant(patientId, 'patient')]);

/** A child's visit with a guardian and an interpreter expected. */
export const childBooked = bookedVisit(visitId, helena, [
  participant(patientId, 'patient'),
  participant(guardianId, 'guardian'),
  participant(interpreterId, 'interpreter'),
]);

/** Plays events in order, by Helena unless said, and fails where one is refused. */
export function play(
  visit: Visit,
  ...events: readonly (VisitEvent | readonly [VisitEvent, Actor, Instant?])[]
): Visit {
  return events.reduce<Visit>((current, step) => {
    const [event, actor, at] =
      'type' in step ? ([step, byHelena, noon] as const) : ([step[0], step[1], step[2] ?? noon] as const);
    const next = advance(current, event, actor, at);
    if (!next.ok) throw new Error(`${event.type}: ${next.refusal.code}`);
    return next.value;
  }, visit);
}

export const came: readonly [VisitEvent, Actor] = [{ type: 'came', participantId: patientId }, byPatient];
export const letIn: VisitEvent = { type: 'letIn', participantId: patientId };
export const decided: VisitEvent = {
  type: 'identityDecided',
  participantId: patientId,
  decision: verified,
};
export const recorded: VisitEvent = { type: 'recorded', noteId, sha256: 'a'.repeat(64) };

const someone = fc.constantFrom(patientId, guardianId, interpreterId, strangerId);
const words = fc.constantFrom('', '  ', 'Behöver undersökas', 'x');

const anyDecision: fc.Arbitrary<IdentityDecision> = fc.oneof(
  fc.record({
    outcome: fc.constant('verified' as const),
    method: fc.constant('frozenFrame' as const),
    document: fc.constantFrom(...documentKinds),
    compared: fc.subarray([
      'personalNumber',
      'birthDate',
      'familyName',
      'givenName',
      'portrait',
      'validity',
    ] as const),
  }),
  fc.record({
    outcome: fc.constant('waived' as const),
    reason: fc.constantFrom(...waiverReasons.filter((one) => one !== 'vouchedFor')),
  }),
  fc.record({
    outcome: fc.constant('waived' as const),
    reason: fc.constant('vouchedFor' as const),
    by: words,
    relation: words,
  }),
  fc.record({
    outcome: fc.constant('unconfirmed' as const),
    reason: words,
    help: fc.constantFrom(...helpGiven),
  }),
);

/** Every kind of event, with people that are and are not of the visit. */
const anyEvent: fc.Arbitrary<VisitEvent> = fc.oneof(
  fc.record({
    type: fc.constantFrom('came', 'letIn', 'sentBack', 'identityStarted', 'deviceReplaced' as const),
    participantId: someone,
  }),
  fc.record({
    type: fc.constant('identityDecided' as const),
    participantId: someone,
    decision: anyDecision,
  }),
  fc.record({ type: fc.constantFrom('finished', 'reopened', 'noShow' as const) }),
  fc.constant(recorded),
  fc.record({ type: fc.constant('reachAttempted' as const), how: fc.constantFrom(...reachMethods) }),
  fc.record({ type: fc.constantFrom('cancelled', 'turnedPhysical' as const), reason: words }),
  fc.record({
    type: fc.constant('channelChanged' as const),
    channel: fc.constantFrom('video', 'phone' as const),
  }),
  fc.record({ type: fc.constant('assigned' as const), to: fc.constantFrom(helena, olle), line: words }),
  fc.record({
    type: fc.constant('roomPersons' as const),
    persons: fc.constantFrom({}, { student: 1 }, { student: 2, interpreter: 1 }),
  }),
  fc.record({
    type: fc.constant('roomAnswered' as const),
    participantId: someone,
    ofSeq: fc.integer({ min: 0, max: 20 }),
    ok: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('aloneConfirmed' as const),
    participantId: someone,
    room: fc.constantFrom('alone', 'someoneHere' as const),
  }),
  fc.record({ type: fc.constant('undone' as const), ofSeq: fc.integer({ min: 0, max: 40 }) }),
) as fc.Arbitrary<VisitEvent>;

const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(byHelena) },
  { weight: 2, arbitrary: fc.constant(byOlle) },
  { weight: 1, arbitrary: fc.constant(byHub) },
  {
    weight: 2,
    arbitrary: someone.map((participantId) => ({ kind: 'participant', participantId }) as const),
  },
);

export interface Step {
  readonly event: VisitEvent;
  readonly actor: Actor;
  /** Milliseconds since the step before; negative where a clock was moved back. */
  readonly later: number;
  readonly connected: boolean;
}

export const anyStep: fc.Arbitrary<Step> = fc.record({
  event: anyEvent,
  actor: anyActor,
  later: fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -3_600_000, max: 1_200_000 })),
  connected: fc.boolean(),
});

const mostly = fc.nat(9).map((n) => n > 0);

/**
 * Sequences that get far: random steps between the steps of an ordinary visit, any of which may now and then be left out.
 */
export const anyHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    ...ordinarySteps().map((step) =>
      fc.tuple(fc.array(anyStep, { maxLength: 2 }), mostly, fc.constant(step)),
    ),
  )
  .map((parts) => parts.flatMap(([before, keep, step]) => (keep ? [...before, step] : before)));

function ordinarySteps(): readonly Step[] {
  const by = (event: VisitEvent, actor: Actor): Step => ({ event, actor, later: 1_000, connected: false });
  return [
    by(came[0], byPatient),
    by(letIn, byHelena),
    by({ type: 'identityStarted', participantId: patientId }, byHelena),
    by(decided, byHelena),
    by({ type: 'finished' }, byHelena),
    by(recorded, byHub),
    by(letIn, byHelena),
  ];
}
