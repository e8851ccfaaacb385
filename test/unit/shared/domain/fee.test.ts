import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeeRule, feeAtMost, refundAfterMinutes } from '../../../../src/shared/domain/fee.ts';
import type { LocalDate } from '../../../../src/shared/domain/time.ts';

const rule = (id: string, validFrom: string, over: Partial<FeeRule> = {}): FeeRule => ({
  v: 1,
  id,
  validFrom: validFrom as LocalDate,
  ceilingOre: 145_000,
  visitOre: 25_000,
  freeUnder: 20,
  freeFrom: 85,
  ...over,
});
const rules = [rule('2026', '2026-01-01'), rule('2024', '2024-01-01', { visitOre: 20_000 })];
const on = '2026-11-24' as LocalDate;

describe('the most a visit can cost', () => {
  it('is the fee of the rule that holds that day', () => {
    expect(feeAtMost(40, on, rules)).toEqual({ kind: 'atMost', ore: 25_000, rule: '2026' });
    expect(feeAtMost(40, '2025-12-31' as LocalDate, rules)).toEqual({
      kind: 'atMost',
      ore: 20_000,
      rule: '2024',
    });
    expect(feeAtMost(40, '2026-01-01' as LocalDate, rules)?.rule).toBe('2026');
  });

  it('is nothing under the lower age and from the upper age on', () => {
    expect([19, 20, 84, 85].map((age) => feeAtMost(age, on, rules)?.ore)).toEqual([0, 25_000, 25_000, 0]);
  });

  it('is the full fee where no birth date is known', () => {
    expect(feeAtMost(null, on, rules)?.ore).toBe(25_000);
  });

  it('is never above the ceiling', () => {
    expect(feeAtMost(40, on, [rule('low', '2020-01-01', { ceilingOre: 10_000 })])?.ore).toBe(10_000);
  });

  it('cannot be said before the first rule, or without rules', () => {
    expect(feeAtMost(40, '2023-12-31' as LocalDate, rules)).toBeNull();
    expect(feeAtMost(40, on, [])).toBeNull();
  });

  it('does not depend on the order of the rules', () => {
    const three = [...rules, rule('2027', '2027-01-01')];
    fc.assert(
      fc.property(fc.shuffledSubarray(three, { minLength: 3 }), fc.option(fc.nat(120)), (mixed, age) => {
        expect(feeAtMost(age, on, mixed)).toEqual(feeAtMost(age, on, three));
      }),
    );
  });
});

describe('from when one who waits may have the fee back', () => {
  it('is what the rule of the day says, and nothing where none does', () => {
    const dated = [rule('old', '2024-01-01'), rule('new', '2026-01-01', { refundAfterMinutes: 15 })];
    expect(refundAfterMinutes(on, dated)).toBe(15);
    expect(refundAfterMinutes('2025-12-31' as LocalDate, dated)).toBeNull();
    expect(refundAfterMinutes(on, [])).toBeNull();
  });
});
