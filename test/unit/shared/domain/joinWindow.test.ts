import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinkPower, linkPower } from '../../../../src/shared/domain/joinWindow.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';
import { type Stage, stages } from '../../../../src/shared/domain/visit.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 24, 10) as Instant;
const end = (start + 20 * minute) as Instant;
const power = (at: number, stage: Stage = 'booked', hasCome = false) =>
  linkPower({ stage, start, end, hasCome }, at as Instant);

describe('a link', () => {
  it('tests until 30 minutes before the start, joins from then on', () => {
    expect(power(start - 30 * minute - 1)).toBe('test');
    expect(power(start - 30 * minute)).toBe('join');
  });

  it('joins until 60 minutes after the end', () => {
    expect(power(end + 60 * minute)).toBe('join');
    expect(power(end + 60 * minute + 1)).toBe('over');
  });

  it('never closes on someone who has come', () => {
    for (const at of [start - 300 * minute, start, end + 600 * minute]) {
      expect(power(at, 'booked', true)).toBe('join');
      expect(power(at, 'open', true)).toBe('join');
      expect(power(at, 'open')).toBe('join');
    }
  });

  it('is over for a visit that is ended, closed, cancelled, missed or turned physical, at any time', () => {
    for (const stage of stages.filter((one) => one !== 'booked' && one !== 'open'))
      for (const at of [start - 300 * minute, start, end + 600 * minute])
        expect(power(at, stage, true)).toBe('over');
  });

  it('goes from test over join to over as time passes, never back', () => {
    const order: readonly LinkPower[] = ['test', 'join', 'over'];
    const time = fc.integer({ min: -400, max: 400 }).map((minutes) => start + minutes * minute);
    fc.assert(
      fc.property(time, time, (one, other) => {
        const [first, second] = [power(Math.min(one, other)), power(Math.max(one, other))];
        expect(order.indexOf(first)).toBeLessThanOrEqual(order.indexOf(second));
      }),
    );
  });
});
