import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { merge } from '../../../../../src/renderer/features/queue/dayFollower.ts';
import { followDay, useDayStore } from '../../../../../src/renderer/features/queue/dayStore.ts';
import { now } from '../../../../../src/renderer/ipc/hubClock.ts';
import { startSession } from '../../../../../src/renderer/ipc/session.ts';
import type { Day, QueueRow } from '../../../../../src/shared/contracts/visit.ts';
import { done, type Result, refuse } from '../../../../../src/shared/domain/refusal.ts';
import type { Instant, LocalDate } from '../../../../../src/shared/domain/time.ts';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at, row } from '../../support/rows.ts';

const date = '2026-11-24' as LocalDate;
const dayOf = (...rows: Day['rows']): Day => ({ date, now: at('10:38'), rows, delayMinutes: 0 });

let stop = () => {};
beforeAll(async () => {
  fakeVidi();
  await startSession();
});
afterEach(async () => {
  stop();
  useDayStore.setState({ day: { state: 'loading' }, said: null });
  await useDayStore.getState().look(null);
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

  describe('asked for twice before the first answer', () => {
    /** Answers in the test's own order; each question's answer by its place. */
    function asked() {
      const answers: ((value: Result<Day>) => void)[] = [];
      const vidi = fakeVidi({ 'day.open': () => new Promise((resolve) => answers.push(resolve)) });
      stop = followDay();
      const { open } = useDayStore.getState();
      return { vidi, answers, questions: [open(), open()] as const };
    }

    it('keeps a row that came between the two answers', async () => {
      const { vidi, answers, questions } = asked();
      await Promise.resolve();
      answers[0]?.(done(dayOf(row(1, '10:40', { seq: 1 }))));
      await questions[0];
      vidi.emit({ type: 'row', row: row(1, '10:40', { seq: 2, stage: 'open' }) });
      answers[1]?.(done(dayOf(row(1, '10:40', { seq: 1 }))));
      await questions[1];
      expect(shownRows()?.[0]?.stage).toBe('open');
    });

    it('keeps a row that came before the second was asked', async () => {
      const answers: ((value: Result<Day>) => void)[] = [];
      const vidi = fakeVidi({ 'day.open': () => new Promise((resolve) => answers.push(resolve)) });
      stop = followDay();
      const { open } = useDayStore.getState();
      const first = open();
      await Promise.resolve();
      vidi.emit({ type: 'row', row: row(1, '10:40', { seq: 2, stage: 'open' }) });
      void open();
      answers[0]?.(done(dayOf(row(1, '10:40', { seq: 1 }))));
      await first;
      expect(shownRows()?.[0]?.stage).toBe('open');
    });

    it('stays with the answer to the later question, in whatever order they come', async () => {
      const { answers, questions } = asked();
      await Promise.resolve();
      answers[1]?.(done(dayOf(row(1, '10:40'), row(2, '11:00'))));
      await questions[1];
      answers[0]?.(done(dayOf(row(1, '10:40'))));
      await questions[0];
      expect(shownRows()).toHaveLength(2);
    });

    it('is not called lost while the second question is on its way', async () => {
      const { answers, questions } = asked();
      await Promise.resolve();
      answers[0]?.(refuse('connection.lost'));
      await questions[0];
      expect(useDayStore.getState().day.state).toBe('loading');
      answers[1]?.(done(dayOf(row(1, '10:40'))));
      await questions[1];
      expect(shownRows()).toHaveLength(1);
    });
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
    fakeVidi({ 'day.open': () => done({ date, now: hubNow, rows: [], delayMinutes: 0 }) });
    await useDayStore.getState().open();
    expect(Math.abs(now() - hubNow)).toBeLessThan(60_000);
  });

  it('leaves the map it was given alone', () => {
    const before = new Map();
    merge(before, row(1, '10:40'));
    expect(before.size).toBe(0);
  });
});

describe('another day', () => {
  const tomorrow = '2026-11-25' as LocalDate;
  const yesterday = '2026-11-23' as LocalDate;
  const dayMs = 86_400_000;
  const on = (days: number, n: number, time: string, change: Partial<QueueRow> = {}) => {
    const one = row(n, time, change);
    return { ...one, start: (one.start + days * dayMs) as Instant, end: (one.end + days * dayMs) as Instant };
  };
  const otherRows = () => {
    const { other } = useDayStore.getState();
    return other?.day.state === 'open' ? [...other.day.rows.values()] : null;
  };

  /** A clinic with one visit today and one on each day beside it. */
  async function clinic() {
    const vidi = fakeVidi({
      'day.open': ({ date: asked }) =>
        done(
          asked === null
            ? dayOf(row(1, '10:40'))
            : { ...dayOf(on(asked === tomorrow ? 1 : -1, 2, '09:00')), date: asked as LocalDate },
        ),
    });
    stop = followDay();
    await useDayStore.getState().open();
    return vidi;
  }

  it('is looked at beside today, which is kept up with meanwhile', async () => {
    const vidi = await clinic();
    await useDayStore.getState().look(tomorrow);
    expect(otherRows()).toHaveLength(1);
    vidi.emit({ type: 'row', row: row(1, '10:40', { seq: 2, stage: 'open' }) });
    vidi.emit({ type: 'row', row: on(1, 3, '10:00') });
    expect(shownRows()?.map((one) => one.stage)).toEqual(['open']);
    expect(otherRows()).toHaveLength(2);
    await useDayStore.getState().look(null);
    expect(useDayStore.getState().other).toBeNull();
  });

  it('leaves in the list of today what one has left unfinished of an earlier day, and no more of that day', async () => {
    const vidi = await clinic();
    vidi.emit({ type: 'row', row: on(-1, 4, '16:00', { stage: 'open' }) });
    vidi.emit({ type: 'row', row: on(-1, 5, '16:20', { stage: 'noShow' }) });
    expect(shownRows()).toHaveLength(2);
    await useDayStore.getState().look(yesterday);
    vidi.emit({ type: 'row', row: on(-1, 6, '16:40') });
    vidi.emit({ type: 'row', row: on(-1, 4, '16:00', { stage: 'ended', seq: 2 }) });
    expect(shownRows()?.map((one) => one.stage)).toEqual(['booked', 'ended']);
    expect(otherRows()).toHaveLength(3);
  });

  it('is the one asked for last, whichever answer comes last', async () => {
    const answers = new Map<LocalDate | null, (value: Result<Day>) => void>();
    fakeVidi({
      'day.open': ({ date: asked }) =>
        asked === null ? done(dayOf()) : new Promise((resolve) => answers.set(asked as LocalDate, resolve)),
    });
    stop = followDay();
    const first = useDayStore.getState().look(yesterday);
    const second = useDayStore.getState().look(tomorrow);
    await Promise.resolve();
    answers.get(tomorrow)?.(done({ ...dayOf(on(1, 2, '09:00')), date: tomorrow }));
    await second;
    answers.get(yesterday)?.(done({ ...dayOf(), date: yesterday }));
    await first;
    expect(useDayStore.getState().other?.date).toBe(tomorrow);
    expect(otherRows()).toHaveLength(1);
  });

  it('says lost when it cannot be fetched, and today stays', async () => {
    fakeVidi({
      'day.open': ({ date: asked }) =>
        asked === null ? done(dayOf(row(1, '10:40'))) : refuse('connection.lost'),
    });
    stop = followDay();
    await useDayStore.getState().open();
    await useDayStore.getState().look(tomorrow);
    expect(useDayStore.getState().other?.day.state).toBe('lost');
    expect(shownRows()).toHaveLength(1);
  });

  it('is today once midnight has passed', async () => {
    let todays = date;
    fakeVidi({
      'day.open': ({ date: asked }) => done({ ...dayOf(), date: (asked as LocalDate | null) ?? todays }),
    });
    await useDayStore.getState().open();
    await useDayStore.getState().look(tomorrow);
    todays = tomorrow;
    await useDayStore.getState().open();
    expect(useDayStore.getState().other).toBeNull();
  });
});

describe("the clinician's delay", () => {
  it('is what the hub says, and what is said to the hub', async () => {
    const vidi = fakeVidi({
      'day.open': () => done({ ...dayOf(row(1, '10:40')), delayMinutes: 10 }),
      'delay.set': () => done({}),
    });
    await useDayStore.getState().open();
    expect(useDayStore.getState().said?.minutes).toBe(10);
    await useDayStore.getState().setDelay(15);
    expect(vidi.payloadsOf('delay.set')).toEqual([{ minutes: 15 }]);
    expect(useDayStore.getState().said?.minutes).toBe(15);
    await useDayStore.getState().setDelay(0);
    expect(useDayStore.getState().said).toBeNull();
  });

  it('stays as it was when the hub does not take it', async () => {
    fakeVidi({
      'day.open': () => done({ ...dayOf(row(1, '10:40')), delayMinutes: 10 }),
      'delay.set': () => refuse('connection.lost'),
    });
    await useDayStore.getState().open();
    expect((await useDayStore.getState().setDelay(15)).ok).toBe(false);
    expect(useDayStore.getState().said?.minutes).toBe(10);
  });
});
