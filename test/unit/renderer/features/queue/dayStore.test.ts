import { afterEach, describe, expect, it } from 'vitest';
import { followDay, merge, useDayStore } from '../../../../../src/renderer/features/queue/dayStore.ts';
import { now } from '../../../../../src/renderer/ipc/hubClock.ts';
import type { Day } from '../../../../../src/shared/contracts/visit.ts';
import { done, type Result, refuse } from '../../../../../src/shared/domain/refusal.ts';
import type { Instant, LocalDate } from '../../../../../src/shared/domain/time.ts';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at, row } from '../../support/rows.ts';

const date = '2026-11-24' as LocalDate;
const dayOf = (...rows: Day['rows']): Day => ({ date, now: at('10:38'), rows });

let stop = () => {};
afterEach(() => {
  stop();
  useDayStore.setState({ day: { state: 'loading' } });
});

function shownRows() {
  const { day } = useDayStore.getState();
  return day.state === 'open' ? [...day.rows.values()] : null;
}

describe('the day', () => {
  it('takes in a newer row and drops an older one by seq', async () => {
    const vidi = fakeVidi({ 'day.open': () => done(dayOf(row(1, '10:40', { seq: 3, reason: 'hosta' }))) });
    stop = followDay();
    await useDayStore.getState().open();
    vidi.emit({ type: 'row', row: row(1, '10:40', { seq: 2, reason: 'gammal' }) });
    expect(shownRows()?.[0]?.reason).toBe('hosta');
    vidi.emit({ type: 'row', row: row(1, '10:40', { seq: 3, reason: 'samma seq, nyare närvaro' }) });
    vidi.emit({ type: 'row', row: row(1, '10:40', { seq: 4, stage: 'open' }) });
    expect(shownRows()).toHaveLength(1);
    expect(shownRows()?.[0]?.stage).toBe('open');
  });

  it('keeps a row that came while the day was on its way', async () => {
    let answer: (value: Result<Day>) => void = () => {};
    const vidi = fakeVidi({ 'day.open': () => new Promise((resolve) => (answer = resolve)) });
    stop = followDay();
    const opening = useDayStore.getState().open();
    await Promise.resolve();
    vidi.emit({ type: 'row', row: row(1, '10:40', { seq: 2, stage: 'open' }) });
    answer(done(dayOf(row(1, '10:40', { seq: 1 }))));
    await opening;
    expect(shownRows()?.[0]?.stage).toBe('open');
  });

  it('is fetched again when the connection is back', async () => {
    let rows = [row(1, '10:40')];
    const vidi = fakeVidi({ 'day.open': () => done(dayOf(...rows)) });
    stop = followDay();
    await useDayStore.getState().open();
    rows = [row(1, '10:40', { seq: 2 }), row(2, '11:00')];
    vidi.emit({ type: 'resync' });
    await new Promise<void>((resolve) => {
      if (shownRows()?.length === 2) resolve();
      const off = useDayStore.subscribe(() => {
        if (shownRows()?.length !== 2) return;
        off();
        resolve();
      });
    });
    expect(shownRows()?.map((one) => one.seq)).toEqual([2, 1]);
  });

  it('stays as it was shown when it cannot be fetched again, and says lost only when there is nothing', async () => {
    let well = false;
    fakeVidi({ 'day.open': () => (well ? done(dayOf(row(1, '10:40'))) : refuse('connection.lost')) });
    stop = followDay();
    await useDayStore.getState().open();
    expect(useDayStore.getState().day.state).toBe('lost');
    well = true;
    await useDayStore.getState().open();
    well = false;
    await useDayStore.getState().open();
    expect(shownRows()).toHaveLength(1);
  });

  it("goes by the hub's clock", async () => {
    const hubNow = (Date.now() + 3_600_000) as Instant;
    fakeVidi({ 'day.open': () => done({ date, now: hubNow, rows: [] }) });
    await useDayStore.getState().open();
    expect(Math.abs(now() - hubNow)).toBeLessThan(60_000);
  });

  it('leaves the map it was given alone', () => {
    const before = new Map();
    merge(before, row(1, '10:40'));
    expect(before.size).toBe(0);
  });
});
