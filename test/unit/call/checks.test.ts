import { describe, expect, it } from 'vitest';
import { isInAppBrowser, troubleOf } from '../../../src/call/deviceTrouble.ts';
import { heardLevel, levelOf } from '../../../src/call/level.ts';
import { judgeNetwork } from '../../../src/call/networkTest.ts';
import { pause } from '../../../src/call/retryPause.ts';

const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 Version/18.4 Mobile/15E148 Safari/604.1';
const facebook = `${safari} [FBAN/FBIOS;FBAV/480.0]`;
const webView =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36';

describe('what getUserMedia threw, by name', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'taken'],
    ['AbortError', 'taken'],
    ['TypeError', 'unsupported'],
    ['SecurityError', 'unsupported'],
    ['something new', 'unsupported'],
  ])('%s is %s', (name, trouble) => {
    expect(troubleOf(name, safari)).toBe(trouble);
  });

  it('asks again without the wish when only the wish could not be met', () => {
    expect(troubleOf('OverconstrainedError', safari)).toBeNull();
  });

  it('names a browser inside another app, where the remedy is another', () => {
    expect(isInAppBrowser(safari)).toBe(false);
    expect(isInAppBrowser(webView)).toBe(true);
    expect(troubleOf('NotAllowedError', facebook)).toBe('inAppBrowser');
    expect(troubleOf('TypeError', webView)).toBe('inAppBrowser');
    expect(troubleOf('NotFoundError', facebook)).toBe('missing');
  });
});

describe('the level of the microphone', () => {
  const tone = (amplitude: number) =>
    Float32Array.from({ length: 1024 }, (_, index) => amplitude * Math.sin(index / 5));

  it('is 0 for silence and never above 1', () => {
    expect(levelOf(new Float32Array(1024))).toBe(0);
    expect(levelOf(new Float32Array(0))).toBe(0);
    expect(levelOf(tone(1))).toBe(1);
  });

  it('hears quiet speech and grows with it', () => {
    expect(levelOf(tone(0.01))).toBeGreaterThan(heardLevel);
    expect(levelOf(tone(0.1))).toBeGreaterThan(levelOf(tone(0.01)));
    expect(levelOf(tone(0.0005))).toBeLessThan(heardLevel);
  });
});

describe('the network test', () => {
  it('calls a quick and wide way good, any other weak', () => {
    expect(judgeNetwork('wifi', 40.4, 8_000_000)).toEqual({ state: 'good', kind: 'wifi', roundTripMs: 40 });
    expect(judgeNetwork('cellular', 300, 8_000_000).state).toBe('weak');
    expect(judgeNetwork('unknown', 40, 1_000_000).state).toBe('weak');
  });
});

describe('the pause before the next attempt', () => {
  it('grows, and stays short enough to meet a side that returns', () => {
    for (const connecting of [true, false]) {
      const pauses = [1, 2, 3, 4, 5, 100].map((attempt) => pause(attempt, connecting));
      expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
      expect(pauses.at(-1)).toBeLessThanOrEqual(connecting ? 8_000 : 3_000);
    }
    expect(pause(0, true)).toBe(pause(1, true));
  });
});
