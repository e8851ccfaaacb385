import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../../src/shared/domain/refusal.ts';
import { refusalCodes } from '../../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';
import {
  advance,
  identityDecided,
  stages,
  undoWindowMs,
  type Visit,
  type VisitEvent,
} from '../../../../src/shared/domain/visit.ts';
import { anyHistory, anyStep, booked, byHelena, childBooked, noon, type Step } from './visits.ts';

const undoableTypes = ['letIn', 'sentBack', 'noShow', 'cancelled', 'turnedPhysical', 'finished'];

interface Moment {
  readonly step: Step;
  readonly at: Instant;
  readonly before: Visit;
  readonly after: Visit;
  readonly refusal: Refusal | null;
}

/** Plays a history; what is refused leaves the visit as it was. */
function playAll(start: Visit, history: readonly Step[]): readonly Moment[] {
  const moments: Moment[] = [];
  let visit = start;
  let at = noon as number;
  for (const step of history) {
    at += step.later;
    const frozen = structuredClone(visit);
    const next = advance(visit, step.event, step.actor, at as Instant, { connected: step.connected });
    expect(visit).toEqual(frozen);
    const after = next.ok ? next.value : visit;
    moments.push({ step, at: at as Instant, before: visit, after, refusal: next.ok ? null : next.refusal });
    visit = after;
  }
  return moments;
}

const starts = fc.constantFrom(booked, childBooked);
const always = (holds: (moments: readonly Moment[]) => void, runs = 1_000) =>
  fc.assert(
    fc.property(starts, anyHistory, (start, history) => holds(playAll(start, history))),
    { numRuns: runs },
  );

const stateOf = ({ v: _v, id: _id, seq: _seq, undoable: _undoable, ...state }: Visit) => state;

describe('any sequence of events', () => {
  it('never leaves the union of states', () => {
    always((moments) => {
      for (const { after, refusal } of moments) {
        expect(stages).toContain(after.stage);
        expect(['video', 'phone']).toContain(after.channel);
        for (const one of after.participants) {
          expect(['waiting', 'admitted']).toContain(one.admission);
          expect(['unchecked', 'checking', 'decided']).toContain(one.identity.state);
        }
        expect(after.note === null).toBe(after.stage !== 'closed');
        expect(after.stage === 'booked' && after.openedAt !== null).toBe(false);
        if (refusal !== null) expect(refusalCodes).toContain(refusal.code);
      }
    });
  });

  it('admits people only into an open visit, and only people who have come', () => {
    always((moments) => {
      for (const { after } of moments) {
        for (const one of after.participants) {
          if (one.admission !== 'admitted') continue;
          expect(after.stage).toBe('open');
          expect(one.cameAt).not.toBeNull();
        }
      }
    });
  });

  it('adds exactly one to seq when it moves, and nothing when it is refused', () => {
    always((moments) => {
      for (const { before, after, refusal } of moments) {
        expect(after.seq).toBe(refusal === null ? before.seq + 1 : before.seq);
        if (refusal !== null) expect(after).toBe(before);
      }
    });
  });

  it('never gains or loses a participant', () => {
    always((moments) => {
      for (const { before, after } of moments)
        expect(after.participants.map((one) => one.id)).toEqual(before.participants.map((one) => one.id));
    });
  });

  it('puts everybody back to waiting, and leaves identity as it is, when it is assigned to another', () => {
    let fromCall = 0;
    always((moments) => {
      for (const { step, at, before, after, refusal } of moments) {
        if (step.event.type !== 'assigned' || refusal !== null) continue;
        const { to, line } = step.event;
        if (before.participants.some((one) => one.admission === 'admitted')) fromCall += 1;
        expect(after).toMatchObject({ stage: before.stage, assignedTo: to, undoable: null });
        expect(after.handOver).toEqual({ from: before.assignedTo, line, at });
        expect(after.participants).toEqual(
          before.participants.map((one) => ({ ...one, admission: 'waiting' })),
        );
      }
    });
    expect(fromCall).toBeGreaterThan(20);
  });

  it('keeps who handed it over until the next one does', () => {
    always((moments) => {
      for (const { step, before, after } of moments)
        if (step.event.type !== 'assigned' && step.event.type !== 'undone')
          expect(after.handOver).toEqual(before.handOver);
    });
  });

  it('never moves a closed visit, whatever comes', () => {
    let closed = 0;
    always((moments) => {
      for (const { before, refusal } of moments) {
        if (before.stage !== 'closed') continue;
        closed += 1;
        expect(refusal).toEqual({ code: 'visit.final' });
      }
    });
    expect(closed).toBeGreaterThan(20);
  });

  it('records no note without a decision on identity', () => {
    let recorded = 0;
    let undecided = 0;
    always((moments) => {
      for (const { step, before, refusal } of moments) {
        if (step.event.type !== 'recorded') continue;
        if (refusal === null) {
          recorded += 1;
          expect(identityDecided(before)).toBe(true);
          expect(before.stage).toBe('ended');
        } else if (before.stage === 'ended' && step.actor.kind !== 'participant') {
          undecided += 1;
          expect(refusal).toEqual({ code: 'note.identityUndecided' });
        }
      }
    });
    expect(recorded).toBeGreaterThan(20);
    expect(undecided).toBeGreaterThan(20);
  });

  it('lets a participant come, change device and answer who may be there, and nothing else', () => {
    always((moments) => {
      for (const { step, refusal } of moments)
        if (step.actor.kind === 'participant' && refusal === null)
          expect(['came', 'deviceReplaced', 'roomAnswered']).toContain(step.event.type);
    });
  });
});

describe('a repeated event', () => {
  /** A second attempt to reach someone is a second fact; a device may be replaced again. */
  const mayRepeat: readonly VisitEvent['type'][] = ['reachAttempted', 'deviceReplaced'];

  it('is refused, or leaves the state as it was', () => {
    let repeats = 0;
    always((moments) => {
      for (const { step, at, after, refusal } of moments) {
        if (refusal !== null) continue;
        const again = advance(after, step.event, step.actor, at, { connected: step.connected });
        if (step.event.type === 'reachAttempted') continue;
        repeats += 1;
        if (again.ok) {
          expect(mayRepeat).toContain(step.event.type);
          expect(stateOf(again.value)).toEqual(stateOf(after));
        }
      }
    });
    expect(repeats).toBeGreaterThan(1_000);
  });
});

describe('undo', () => {
  it('gives back the state before, exactly where the design allows it', () => {
    let allowed = 0;
    fc.assert(
      fc.property(starts, anyHistory, anyStep, (start, history, step) => {
        const moments = playAll(start, history).filter((one) => one.refusal === null);
        const last = moments.at(-1);
        if (last === undefined) return;
        const at = (last.at + step.later) as Instant;
        const undone = advance(last.after, { type: 'undone', ofSeq: last.after.seq }, step.actor, at);
        const may =
          last.after.stage !== 'closed' &&
          undoableTypes.includes(last.step.event.type) &&
          last.step.actor.kind === 'staff' &&
          step.actor.kind === 'staff' &&
          step.actor.hsaId === last.step.actor.hsaId &&
          at - last.at <= undoWindowMs;
        expect(undone.ok).toBe(may);
        if (!undone.ok) return;
        allowed += 1;
        expect(stateOf(undone.value)).toEqual(stateOf(last.before));
        expect(undone.value.seq).toBe(last.after.seq + 1);
      }),
      { numRuns: 2_000 },
    );
    expect(allowed).toBeGreaterThan(100);
  });

  it('is refused for any event but the last', () => {
    always((moments) => {
      const last = moments.at(-1)?.after ?? booked;
      for (let seq = 0; seq < last.seq; seq += 1)
        expect(advance(last, { type: 'undone', ofSeq: seq }, byHelena, noon).ok).toBe(false);
      expect(advance(last, { type: 'undone', ofSeq: last.seq + 1 }, byHelena, noon).ok).toBe(false);
    }, 300);
  });

  it('cannot be undone, nor done twice', () => {
    always((moments) => {
      for (const { step, at, after, refusal } of moments) {
        if (step.event.type !== 'undone' || refusal !== null) continue;
        for (const ofSeq of [after.seq - 1, after.seq])
          expect(advance(after, { type: 'undone', ofSeq }, step.actor, at)).toEqual({
            ok: false,
            refusal: { code: 'undo.nothing' },
          });
      }
    });
  });
});
