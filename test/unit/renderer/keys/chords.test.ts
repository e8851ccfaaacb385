import { describe, expect, it } from 'vitest';
import { chordOf, chords } from '../../../../src/renderer/keys/chords.ts';

const press = (change: Partial<KeyboardEvent>) =>
  ({
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    key: '',
    code: '',
    ...change,
  }) as KeyboardEvent;

describe('chords', () => {
  it('go by the printed letter, so that other layouts work', () => {
    expect(chordOf(press({ altKey: true, key: 'd', code: 'KeyE' }))).toBe('day.toggle');
    expect(chordOf(press({ ctrlKey: true, key: 'f', code: 'KeyF' }))).toBe('queue.search');
    expect(chordOf(press({ metaKey: true, key: 'F', code: 'KeyF' }))).toBe('queue.search');
    expect(chordOf(press({ altKey: true, key: '0', code: 'Digit0' }))).toBe('layout.fit');
  });

  it('are never AltGr, and never a bare letter', () => {
    for (const chord of Object.values(chords))
      expect(
        chordOf(press({ altKey: true, ctrlKey: true, key: chord.code.slice(-1), code: chord.code })),
      ).toBeNull();
    expect(chordOf(press({ key: 'd', code: 'KeyD' }))).toBeNull();
  });

  it('never stand for two things', () => {
    const shown = Object.values(chords).map((chord) => chord.shown);
    expect(new Set(shown).size).toBe(shown.length);
  });
});
