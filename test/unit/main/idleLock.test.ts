import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleLock } from '../../../src/main/idleLock.ts';

const minute = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function idleAfter(minutes: number) {
  const settings = { minutes };
  const lock = vi.fn();
  return { settings, lock, idle: new IdleLock({ minutes: () => settings.minutes, lock }) };
}

describe('the lock by time', () => {
  it('comes after the set minutes without input, and not before', () => {
    const { idle, lock } = idleAfter(10);
    idle.alive(false);
    vi.advanceTimersByTime(9 * minute);
    idle.alive(false);
    vi.advanceTimersByTime(10 * minute - 1);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('does not come during a call, and counts anew from its end', () => {
    const { idle, lock } = idleAfter(2);
    idle.alive(true);
    vi.advanceTimersByTime(45 * minute);
    expect(lock).not.toHaveBeenCalled();
    idle.alive(false);
    vi.advanceTimersByTime(2 * minute);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('never comes where that is set, and comes as set from the change on', () => {
    const { idle, lock, settings } = idleAfter(0);
    idle.alive(false);
    vi.advanceTimersByTime(600 * minute);
    expect(lock).not.toHaveBeenCalled();
    settings.minutes = 5;
    idle.alive();
    vi.advanceTimersByTime(5 * minute);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('does not come to one who has left', () => {
    const { idle, lock } = idleAfter(2);
    idle.alive(false);
    idle.stop();
    vi.advanceTimersByTime(10 * minute);
    expect(lock).not.toHaveBeenCalled();
  });
});
