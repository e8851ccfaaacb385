import type { LocalDate } from './time.ts';

/** One region's fees from a day on. Data with its date, never code (domain.md). */
export interface FeeRule {
  readonly v: 1;
  readonly id: string;
  readonly validFrom: LocalDate;
  /** Ceiling of the high-cost protection over 12 months, in öre. */
  readonly ceilingOre: number;
  /** Fee of an open-care visit, in öre; a video visit costs the same as a physical one (seed). */
  readonly visitOre: number;
  /** Free under this age and from this age. */
  readonly freeUnder: number;
  readonly freeFrom: number;
  /** Who waits longer than so many minutes past the booked time may have the fee back; absent: the region has no such rule. */
  readonly refundAfterMinutes?: number;
}

/** What the review may say today: an upper bound. History and the exact fee come with the journal's issue. */
export interface Fee {
  readonly kind: 'atMost';
  readonly ore: number;
  /** Id of the rule that gave it. */
  readonly rule: string;
}

/** The most a visit can cost; null where no rule holds on that day. Age null (no birth date known): the full fee. */
export function feeAtMost(age: number | null, on: LocalDate, rules: readonly FeeRule[]): Fee | null {
  const rule = ruleOn(on, rules);
  if (rule === null) return null;
  const free = age !== null && (age < rule.freeUnder || age >= rule.freeFrom);
  return { kind: 'atMost', ore: free ? 0 : Math.min(rule.visitOre, rule.ceilingOre), rule: rule.id };
}

/** From how many minutes past the booked time one who waits may have the fee back; null where no rule says so. */
export function refundAfterMinutes(on: LocalDate, rules: readonly FeeRule[]): number | null {
  return ruleOn(on, rules)?.refundAfterMinutes ?? null;
}

/** The newest rule whose day has come. */
function ruleOn(on: LocalDate, rules: readonly FeeRule[]): FeeRule | null {
  return rules
    .filter((one) => one.validFrom <= on)
    .reduce<FeeRule | null>(
      (best, one) => (best === null || one.validFrom > best.validFrom ? one : best),
      null,
    );
}
