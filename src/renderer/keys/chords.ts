/** Every chord of the console (screens/README.md, Keys). Never Ctrl+Alt: that is AltGr on Swedish keyboards. */
export const chords = {
  'call.microphone': { alt: true, code: 'KeyM', shown: 'Alt M' },
  'call.camera': { alt: true, code: 'KeyK', shown: 'Alt K' },
  'call.hold': { alt: true, code: 'KeyV', shown: 'Alt V' },
  'call.hangUp': { alt: true, code: 'KeyH', shown: 'Alt H' },
  'call.dial': { alt: true, code: 'KeyR', shown: 'Alt R' },
  'call.more': { alt: true, code: 'Period', shown: 'Alt .' },
  'present.alone': { alt: true, code: 'KeyA', shown: 'Alt A' },
  'present.someoneHere': { alt: true, code: 'KeyB', shown: 'Alt B' },
  'present.room': { alt: true, code: 'KeyG', shown: 'Alt G' },
  'identity.open': { alt: true, code: 'KeyI', shown: 'Alt I' },
  'identity.again': { alt: true, code: 'KeyO', shown: 'Alt O' },
  'day.toggle': { alt: true, code: 'KeyD', shown: 'Alt D' },
  'note.focus': { alt: true, code: 'KeyN', shown: 'Alt N' },
  'note.section1': { alt: true, code: 'Digit1', shown: 'Alt 1' },
  'note.section2': { alt: true, code: 'Digit2', shown: 'Alt 2' },
  'note.section3': { alt: true, code: 'Digit3', shown: 'Alt 3' },
  'note.section4': { alt: true, code: 'Digit4', shown: 'Alt 4' },
  'note.section5': { alt: true, code: 'Digit5', shown: 'Alt 5' },
  'note.section6': { alt: true, code: 'Digit6', shown: 'Alt 6' },
  'layout.fit': { alt: true, code: 'Digit0', shown: 'Alt 0' },
  'visit.undo': { alt: true, code: 'KeyZ', shown: 'Alt Z' },
  'visit.emergency': { alt: true, code: 'KeyE', shown: 'Alt E' },
  'visit.signLater': { alt: true, code: 'Enter', shown: 'Alt ↵' },
  'visit.finish': { ctrl: true, code: 'Enter', shown: 'Ctrl ↵' },
  'day.before': { alt: true, code: 'ArrowLeft', shown: 'Alt ←' },
  'day.after': { alt: true, code: 'ArrowRight', shown: 'Alt →' },
  'day.today': { alt: true, code: 'Home', shown: 'Alt Home' },
  'delay.more': { alt: true, code: 'KeyF', shown: 'Alt F' },
  'waiting.tell': { alt: true, code: 'KeyW', shown: 'Alt W' },
  'unsigned.show': { alt: true, code: 'KeyJ', shown: 'Alt J' },
  'queue.filter': { alt: true, code: 'KeyQ', shown: 'Alt Q' },
  'queue.search': { ctrl: true, code: 'KeyF', shown: 'Ctrl F' },
  'palette.open': { ctrl: true, code: 'KeyK', shown: 'Ctrl K' },
  'settings.toggle': { ctrl: true, code: 'Comma', shown: 'Ctrl ,' },
  'session.lock': { ctrl: true, code: 'KeyL', shown: 'Ctrl L' },
} as const satisfies Record<string, Chord>;

interface Chord {
  readonly alt?: true;
  readonly ctrl?: true;
  readonly code: string;
  readonly shown: string;
}

export type ChordName = keyof typeof chords;

/** The chord that a key press is, or null. Letters go by their printed key (`event.key`), so that other layouts work. */
export function chordOf(event: KeyboardEvent): ChordName | null {
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey && control) return null;
  for (const [name, chord] of Object.entries(chords) as [ChordName, Chord][]) {
    if ((chord.alt ?? false) !== event.altKey || (chord.ctrl ?? false) !== control || event.shiftKey)
      continue;
    const letter = chord.code.startsWith('Key') ? chord.code.slice(3).toLowerCase() : null;
    if (letter === null ? event.code === chord.code : event.key.toLowerCase() === letter) return name;
  }
  return null;
}
