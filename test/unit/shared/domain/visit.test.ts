import { describe, expect, it } from 'vitest';
import type { IdentityDecision } from '../../../../src/shared/domain/identity.ts';
import type { Actor } from '../../../../src/shared/domain/visit.ts';
import {
  advance,
  type Stage,
  undoWindowMs,
  type Visit,
  type VisitEvent,
} from '../../../../src/shared/domain/visit.ts';
import {
  booked,
  byHelena,
  byHub,
  byOlle,
  byPatient,
  came,
  childBooked,
  decided,
  guardianId,
  helena,
  interpreterId,
  letIn,
  noon,
  olle,
  patientId,
  play,
  plus,
  recorded,
  strangerId,
  verified,
} from './visits.ts';

const attempt: VisitEvent = { type: 'reachAttempted', how: 'phone' };
const cancel: VisitEvent = { type: 'cancelled', reason: 'Patienten har fått hjälp' };
const turn: VisitEvent = { type: 'turnedPhysical', reason: 'Behöver undersökas' };
const arrived = play(booked, came);
const open = play(arrived, letIn);
const ended = play(open, decided, { type: 'finished' });
const closed = play(ended, [recorded, byHub]);

const at: Record<Stage, Visit> = {
  booked: arrived,
  open,
  ended,
  closed,
  cancelled: play(booked, cancel),
  noShow: play(booked, attempt, { type: 'noShow' }),
  turnedPhysical: play(open, turn),
};

function refusalOf(visit: Visit, event: VisitEvent, actor: Actor = byHelena, now = noon, connected = false) {
  const next = advance(visit, event, actor, now, { connected });
  return next.ok ? null : next.refusal.code;
}

describe('the way of an ordinary visit', () => {
  it('opens at the first let-in and stamps the time once', () => {
    const opened = play(arrived, [letIn, byHelena, plus(5_000)]);
    expect(opened).toMatchObject({ stage: 'open', openedAt: plus(5_000) });
    const back = play(opened, { type: 'sentBack', participantId: patientId }, [
      letIn,
      byHelena,
      plus(60_000),
    ]);
    expect(back).toMatchObject({ stage: 'open', openedAt: plus(5_000) });
  });

  it('keeps the visit open when the patient goes back to the waiting room', () => {
    const back = play(open, { type: 'sentBack', participantId: patientId });
    expect(back.stage).toBe('open');
    expect(back.participants[0]?.admission).toBe('waiting');
  });

  it('ends at Finish and takes everybody out of the call', () => {
    expect(ended).toMatchObject({ stage: 'ended', endedAt: noon });
    expect(ended.participants.every((one) => one.admission === 'waiting')).toBe(true);
  });

  it('reopens an ended visit with the one who was in it', () => {
    const reopened = play(ended, { type: 'reopened' });
    expect(reopened).toMatchObject({ stage: 'open', endedAt: null });
    expect(reopened.participants[0]?.admission).toBe('admitted');
  });

  it('closes when the record has the signed note, and keeps its id and hash', () => {
    expect(closed).toMatchObject({ stage: 'closed', note: { sha256: 'a'.repeat(64) } });
  });

  it('takes the patient out of the call when the visit is turned physical', () => {
    expect(at.turnedPhysical).toMatchObject({
      stage: 'turnedPhysical',
      endedAt: noon,
      reason: 'Behöver undersökas',
    });
    expect(at.turnedPhysical.participants[0]?.admission).toBe('waiting');
  });
});

describe('what may happen in which stage', () => {
  const allowed: readonly (readonly [VisitEvent, readonly Stage[]])[] = [
    [letIn, ['booked']],
    [{ type: 'sentBack', participantId: patientId }, ['open']],
    [{ type: 'identityStarted', participantId: patientId }, ['open']],
    [
      { type: 'identityDecided', participantId: patientId, decision: { outcome: 'waived', reason: 'eId' } },
      ['open', 'ended'],
    ],
    [{ type: 'deviceReplaced', participantId: patientId }, ['booked', 'open']],
    [{ type: 'finished' }, ['open']],
    [{ type: 'reopened' }, ['ended']],
    [recorded, ['ended']],
    [attempt, ['booked', 'open']],
    [cancel, ['booked']],
    [turn, ['booked', 'open']],
    [{ type: 'channelChanged', channel: 'phone' }, ['open']],
    [{ type: 'assigned', to: olle, line: '' }, ['booked', 'open']],
  ];
  for (const [event, stages] of allowed)
    it(`${event.type}: ${stages.join(', ')}`, () => {
      const found = (Object.keys(at) as Stage[]).filter(
        (stage) => advance(at[stage], event, byHelena, noon).ok,
      );
      expect(found).toEqual(stages);
    });

  it('noShow: booked, after an attempt, with nobody connected', () => {
    expect(refusalOf(booked, { type: 'noShow' })).toBe('visit.notAttempted');
    const tried = play(booked, attempt);
    expect(refusalOf(tried, { type: 'noShow' }, byHelena, noon, true)).toBe('visit.stillConnected');
    expect(refusalOf(tried, { type: 'noShow' })).toBeNull();
    expect(refusalOf(play(open, attempt), { type: 'noShow' })).toBe('visit.notAllowedNow');
  });

  it('asks a reason for cancel and turn physical', () => {
    expect(refusalOf(booked, { type: 'cancelled', reason: ' \n' })).toBe('visit.reasonMissing');
    expect(refusalOf(open, { type: 'turnedPhysical', reason: '' })).toBe('visit.reasonMissing');
  });

  it('says that the stage is in the way, and which', () => {
    expect(advance(booked, { type: 'finished' }, byHelena, noon)).toEqual({
      ok: false,
      refusal: { code: 'visit.notAllowedNow', params: { stage: 'booked' } },
    });
  });
});

describe('participants', () => {
  it('cannot be let in before they have come, twice, or as strangers', () => {
    expect(refusalOf(booked, letIn)).toBe('participant.notCome');
    expect(refusalOf(open, letIn)).toBe('visit.notAllowedNow');
    expect(refusalOf(open, { type: 'letIn', participantId: strangerId })).toBe('participant.unknown');
    expect(
      refusalOf(play(open, { type: 'sentBack', participantId: patientId }), {
        type: 'sentBack',
        participantId: patientId,
      }),
    ).toBe('participant.notAdmitted');
  });

  it('come once: a rejoin adds no second arrival', () => {
    expect(refusalOf(arrived, came[0], byPatient)).toBe('visit.notAllowedNow');
    expect(arrived.participants[0]?.cameAt).toBe(noon);
  });

  it('cannot let themselves in, finish, or decide who they are', () => {
    for (const event of [letIn, { type: 'finished' }, decided, recorded, cancel] as const)
      expect(refusalOf(arrived, event, byPatient)).toBe('permission.denied');
  });

  it('are let in each on their own: the guardian in the call, the interpreter waiting', () => {
    const visit = play(
      childBooked,
      [{ type: 'came', participantId: guardianId }, byHub],
      [{ type: 'came', participantId: interpreterId }, byHub],
      { type: 'letIn', participantId: guardianId },
    );
    expect(visit.participants.map((one) => one.admission)).toEqual(['waiting', 'admitted', 'waiting']);
  });
});

describe('identity in the visit', () => {
  it('goes from unchecked over checking to decided, with who and when', () => {
    const checking = play(open, [{ type: 'identityStarted', participantId: patientId }, byHelena, plus(1)]);
    expect(checking.participants[0]?.identity).toEqual({ state: 'checking', since: plus(1) });
    const done = play(checking, [decided, byHelena, plus(2)]);
    expect(done.participants[0]?.identity).toEqual({
      state: 'decided',
      decision: verified,
      by: helena,
      at: plus(2),
    });
  });

  it('is checked anew when another device takes the place, decided or not', () => {
    const replaced: VisitEvent = { type: 'deviceReplaced', participantId: patientId };
    const anew = { state: 'checking', since: plus(9) };
    expect(play(play(open, decided), [replaced, byHub, plus(9)]).participants[0]?.identity).toEqual(anew);
    const checking = play(open, [{ type: 'identityStarted', participantId: patientId }, byHelena, plus(1)]);
    expect(play(checking, [replaced, byHub, plus(9)]).participants[0]?.identity).toEqual(anew);
  });

  it('stays unchecked when another device takes the place before anything has been checked', () => {
    const replaced: VisitEvent = { type: 'deviceReplaced', participantId: patientId };
    expect(play(open, [replaced, byHub]).participants[0]?.identity).toEqual({ state: 'unchecked' });
    expect(refusalOf(booked, replaced, byHub)).toBe('participant.notCome');
  });

  it('holds up the record while it is undecided', () => {
    const undecided = play(open, { type: 'finished' });
    expect(refusalOf(undecided, recorded, byHub)).toBe('note.identityUndecided');
    const replaced = play(open, decided, [{ type: 'deviceReplaced', participantId: patientId }, byHub], {
      type: 'finished',
    });
    expect(refusalOf(replaced, recorded, byHub)).toBe('note.identityUndecided');
  });

  it('asks for the guardian where a child comes with one: the child alone is not enough', () => {
    const visit = play(
      childBooked,
      [{ type: 'came', participantId: guardianId }, byHub],
      { type: 'letIn', participantId: guardianId },
      decided,
      { type: 'finished' },
    );
    expect(refusalOf(visit, recorded, byHub)).toBe('note.identityUndecided');
    const guardian = { childInPicture: true, relationFrom: 'known', numberFrom: 'booking' } as const;
    const ofGuardian: VisitEvent = {
      type: 'identityDecided',
      participantId: guardianId,
      decision: { ...verified, guardian } as IdentityDecision,
    };
    expect(refusalOf(visit, { ...decided, participantId: guardianId } as VisitEvent)).toBe(
      'identity.guardianMissing',
    );
    expect(refusalOf(visit, { ...ofGuardian, participantId: patientId })).toBe('identity.otherPerson');
    expect(refusalOf(play(visit, ofGuardian), recorded, byHub)).toBeNull();
    // One device for both: another in its place, and both are checked anew.
    const replaced = play(
      childBooked,
      [{ type: 'came', participantId: guardianId }, byHub],
      { type: 'letIn', participantId: guardianId },
      decided,
      ofGuardian,
      [{ type: 'deviceReplaced', participantId: guardianId }, byHub],
    );
    expect(replaced.participants.map((one) => one.identity.state)).toEqual([
      'checking',
      'checking',
      'unchecked',
    ]);
  });

  it('takes the same decision of the same person only once, and a new one instead', () => {
    const done = play(open, decided);
    expect(refusalOf(done, decided)).toBe('identity.decided');
    const turned = { ...verified, compared: ['portrait', 'personalNumber'] } as const;
    expect(refusalOf(done, { ...decided, decision: turned } as VisitEvent)).toBe('identity.decided');
    expect(refusalOf(done, decided, byOlle)).toBeNull();
    const changed = {
      type: 'identityDecided',
      participantId: patientId,
      decision: { outcome: 'waived', reason: 'urgent' },
    } as const;
    expect(refusalOf(done, changed)).toBeNull();
  });

  it('is decided by staff only', () => {
    expect(refusalOf(open, decided, byHub)).toBe('permission.denied');
  });
});

describe('undo', () => {
  it('holds for ten minutes to the millisecond, and for the same person only', () => {
    const undo: VisitEvent = { type: 'undone', ofSeq: open.seq };
    expect(refusalOf(open, undo, byHelena, plus(undoWindowMs))).toBeNull();
    expect(refusalOf(open, undo, byHelena, plus(undoWindowMs + 1))).toBe('undo.tooLate');
    expect(refusalOf(open, undo, byOlle)).toBe('undo.notYours');
    expect(refusalOf(open, undo, byHub)).toBe('undo.notYours');
  });

  it('gives a let-in back: booked, with nobody in the call', () => {
    const undone = play(open, { type: 'undone', ofSeq: open.seq });
    expect(undone).toEqual({ ...arrived, seq: open.seq + 1, undoable: null });
  });

  it('gives Finish back: the patient is in the call again', () => {
    const before = play(open, decided);
    const finished = play(before, { type: 'finished' });
    expect(play(finished, { type: 'undone', ofSeq: finished.seq })).toEqual({
      ...before,
      seq: finished.seq + 1,
      undoable: null,
    });
  });

  it('gives back no-show, cancel and turn physical', () => {
    for (const visit of [at.noShow, at.cancelled, at.turnedPhysical])
      expect(['booked', 'open']).toContain(play(visit, { type: 'undone', ofSeq: visit.seq }).stage);
  });

  it('has nothing to give back once something came after', () => {
    const later = play(open, [{ type: 'deviceReplaced', participantId: patientId }, byHub]);
    expect(refusalOf(later, { type: 'undone', ofSeq: open.seq })).toBe('undo.nothing');
    expect(refusalOf(later, { type: 'undone', ofSeq: later.seq })).toBe('undo.nothing');
  });

  it('does not take back identity, an attempt, an assignment or a changed channel', () => {
    for (const event of [
      decided,
      attempt,
      { type: 'assigned', to: olle, line: '' },
      { type: 'channelChanged', channel: 'phone' },
    ] as const) {
      const moved = play(open, event);
      expect(refusalOf(moved, { type: 'undone', ofSeq: moved.seq })).toBe('undo.nothing');
    }
  });

  it('is final on a closed visit', () => {
    expect(refusalOf(closed, { type: 'undone', ofSeq: closed.seq })).toBe('visit.final');
  });
});
