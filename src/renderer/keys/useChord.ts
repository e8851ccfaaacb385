import { useEffect, useRef } from 'react';
import { type ChordName, chordOf } from './chords.ts';

/** Does `action` when the chord is pressed, wherever the focus is, while the component is shown and `enabled`. */
export function useChord(name: ChordName, action: () => void, enabled = true): void {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || chordOf(event) !== name) return;
      event.preventDefault();
      // A key held down is one press: it must not finish and then sign, or switch a microphone back and forth.
      if (event.repeat) return;
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [name, enabled]);
}
