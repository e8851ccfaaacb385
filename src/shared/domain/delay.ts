import type { Instant } from './time.ts';

/** One of a clinician's visits, as far as it matters for when the clinician is free. */
export interface TimedVisit {
  readonly start: Instant;
  readonly end: Instant;
  readonly stage: string;
  readonly openedAt: Instant | null;
  readonly admitted: boolean;
}

/** When the clinician is free by the clock alone: now, or when the time of the running visit is up. */
export function freeByClock(clinicianDay: readonly TimedVisit[], now: Instant): Instant {
  return Math.max(now, ...clinicianDay.filter(isRunning).map((one) => timeUp(one, now))) as Instant;
}

/** When the time of a running visit is up: as long after it was opened as it was booked for. */
export function timeUp({ openedAt, start, end }: TimedVisit, now: Instant): Instant {
  return ((openedAt ?? now) + (end - start)) as Instant;
}

export function isRunning({ stage, admitted }: TimedVisit): boolean {
  return stage === 'open' && admitted;
}
