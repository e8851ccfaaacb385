import { describe, expect, it } from 'vitest';
import { createWrongTokenLimit } from '../../../src/hub/wrongTokens.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

describe('the limit on wrong tokens', () => {
  it('holds from the first one over it, until the minute is over', () => {
    let now = 1_000_000;
    const limit = createWrongTokenLimit(() => now as Instant, 3);
    expect([limit.tooMany(), limit.tooMany(), limit.tooMany(), limit.tooMany()]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    now += 60_000;
    expect(limit.tooMany()).toBe(false);
  });

  it('does not hold for hours when the clock is moved back', () => {
    let now = 1_000_000_000;
    const limit = createWrongTokenLimit(() => now as Instant, 1);
    limit.tooMany();
    limit.tooMany();
    now -= 3_600_000;
    expect(limit.tooMany()).toBe(false);
  });
});
