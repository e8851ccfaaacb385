import { useEffect } from 'react';
import { request } from '../../ipc/client.ts';

/** Between two words to main that somebody is there, in ms. */
const aliveEveryMs = 15_000;
const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Tells main that somebody is there: at input, at most every 15 s, and whenever a call begins or ends. Main locks the
 * window when it has not heard of anybody for as long as the settings say.
 */
export function useAlive(inCall: boolean, isOpen: boolean): void {
  useEffect(() => {
    // Behind the lock nobody is there until somebody has unlocked.
    if (!isOpen) return;
    let told = 0;
    const tell = () => {
      told = Date.now();
      void request('session.alive', { inCall });
    };
    const onInput = () => {
      if (Date.now() - told >= aliveEveryMs) tell();
    };
    tell();
    for (const input of inputs) window.addEventListener(input, onInput, { capture: true, passive: true });
    return () => {
      for (const input of inputs) window.removeEventListener(input, onInput, { capture: true });
    };
  }, [inCall, isOpen]);
}
