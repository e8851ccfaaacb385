import type { Instant } from './time.ts';
import type { Stage } from './visit.ts';

/** Policy data: when a link opens the visit (domain.md, Defaults). Minutes. */
export interface JoinPolicy {
  readonly opensBeforeStartMin: number;
  readonly closesAfterEndMin: number;
}

const defaultJoinPolicy: JoinPolicy = { opensBeforeStartMin: 30, closesAfterEndMin: 60 };

/** What a good link may do now. `test`: only the device test. `over`: the visit is done, or its time has passed. */
export type LinkPower = 'test' | 'join' | 'over';

/**
 * The power of a link by time and state. The window never closes on someone who has come:
 * waits, is in the call or was cut off.
 */
export function linkPower(
  visit: { readonly stage: Stage; readonly start: Instant; readonly end: Instant; readonly hasCome: boolean },
  now: Instant,
  policy: JoinPolicy = defaultJoinPolicy,
): LinkPower {
  if (visit.stage === 'open') return 'join';
  if (visit.stage !== 'booked') return 'over';
  if (now < visit.start - policy.opensBeforeStartMin * 60_000) return visit.hasCome ? 'join' : 'test';
  if (now > visit.end + policy.closesAfterEndMin * 60_000) return visit.hasCome ? 'join' : 'over';
  return 'join';
}
