import { describe, expect, it } from 'vitest';
import {
  inTimeOrder,
  nextInTurn,
  rowReadiness,
  rowState,
} from '../../../../../src/renderer/features/queue/rowState.ts';
import { at, participant, ready, row, waitingSince } from '../../support/rows.ts';

const now = at('10:38');

describe('a row of the day', () => {
  it('is booked before its time and late after it, until somebody comes', () => {
    expect(rowState(row(1, '10:40'), now)).toEqual({ is: 'booked' });
    expect(rowState(row(1, '10:30'), now)).toEqual({ is: 'late', minutes: 8 });
  });

  it('counts waiting minutes from when the patient came, and never below zero when the clock is moved back', () => {
    const waits = row(1, '10:40', { participants: [participant(2, waitingSince('10:32'))] });
    expect(rowState(waits, now)).toEqual({ is: 'waiting', minutes: 6 });
    expect(rowState(waits, at('10:20'))).toEqual({ is: 'waiting', minutes: 0 });
  });

  it("shows the guardian's presence where a child comes with one", () => {
    const child = row(1, '10:40', {
      participants: [participant(2), participant(3, { kind: 'guardian', ...waitingSince('10:37') })],
    });
    expect(rowState(child, now)).toEqual({ is: 'waiting', minutes: 1 });
  });

  it('says that a patient who came has left, instead of that nobody came', () => {
    const left = row(1, '10:30', {
      participants: [
        participant(2, { cameAt: at('10:31'), presence: { state: 'away', since: at('10:33') } }),
      ],
    });
    expect(rowState(left, now)).toEqual({ is: 'left' });
  });

  it('is unsigned from Finish until the note is in the record', () => {
    expect(rowState(row(1, '09:40', { stage: 'ended' }), now)).toEqual({ is: 'unsigned' });
    expect(rowState(row(1, '09:40', { stage: 'ended', recorded: true }), now)).toEqual({ is: 'signed' });
    expect(rowState(row(1, '09:40', { stage: 'closed', recorded: true }), now)).toEqual({ is: 'signed' });
  });
});

describe('readiness in a row', () => {
  const here = (change: object) =>
    row(1, '10:40', { participants: [participant(2, { ...waitingSince('10:32'), ...change })] });

  it('names the trouble of one who is here', () => {
    const noCamera = { ...ready, camera: { state: 'trouble', trouble: 'refused' } as const };
    expect(rowReadiness(here({ readiness: noCamera }))).toEqual({ is: 'trouble', what: 'camera' });
  });

  it('is ready only when camera, microphone and network are known to work', () => {
    expect(rowReadiness(here({ readiness: ready }))).toEqual({ is: 'ready' });
    expect(rowReadiness(here({ readiness: { ...ready, network: { state: 'testing' } } }))).toEqual({
      is: 'tested',
      parts: ['camera', 'microphone'],
    });
  });

  it('says nothing of the devices of one who is not here', () => {
    expect(
      rowReadiness(row(1, '10:40', { participants: [participant(2, { readiness: ready })] })),
    ).toBeNull();
  });
});

describe('the order of the day', () => {
  it('is by time always, whoever waits', () => {
    const late = row(3, '09:00', { participants: [participant(9, waitingSince('10:32'))] });
    expect(inTimeOrder([row(2, '11:00'), row(1, '10:00'), late]).map((one) => one.start)).toEqual([
      at('09:00'),
      at('10:00'),
      at('11:00'),
    ]);
  });

  it('has next in turn the first who waits, before one who is only booked', () => {
    const waits = row(2, '11:00', { participants: [participant(9, waitingSince('10:32'))] });
    expect(nextInTurn([row(1, '10:40'), waits], now)).toBe(waits);
  });

  it("never has a colleague's visit next in turn", () => {
    const theirs = row(2, '10:40', { mine: false, participants: [participant(9, waitingSince('10:32'))] });
    const own = row(1, '11:00');
    expect(nextInTurn([theirs, own], now)).toBe(own);
    expect(nextInTurn([theirs], now)).toBeNull();
  });
});
