import type { IdentityDecision } from './identity.ts';
import { decideIdentity, isSameDecision } from './identityDeciding.ts';
import { defaultIdentityRules, type IdentityRules } from './identityRules.ts';
import type { HsaId, NoteId, ParticipantId, VisitId } from './ids.ts';
import {
  answerRoom,
  leaveRoom,
  type RoomConfirmed,
  type RoomPersons,
  type RoomTold,
  tellRoom,
} from './inRoom.ts';
import { linkHolder, type Participant, personToIdentify } from './participants.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Instant } from './time.ts';

export const stages = ['booked', 'open', 'ended', 'closed', 'cancelled', 'noShow', 'turnedPhysical'] as const;
export type Stage = (typeof stages)[number];

/** How a contact was tried before a no-show ("Försökte nå": how, at). */
export const reachMethods = ['phone', 'message', 'video'] as const;
export type ReachMethod = (typeof reachMethods)[number];

/** What a visit is, but for its history: the part that undo can give back. */
export interface VisitState {
  readonly stage: Stage;
  readonly channel: 'video' | 'phone';
  readonly assignedTo: HsaId;
  readonly participants: readonly Participant[];
  readonly openedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** The reason given with cancel or turn physical. */
  readonly reason: string | null;
  readonly attempts: readonly { readonly how: ReachMethod; readonly at: Instant }[];
  /** Set once, when the note is signed and the record has acknowledged it. */
  readonly note: { readonly id: NoteId; readonly sha256: string } | null;
  /** What has been told of the clinician's own room, in order; the last holds now. Absent in states of old: empty. */
  readonly inRoom: readonly RoomTold[];
  /** From whom the visit was last taken over, and what they left word of ('' for nothing). Absent in states of old: null. */
  readonly handOver: { readonly from: HsaId; readonly line: string; readonly at: Instant } | null;
}

/** A visit: its state, its place in its own history, and what undo would give back. */
export interface Visit extends VisitState {
  readonly v: 1;
  readonly id: VisitId;
  /** Number of the last event, from 1. */
  readonly seq: number;
  /** The last event, if it is one that undo may take back. */
  readonly undoable: {
    readonly seq: number;
    readonly type: UndoableType;
    readonly by: HsaId;
    readonly at: Instant;
    readonly before: VisitState;
  } | null;
}

/** Who moves a visit: a member of staff, a participant's device, or the hub itself. */
export type Actor =
  | { readonly kind: 'staff'; readonly hsaId: HsaId }
  | { readonly kind: 'participant'; readonly participantId: ParticipantId }
  | { readonly kind: 'hub' };

const undoableTypes = ['letIn', 'sentBack', 'noShow', 'cancelled', 'turnedPhysical', 'finished'] as const;
export type UndoableType = (typeof undoableTypes)[number];

/** What a participant's device can bring about; everything else is staff's or the hub's. */
const byParticipants: ReadonlySet<VisitEvent['type']> = new Set(['came', 'deviceReplaced', 'roomAnswered']);

/** For how long the same actor may take back the last event. */
export const undoWindowMs = 10 * 60_000;

/** Everything that can happen to a visit. Stored, so a type is never given another meaning. */
export type VisitEvent =
  | { readonly type: 'came'; readonly participantId: ParticipantId }
  | { readonly type: 'letIn'; readonly participantId: ParticipantId }
  | { readonly type: 'sentBack'; readonly participantId: ParticipantId }
  | { readonly type: 'identityStarted'; readonly participantId: ParticipantId }
  | {
      readonly type: 'identityDecided';
      readonly participantId: ParticipantId;
      readonly decision: IdentityDecision;
    }
  /** Another device took the participant's place: an identity that was being checked, or decided, is checked anew. */
  | { readonly type: 'deviceReplaced'; readonly participantId: ParticipantId }
  | { readonly type: 'finished' }
  | { readonly type: 'reopened' }
  | { readonly type: 'recorded'; readonly noteId: NoteId; readonly sha256: string }
  | { readonly type: 'reachAttempted'; readonly how: ReachMethod }
  | { readonly type: 'noShow' }
  | { readonly type: 'cancelled'; readonly reason: string }
  | { readonly type: 'turnedPhysical'; readonly reason: string }
  | { readonly type: 'channelChanged'; readonly channel: 'video' | 'phone' }
  | { readonly type: 'assigned'; readonly to: HsaId; readonly line: string }
  /** Who else is in the clinician's room, as the patient is told; the patient is asked anew. */
  | { readonly type: 'roomPersons'; readonly persons: RoomPersons }
  /** The patient's answer to what was told in event `ofSeq`. */
  | {
      readonly type: 'roomAnswered';
      readonly participantId: ParticipantId;
      readonly ofSeq: number;
      readonly ok: boolean;
    }
  /** "Alone?" heard by voice: what was answered on the way in is a hint only. */
  | {
      readonly type: 'aloneConfirmed';
      readonly participantId: ParticipantId;
      readonly room: RoomConfirmed['room'];
    }
  | { readonly type: 'undone'; readonly ofSeq: number };

/** A new visit, booked, with nobody come. Its booking is event 1 of its history. */
export function bookedVisit(id: VisitId, assignedTo: HsaId, participants: readonly Participant[]): Visit {
  return {
    v: 1,
    id,
    seq: 1,
    stage: 'booked',
    channel: 'video',
    assignedTo,
    participants,
    openedAt: null,
    endedAt: null,
    reason: null,
    attempts: [],
    note: null,
    inRoom: [],
    handOver: null,
    undoable: null,
  };
}

/** What a move depends on besides the visit. */
interface Surroundings {
  readonly connected: boolean;
  readonly identityRules?: IdentityRules;
}

/**
 * The one way a visit moves. Pure and total: gives the next visit, or refuses.
 * `live.connected`: whether a participant's device is connected right now (no-show is blocked by it); `identityRules`:
 * what the clinic takes as enough to know who somebody is.
 */
export function advance(
  visit: Visit,
  event: VisitEvent,
  actor: Actor,
  now: Instant,
  live: Surroundings = { connected: false },
): Result<Visit> {
  if (visit.stage === 'closed') return refuse('visit.final');
  if (actor.kind === 'participant' && !byParticipants.has(event.type)) return refuse('permission.denied');
  if (event.type === 'undone') return undo(visit, event.ofSeq, actor, now);
  const moved = next(visit, event, actor, now, live);
  if (!moved.ok) return moved;
  const seq = visit.seq + 1;
  const type = undoableTypes.find((one) => one === event.type);
  return done({
    v: 1,
    id: visit.id,
    seq,
    ...moved.value,
    undoable:
      type !== undefined && actor.kind === 'staff'
        ? { seq, type, by: actor.hsaId, at: now, before: stateOf(visit) }
        : null,
  });
}

function undo(visit: Visit, ofSeq: number, actor: Actor, now: Instant): Result<Visit> {
  const last = visit.undoable;
  if (last === null || last.seq !== visit.seq || ofSeq !== last.seq) return refuse('undo.nothing');
  if (actor.kind !== 'staff' || actor.hsaId !== last.by) return refuse('undo.notYours');
  if (now - last.at > undoWindowMs) return refuse('undo.tooLate');
  return done({ v: 1, id: visit.id, seq: visit.seq + 1, ...last.before, undoable: null });
}

function next(
  visit: Visit,
  event: Exclude<VisitEvent, { type: 'undone' }>,
  actor: Actor,
  now: Instant,
  live: Surroundings,
): Result<VisitState> {
  const state = stateOf(visit);
  switch (event.type) {
    case 'came':
      if (visit.stage !== 'booked' && visit.stage !== 'open')
        return refuse('visit.notAllowedNow', { stage: visit.stage });
      return onParticipant(state, event.participantId, (one) =>
        one.cameAt === null
          ? done({ ...one, cameAt: now })
          : refuse('visit.notAllowedNow', { stage: visit.stage }),
      );
    case 'letIn': {
      if (visit.stage !== 'booked' && visit.stage !== 'open')
        return refuse('visit.notAllowedNow', { stage: visit.stage });
      const admitted = onParticipant(state, event.participantId, (one) => {
        if (one.cameAt === null) return refuse('participant.notCome');
        if (one.admission === 'admitted') return refuse('visit.notAllowedNow', { stage: visit.stage });
        return done({ ...one, admission: 'admitted' });
      });
      if (!admitted.ok) return admitted;
      return done({ ...admitted.value, stage: 'open', openedAt: visit.openedAt ?? now });
    }
    case 'sentBack':
      if (visit.stage !== 'open') return refuse('visit.notAllowedNow', { stage: visit.stage });
      return onParticipant(state, event.participantId, (one) =>
        one.admission === 'admitted'
          ? done({ ...one, admission: 'waiting' })
          : refuse('participant.notAdmitted'),
      );
    case 'identityStarted':
      if (visit.stage !== 'open') return refuse('visit.notAllowedNow', { stage: visit.stage });
      return onParticipant(state, event.participantId, (one) =>
        one.identity.state === 'unchecked'
          ? done({ ...one, identity: { state: 'checking', since: now } })
          : refuse('visit.notAllowedNow', { stage: visit.stage }),
      );
    case 'identityDecided':
      if (visit.stage !== 'open' && visit.stage !== 'ended')
        return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (actor.kind !== 'staff') return refuse('permission.denied');
      return onParticipant(state, event.participantId, (one) => {
        if (isSameDecision(one.identity, event.decision, actor.hsaId)) return refuse('identity.decided');
        const identity = decideIdentity(event.decision, actor.hsaId, now, {
          isGuardian: one.kind === 'guardian',
          rules: live.identityRules ?? defaultIdentityRules,
        });
        return identity.ok ? done({ ...one, identity: identity.value }) : identity;
      });
    case 'deviceReplaced':
      if (visit.stage !== 'booked' && visit.stage !== 'open')
        return refuse('visit.notAllowedNow', { stage: visit.stage });
      return overAnotherDevice(state, event.participantId, now);
    case 'finished':
      if (visit.stage !== 'open') return refuse('visit.notAllowedNow', { stage: visit.stage });
      return done({
        ...state,
        stage: 'ended',
        endedAt: now,
        participants: outOfTheCall(state.participants),
      });
    case 'reopened':
      if (visit.stage !== 'ended') return refuse('visit.notAllowedNow', { stage: visit.stage });
      return done({
        ...state,
        stage: 'open',
        endedAt: null,
        participants: readmit(state.participants),
      });
    case 'recorded':
      if (visit.stage !== 'ended') return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (!identityDecided(state)) return refuse('note.identityUndecided');
      return done({ ...state, stage: 'closed', note: { id: event.noteId, sha256: event.sha256 } });
    case 'reachAttempted':
      if (visit.stage !== 'booked' && visit.stage !== 'open')
        return refuse('visit.notAllowedNow', { stage: visit.stage });
      return done({ ...state, attempts: [...state.attempts, { how: event.how, at: now }] });
    case 'noShow':
      if (visit.stage !== 'booked') return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (live.connected) return refuse('visit.stillConnected');
      if (state.attempts.length === 0) return refuse('visit.notAttempted');
      return done({ ...state, stage: 'noShow' });
    case 'cancelled':
      if (visit.stage !== 'booked') return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (event.reason.trim() === '') return refuse('visit.reasonMissing');
      return done({ ...state, stage: 'cancelled', reason: event.reason });
    case 'turnedPhysical':
      if (visit.stage !== 'booked' && visit.stage !== 'open')
        return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (event.reason.trim() === '') return refuse('visit.reasonMissing');
      return done({
        ...state,
        stage: 'turnedPhysical',
        reason: event.reason,
        endedAt: visit.stage === 'open' ? now : null,
        participants: outOfTheCall(state.participants),
      });
    case 'channelChanged':
      if (visit.stage !== 'open') return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (visit.channel === event.channel) return refuse('visit.notAllowedNow', { stage: visit.stage });
      return done({ ...state, channel: event.channel });
    case 'roomPersons': {
      if (visit.stage !== 'open') return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (actor.kind !== 'staff') return refuse('permission.denied');
      const inRoom = tellRoom(state.inRoom, {
        seq: visit.seq + 1,
        persons: event.persons,
        by: actor.hsaId,
        at: now,
      });
      return inRoom.ok ? done({ ...state, inRoom: inRoom.value }) : inRoom;
    }
    case 'roomAnswered': {
      if (visit.stage !== 'open') return refuse('visit.notAllowedNow', { stage: visit.stage });
      // A yes that somebody else gave is none.
      if (actor.kind !== 'participant' || actor.participantId !== event.participantId)
        return refuse('permission.denied');
      const { participantId: by, ofSeq, ok } = event;
      const inRoom = answerRoom(state.inRoom, { ofSeq, ok, by, at: now });
      return inRoom.ok ? done({ ...state, inRoom: inRoom.value }) : inRoom;
    }
    case 'aloneConfirmed':
      if (visit.stage !== 'open' && visit.stage !== 'ended')
        return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (actor.kind !== 'staff') return refuse('permission.denied');
      return onParticipant(state, event.participantId, (one) => {
        if (one.cameAt === null) return refuse('participant.notCome');
        if (one.roomConfirmed?.room === event.room)
          return refuse('visit.notAllowedNow', { stage: visit.stage });
        return done({ ...one, roomConfirmed: { room: event.room, by: actor.hsaId, at: now } });
      });
    case 'assigned':
      if (visit.stage !== 'booked' && visit.stage !== 'open')
        return refuse('visit.notAllowedNow', { stage: visit.stage });
      if (visit.assignedTo === event.to) return refuse('visit.notAllowedNow', { stage: visit.stage });
      return done({
        ...state,
        assignedTo: event.to,
        participants: outOfTheCall(state.participants),
        // Another clinician sits in another room.
        inRoom: leaveRoom(state.inRoom, { seq: visit.seq + 1, by: event.to, at: now }),
        handOver: { from: visit.assignedTo, line: event.line, at: now },
      });
  }
}

/** Where the visit is over, or somebody else's, nobody may signal any more: admission ends with it. */
function outOfTheCall(participants: readonly Participant[]): readonly Participant[] {
  return participants.map((one) => ({ ...one, admission: 'waiting' }));
}

/** Reopening calls back the one who was in the call: the link holder, if come. */
function readmit(participants: readonly Participant[]): readonly Participant[] {
  const holder = linkHolder(participants);
  return participants.map((one) =>
    one.id === holder?.id && one.cameAt !== null ? { ...one, admission: 'admitted' } : one,
  );
}

/** Who shares the visit's link shares its device: whatever was seen over the one before is seen anew. */
function overAnotherDevice(state: VisitState, id: ParticipantId, now: Instant): Result<VisitState> {
  const moved = onParticipant(state, id, (one) =>
    one.cameAt === null ? refuse('participant.notCome') : done(one),
  );
  if (!moved.ok) return moved;
  return done({
    ...state,
    participants: state.participants.map((one) =>
      one.identity.state === 'unchecked' ? one : { ...one, identity: { state: 'checking', since: now } },
    ),
  });
}

function onParticipant(
  state: VisitState,
  id: ParticipantId,
  change: (one: Participant) => Result<Participant>,
): Result<VisitState> {
  const one = state.participants.find((candidate) => candidate.id === id);
  if (one === undefined) return refuse('participant.unknown');
  const changed = change(one);
  if (!changed.ok) return changed;
  return done({
    ...state,
    participants: state.participants.map((candidate) => (candidate.id === id ? changed.value : candidate)),
  });
}

/** Whether the one to be identified has a decision of any of the three kinds. */
export function identityDecided(visit: Pick<VisitState, 'participants'>): boolean {
  return personToIdentify(visit.participants)?.identity.state === 'decided';
}

function stateOf(visit: Visit): VisitState {
  const { v: _v, id: _id, seq: _seq, undoable: _undoable, ...state } = visit;
  return state;
}
