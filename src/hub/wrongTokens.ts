import type { Clock } from '../shared/domain/time.ts';

const windowMs = 60_000;

/**
 * One limit on wrong tokens for the whole hub: from the first one over the limit on, wrong ones are told to wait.
 * A right token is never held back, so that nobody can lock a patient out.
 */
export function createWrongTokenLimit(clock: Clock, perMinute = 20): { tooMany(): boolean } {
  let windowStart = 0;
  let count = 0;
  return {
    /** Counts one more wrong token; true when there have been too many in this minute. */
    tooMany() {
      const now = clock();
      // A clock that is moved back opens a new window too, else the limit could hold for hours.
      if (now - windowStart >= windowMs || now < windowStart) {
        windowStart = now;
        count = 0;
      }
      count += 1;
      return count > perMinute;
    },
  };
}
