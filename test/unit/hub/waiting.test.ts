import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InLine, waitingTime } from '../../../src/hub/waiting.ts';
import type { VisitId } from '../../../src/shared/domain/ids.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

const at = (minute: number): Instant => (minute * 60_000) as Instant;
const booked = (id: string, start: number, change: Partial<InLine> = {}): InLine => ({
  visitId: id as VisitId,
  start: at(start),
  end: at(start + 20),
  stage: 'booked',
  openedAt: null,
  here: true,
  admitted: false,
  ...change,
});
const mine = 'b' as VisitId;

describe('the waiting time', () => {
  it('is the time to the start when nobody is before', () => {
    expect(waitingTime([booked('b', 30)], mine, at(20))).toEqual({ aboutMinutes: 10, delayMinutes: null });
  });

  it('counts what is left of the running visit', () => {
    const running = booked('a', 10, { stage: 'open', openedAt: at(18), admitted: true });
    expect(waitingTime([running, booked('b', 30)], mine, at(30))).toEqual({
      aboutMinutes: 8,
      delayMinutes: 8,
    });
  });

  it('says nothing of a delay under five minutes', () => {
    const running = booked('a', 10, { stage: 'open', openedAt: at(14), admitted: true });
    expect(waitingTime([running, booked('b', 30)], mine, at(30)).delayMinutes).toBeNull();
  });

  it('counts those before who are here, not those who never came or come later', () => {
    const day = [booked('a', 10), booked('away', 15, { here: false }), booked('b', 30), booked('c', 35)];
    expect(waitingTime(day, mine, at(30)).aboutMinutes).toBe(20);
  });

  it('is unknown for a visit that is open, or not of the day', () => {
    const open = booked('b', 30, { stage: 'open', openedAt: at(30), admitted: true });
    expect(waitingTime([open], mine, at(31))).toEqual({ aboutMinutes: null, delayMinutes: null });
    expect(waitingTime([], mine, at(31))).toEqual({ aboutMinutes: null, delayMinutes: null });
  });

  it('is counted from when the clinician has said to be free', () => {
    const freeAt = at(42);
    expect(waitingTime([booked('b', 30)], mine, at(30), freeAt)).toEqual({
      aboutMinutes: 12,
      delayMinutes: 12,
    });
    // Those before are let in from then on, one after the other.
    expect(waitingTime([booked('a', 10), booked('b', 30)], mine, at(30), freeAt).aboutMinutes).toBe(32);
    // What is said is no shorter than what the clock says, and moves nobody to before the own time.
    const running = booked('a', 10, { stage: 'open', openedAt: at(30), admitted: true });
    expect(waitingTime([running, booked('b', 30)], mine, at(30), freeAt).aboutMinutes).toBe(20);
    expect(waitingTime([booked('b', 60)], mine, at(30), freeAt).delayMinutes).toBeNull();
  });

  it('is as before where nothing is said, and where what was said is past', () => {
    for (const freeAt of [null, at(20)])
      expect(waitingTime([booked('b', 30)], mine, at(30), freeAt)).toEqual({
        aboutMinutes: 0,
        delayMinutes: null,
      });
  });

  it('is whole minutes, never negative, whatever the clock says', () => {
    const line = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      start: fc.integer({ min: 0, max: 1_000 }),
      openedAt: fc.integer({ min: 0, max: 2_000 }),
      open: fc.boolean(),
      here: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 0, max: 3_000 * 60_000 }), (lines, now) => {
        const day = lines.map(({ id, start, openedAt, open, here }) =>
          booked(
            id,
            start,
            open ? { stage: 'open', openedAt: at(openedAt), admitted: true, here } : { here },
          ),
        );
        const { aboutMinutes, delayMinutes } = waitingTime(day, mine, now as Instant);
        for (const minutes of [aboutMinutes, delayMinutes])
          expect(minutes === null || (Number.isInteger(minutes) && minutes >= 0)).toBe(true);
      }),
    );
  });
});
