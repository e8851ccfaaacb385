import { describe, expect, it } from 'vitest';
import { createChallenges } from '../../../src/hub/challenges.ts';
import { createWrongCodeLimit } from '../../../src/hub/wrongCodes.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

function standing(at = 1_000_000) {
  const time = { now: at as Instant };
  return {
    clock: () => time.now,
    move(ms: number) {
      time.now = (time.now + ms) as Instant;
    },
  };
}

describe('nonces', () => {
  it('are good once, for a minute, and never longer where the clock is moved back', () => {
    const { clock, move } = standing();
    const challenges = createChallenges(clock);
    const [one, two, three] = [challenges.make(), challenges.make(), challenges.make()];
    expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect([challenges.use(one), challenges.use(one)]).toEqual([true, false]);
    move(-1);
    expect(challenges.use(three)).toBe(false);
    move(60_001);
    expect(challenges.use(two)).toBe(false);
  });

  it('are kept in bounds: a flood pushes out the oldest', () => {
    const { clock } = standing();
    const challenges = createChallenges(clock);
    const [oldest, next] = [challenges.make(), challenges.make()];
    for (let count = 0; count < 4_095; count += 1) challenges.make();
    expect([challenges.use(oldest), challenges.use(next)]).toEqual([false, true]);
  });
});

describe('wrong codes', () => {
  it('make their own address wait, for the rest of its minute', () => {
    const { clock, move } = standing();
    const limit = createWrongCodeLimit(clock, 2);
    limit.wrong('a');
    move(30_000);
    expect(limit.mustWait('a')).toBe(false);
    limit.wrong('a');
    expect([limit.mustWait('a'), limit.mustWait('b')]).toEqual([true, false]);
    move(29_999);
    expect(limit.mustWait('a')).toBe(true);
    move(1);
    expect(limit.mustWait('a')).toBe(false);
  });

  it('hold nobody for hours where the clock is moved back', () => {
    const { clock, move } = standing();
    const limit = createWrongCodeLimit(clock, 1);
    limit.wrong('a');
    move(-3_600_000);
    expect(limit.mustWait('a')).toBe(false);
  });

  it('are remembered of a thousand addresses at most', () => {
    const { clock } = standing();
    const limit = createWrongCodeLimit(clock, 1);
    for (let count = 0; count <= 1_000; count += 1) limit.wrong(`address ${count}`);
    expect(limit.mustWait('address 0')).toBe(false);
    expect(limit.mustWait('address 1')).toBe(true);
  });
});
