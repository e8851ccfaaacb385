import { describe, expect, it } from 'vitest';
import { freeByClock, type TimedVisit } from '../../../../src/shared/domain/delay.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';

const at = (minute: number): Instant => (minute * 60_000) as Instant;
const visit = (start: number, change: Partial<TimedVisit> = {}): TimedVisit => ({
  start: at(start),
  end: at(start + 20),
  stage: 'booked',
  openedAt: null,
  admitted: false,
  ...change,
});

describe('the clinician by the clock', () => {
  it('is free now, or when the time of the running visit is up', () => {
    const running = visit(10, { stage: 'open', openedAt: at(18), admitted: true });
    expect(freeByClock([], at(20))).toBe(at(20));
    expect(freeByClock([running, visit(30)], at(20))).toBe(at(38));
    expect(freeByClock([running], at(45))).toBe(at(45));
    expect(freeByClock([{ ...running, admitted: false }], at(20))).toBe(at(20));
  });
});
