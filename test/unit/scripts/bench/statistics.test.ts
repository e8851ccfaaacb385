import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, p95, summary } from '../../../../scripts/bench/statistics.ts';

describe('the median', () => {
  it('is the middle of an odd number, the mean of the two in the middle of an even one', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('does not take 10 for less than 9, and leaves the values in their order', () => {
    const values = [10, 9, 100];
    expect(median(values)).toBe(10);
    expect(values).toEqual([10, 9, 100]);
  });
});

describe('the 95th percentile', () => {
  it('is a value that was measured: the nearest rank', () => {
    expect(p95(Array.from({ length: 100 }, (_, index) => index + 1))).toBe(95);
    expect(p95(Array.from({ length: 20 }, (_, index) => index + 1))).toBe(19);
    expect(p95([5, 1, 3])).toBe(5);
  });

  it('lies between median and maximum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }), (values) => {
        const all = summary(values);
        expect(all.n).toBe(values.length);
        expect(values).toContain(all.p95);
        expect(all.median <= all.p95 && all.p95 <= all.max).toBe(true);
      }),
    );
  });
});

describe('nothing measured', () => {
  it('is no number', () => {
    for (const values of [[], [Number.NaN], [1, Number.POSITIVE_INFINITY]]) {
      expect(() => median(values)).toThrow();
      expect(() => p95(values)).toThrow();
      expect(() => summary(values)).toThrow();
    }
  });
});
