import { useEffect } from 'react';
import type { SectionKey } from '../../shared/domain/note.ts';
import { useAction } from './actions.ts';
import { type ChordName, chordOf } from './chords.ts';

/**
 * Does `action` when the chord is pressed, wherever the focus is, while the component is shown and `enabled`. So long it
 * is in the palette too, under the words of its name (or of the note's `section` that it is about).
 */
export function useChord(
  name: ChordName,
  action: () => void,
  enabled = true,
  section: SectionKey | null = null,
): void {
  const latest = useAction(name, action, enabled, section);
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
  }, [name, enabled, latest]);
}
