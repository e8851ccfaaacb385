import { describe, expect, it } from 'vitest';
import { visitGoingOn } from '../../../../src/renderer/app/useResume.ts';
import { visitView } from '../../../../src/renderer/app/visitView.ts';
import type { QueueRow } from '../../../../src/shared/contracts/visit.ts';
import { stages } from '../../../../src/shared/domain/visit.ts';
import { at, detailOf, participant, row, waitingSince } from '../support/rows.ts';

const opened = (one: QueueRow) => ({ state: 'open', visit: detailOf(one), pending: false }) as const;
const admitted = participant(9, { ...waitingSince('10:32'), admission: 'admitted' });

describe('what the right side shows', () => {
  it('is the one next in turn while nobody is chosen', () => {
    const next = row(1, '10:40');
    expect(visitView({ state: 'none' }, [next], next)).toEqual({ view: 'waiting', row: next, detail: null });
  });

  it('is the waiting view until somebody is let in, and again when sent back', () => {
    expect(visitView(opened(row(1, '10:40')), [], null).view).toBe('waiting');
    expect(
      visitView(opened(row(1, '10:40', { stage: 'open', participants: [admitted] })), [], null).view,
    ).toBe('call');
    const back = row(1, '10:40', { stage: 'open', participants: [participant(9, waitingSince('10:32'))] });
    expect(visitView(opened(back), [], null).view).toBe('waiting');
  });

  it("goes by the guardian's admission where a child comes with one", () => {
    const child = row(1, '10:40', {
      stage: 'open',
      participants: [participant(8), { ...admitted, kind: 'guardian' }],
    });
    expect(visitView(opened(child), [], null).view).toBe('call');
  });

  it("has a view for every stage, one's own and a colleague's", () => {
    const views = (mine: boolean) =>
      Object.fromEntries(
        stages.map((stage) => [
          stage,
          visitView(opened(row(1, '10:40', { stage, mine, participants: [admitted] })), [], null).view,
        ]),
      );
    expect(views(true)).toEqual({
      booked: 'waiting',
      open: 'call',
      ended: 'review',
      closed: 'recorded',
      cancelled: 'over',
      noShow: 'over',
      turnedPhysical: 'over',
    });
    expect(views(false)).toMatchObject({ open: 'waiting', ended: 'notYours', closed: 'recorded' });
  });

  it('keeps the waiting view of a row already known while its visit is being fetched', () => {
    const one = row(1, '10:40');
    const loading = { state: 'loading', visitId: one.visitId } as const;
    expect(visitView(loading, [one], null)).toMatchObject({ view: 'waiting', row: one });
    expect(visitView(loading, [row(1, '10:40', { stage: 'ended' })], null).view).toBe('loading');
  });
});

describe('after a reload', () => {
  it('the own visit in which somebody is let in goes on; the last opened of several', () => {
    const goesOn = (n: number, time: string) =>
      row(n, time, {
        stage: 'open',
        openedAt: at(time),
        participants: [participant(n + 50, { admission: 'admitted' })],
      });
    const theirs = { ...goesOn(3, '10:50'), mine: false };
    expect(visitGoingOn([row(9, '08:00'), goesOn(1, '10:40'), goesOn(2, '10:45'), theirs])?.start).toBe(
      at('10:45'),
    );
    expect(visitGoingOn([row(1, '10:40'), theirs])).toBeNull();
  });
});
