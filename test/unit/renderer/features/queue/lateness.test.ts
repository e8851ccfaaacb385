import { describe, expect, it } from 'vitest';
import { latenessOf, saidDelay } from '../../../../../src/renderer/features/queue/lateness.ts';
import { at, participant, row, waitingSince } from '../../support/rows.ts';

const running = (n: number, time: string, openedAt: string) =>
  row(n, time, {
    stage: 'open',
    openedAt: at(openedAt),
    participants: [participant(n + 500, { cameAt: at(openedAt), admission: 'admitted' })],
  });
const next = row(9, '12:00');

describe('how late the clinician is', () => {
  it('is nothing while the running visit keeps its time', () => {
    expect(latenessOf([running(1, '10:20', '10:20'), next], null, at('10:38'))).toEqual({
      minutes: 0,
      said: 0,
    });
  });

  it('is what the running visit goes over its booked end, also when it was opened late and has its time left', () => {
    expect(latenessOf([running(1, '10:20', '10:20'), next], null, at('10:47'))?.minutes).toBe(7);
    expect(latenessOf([running(1, '10:20', '10:26'), next], null, at('10:30'))?.minutes).toBe(6);
  });

  it('is how long somebody waits past the time, where no visit runs', () => {
    const waits = row(2, '10:30', { participants: [participant(502, waitingSince('10:25'))] });
    expect(latenessOf([waits, next], null, at('10:38'))?.minutes).toBe(8);
    expect(latenessOf([row(2, '10:30'), next], null, at('10:38'))?.minutes).toBe(0);
  });

  it('adds what one has said, which stays while the visit keeps its time and runs out by itself', () => {
    const rows = [running(1, '10:20', '10:20'), next];
    const said = saidDelay(5, rows, at('10:30'));
    expect(latenessOf(rows, said, at('10:30'))).toEqual({ minutes: 5, said: 5 });
    expect(latenessOf(rows, said, at('10:39'))).toEqual({ minutes: 5, said: 5 });
    expect(latenessOf(rows, said, at('10:43'))).toEqual({ minutes: 5, said: 2 });
    expect(latenessOf(rows, said, at('10:50'))).toEqual({ minutes: 10, said: 0 });
  });

  it('is never more than was said when the visit ends before its time', () => {
    const said = saidDelay(5, [running(1, '10:20', '10:20'), next], at('10:25'));
    const finished = [row(1, '10:20', { stage: 'ended' }), next];
    expect(latenessOf(finished, said, at('10:30'))).toEqual({ minutes: 5, said: 5 });
  });

  it("is of one's own visits only, and of nobody where none is to come", () => {
    const theirs = { ...running(1, '10:00', '10:00'), mine: false };
    expect(latenessOf([theirs, next], null, at('10:38'))?.minutes).toBe(0);
    expect(latenessOf([theirs], null, at('10:38'))).toBeNull();
    expect(latenessOf([row(2, '09:00')], null, at('10:38'))).toBeNull();
  });
});
