import { afterEach, describe, expect, it } from 'vitest';
import { followVisit, useVisitStore } from '../../../../src/renderer/visit/visitStore.ts';
import type { VisitDetail } from '../../../../src/shared/contracts/visit.ts';
import { done, type Result, refuse } from '../../../../src/shared/domain/refusal.ts';
import { fakeVidi } from '../support/fakeVidi.ts';
import { detailOf, row } from '../support/rows.ts';

let stop = () => {};
afterEach(() => {
  stop();
  useVisitStore.getState().leave();
});

const one = row(1, '10:40');
const { show, command } = useVisitStore.getState();
const shownSeq = () => {
  const { open } = useVisitStore.getState();
  return open.state === 'open' ? open.visit.seq : null;
};

describe('the open visit', () => {
  it('follows newer pictures of itself and drops older ones and those of other visits', async () => {
    const vidi = fakeVidi({ 'visit.open': () => done(detailOf(one, { seq: 5 })) });
    stop = followVisit();
    await show(one.visitId);
    vidi.emit({ type: 'visit', visit: detailOf(one, { seq: 4 }) });
    expect(shownSeq()).toBe(5);
    vidi.emit({ type: 'visit', visit: detailOf(row(2, '11:00'), { seq: 9 }) });
    expect(shownSeq()).toBe(5);
    vidi.emit({ type: 'visit', visit: detailOf(one, { seq: 6 }) });
    expect(shownSeq()).toBe(6);
  });

  it('is the one chosen last, in whatever order the answers come', async () => {
    const waiting = new Map<unknown, (answer: Result<VisitDetail>) => void>();
    fakeVidi({
      'visit.open': ({ visitId }) => new Promise((resolve) => waiting.set(visitId, resolve)),
    });
    const two = row(2, '11:00');
    const first = show(one.visitId);
    const second = show(two.visitId);
    await Promise.resolve();
    waiting.get(two.visitId)?.(done(detailOf(two)));
    waiting.get(one.visitId)?.(done(detailOf(one)));
    await Promise.all([first, second]);
    const { open } = useVisitStore.getState();
    expect(open).toMatchObject({ state: 'open', visit: { visitId: two.visitId } });
  });

  it('is not taken away by a refusal of one chosen before it', async () => {
    const waiting = new Map<unknown, (answer: Result<VisitDetail>) => void>();
    fakeVidi({
      'visit.open': ({ visitId }) => new Promise((resolve) => waiting.set(visitId, resolve)),
    });
    const two = row(2, '11:00');
    const first = show(one.visitId);
    void show(two.visitId);
    await Promise.resolve();
    waiting.get(one.visitId)?.(refuse('connection.lost'));
    await first;
    expect(useVisitStore.getState().open).toEqual({ state: 'loading', visitId: two.visitId });
  });

  it('sends commands with the seq it shows, and marks what waits for the connection', async () => {
    const vidi = fakeVidi({
      'visit.open': () => done(detailOf(one, { seq: 7 })),
      'visit.command': () => done({ state: 'pending' }),
    });
    stop = followVisit();
    await show(one.visitId);
    expect(await command({ type: 'finish' })).toEqual(done({ pending: true }));
    expect(vidi.payloadsOf('visit.command')).toMatchObject([{ expectedSeq: 7 }]);
    expect(useVisitStore.getState().open).toMatchObject({ pending: true });
    vidi.emit({ type: 'visit', visit: detailOf(one, { seq: 8 }) });
    expect(useVisitStore.getState().open).toMatchObject({ pending: false });
  });

  it('says why it could not be opened, and stays as shown when only a refresh fails', async () => {
    let well = false;
    fakeVidi({ 'visit.open': () => (well ? done(detailOf(one)) : refuse('connection.lost')) });
    await show(one.visitId);
    expect(useVisitStore.getState().open).toMatchObject({
      state: 'failed',
      refusal: { code: 'connection.lost' },
    });
    well = true;
    await show(one.visitId);
    well = false;
    await show(one.visitId);
    expect(useVisitStore.getState().open.state).toBe('open');
  });
});
