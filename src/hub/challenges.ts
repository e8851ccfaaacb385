import { randomBytes } from 'node:crypto';
import type { Clock, Instant } from '../shared/domain/time.ts';

const lastsMs = 60_000;
/** Most nonces at a time. A flood pushes out the oldest; a console uses its own within the moment. */
const mostOutstanding = 4_096;

/** Nonces that consoles sign: each good once, for a minute. In memory: after a restart a console asks for another. */
export interface Challenges {
  make(): string;
  /** Uses the nonce up; true where it was made here, not used before, and not over. */
  use(nonce: string): boolean;
}

export function createChallenges(clock: Clock): Challenges {
  const outstanding = new Map<string, Instant>();
  return {
    make() {
      const nonce = randomBytes(32).toString('base64url');
      const [oldest] = outstanding.keys();
      if (outstanding.size >= mostOutstanding && oldest !== undefined) outstanding.delete(oldest);
      outstanding.set(nonce, clock());
      return nonce;
    },
    use(nonce) {
      const madeAt = outstanding.get(nonce);
      outstanding.delete(nonce);
      if (madeAt === undefined) return false;
      // A clock that is moved back makes no nonce last longer.
      const age = clock() - madeAt;
      return age >= 0 && age < lastsMs;
    },
  };
}
