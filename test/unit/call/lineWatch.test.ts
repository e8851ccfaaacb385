import { describe, expect, it } from 'vitest';
import { freshWatch, type LineLook, lookAtLine, watchEveryMs } from '../../../src/call/lineWatch.ts';

/** Looks at a line at the usual pace; the index of the look that says lost, or -1. */
function lostAt(looks: readonly Omit<LineLook, 'at'>[], everyMs: number = watchEveryMs): number {
  let watch = freshWatch;
  return looks.findIndex((look, index) => {
    const outcome = lookAtLine(watch, { at: index * everyMs, ...look });
    watch = outcome.watch;
    return outcome.lost;
  });
}
const still = (count: number, ice: RTCIceConnectionState = 'connected') =>
  Array.from({ length: count }, () => ({ bytesReceived: 100, ice }));

describe('the watch over the line', () => {
  it('says that a silent line is lost within 2 s', () => {
    const index = lostAt(still(20));
    expect(index).toBeGreaterThan(0);
    expect((index + 1) * watchEveryMs).toBeLessThan(2_000);
  });

  it('is sooner sure when ICE has lost its checks too', () => {
    expect(lostAt(still(20, 'disconnected'))).toBeLessThan(lostAt(still(20)));
  });

  it('is not shaken by one lost consent check while bytes come', () => {
    const looks = Array.from({ length: 40 }, (_, index) => ({
      bytesReceived: index * 10,
      ice: 'disconnected' as const,
    }));
    expect(lostAt(looks)).toBe(-1);
  });

  it('takes a failed connection at once', () => {
    expect(lostAt([{ bytesReceived: 1, ice: 'failed' }])).toBe(0);
  });

  it('does not take its own sleep for the silence of the line', () => {
    const asleep = [
      { bytesReceived: 100, ice: 'connected' as const },
      { bytesReceived: 100, ice: 'connected' as const },
      { bytesReceived: 200, ice: 'connected' as const },
    ];
    expect(lostAt(asleep, 60_000)).toBe(-1);
  });

  it('forgives a clock that goes back', () => {
    let watch = lookAtLine(freshWatch, { at: 10_000, bytesReceived: 5, ice: 'connected' }).watch;
    const back = lookAtLine(watch, { at: 1_000, bytesReceived: 5, ice: 'connected' });
    watch = back.watch;
    expect(back.lost).toBe(false);
    expect(watch.silentFor).toBe(0);
  });
});
