import type { Screen } from './screen.ts';

/**
 * What a screen asks of camera and microphone. `waiting` and `byPhone` keep both open, so that they are there at once, and
 * let rest what nobody needs: the sound while waiting (one sees oneself), both by telephone.
 */
export type DeviceUse = 'none' | 'asItIs' | 'open' | 'waiting' | 'byPhone';

/** Camera and microphone are open from the check to the end of the call, once, and let go after it. */
export function deviceUse(shown: Screen): DeviceUse {
  switch (shown.screen) {
    case 'ending':
    case 'stopped':
    case 'left':
    case 'waitsForPlace':
    case 'inApp':
    case 'before':
    case 'prepareBefore':
      return 'none';
    case 'opening':
    case 'trouble':
      return 'asItIs';
    case 'step':
      return shown.step === 'check' ? 'open' : 'asItIs';
    case 'testBefore':
    case 'testAgain':
    case 'call':
      return 'open';
    case 'waiting':
    case 'prepareWaiting':
      return 'waiting';
    case 'phone':
      return 'byPhone';
  }
}
