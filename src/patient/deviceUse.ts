import type { Screen } from './screen.ts';

export type DeviceUse = 'none' | 'asItIs' | 'open';

/** Camera and microphone are open from the check to the end of the call, once, and let go after it. */
export function deviceUse(shown: Screen): DeviceUse {
  switch (shown.screen) {
    case 'ending':
    case 'stopped':
    case 'left':
      return 'none';
    case 'opening':
    case 'trouble':
    case 'tooEarly':
      return 'asItIs';
    case 'step':
      return shown.step === 'check' ? 'open' : 'asItIs';
    case 'testBefore':
    case 'testAgain':
    case 'waiting':
    case 'call':
      return 'open';
  }
}
