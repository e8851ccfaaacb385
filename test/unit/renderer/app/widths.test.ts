import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedNote,
  compactBelow,
  dayShape,
  dividerWidth,
  fittingNote,
  leastNote,
  leastPicture,
  shapeKind,
} from '../../../../src/renderer/app/widths.ts';

const base = { inVisit: true, staysOpen: false, asked: null } as const;

describe('the day beside a visit', () => {
  it('folds to a rail in a call, is a button in small windows, and stays open where there is room', () => {
    expect(dayShape({ ...base, width: 1440 })).toBe('rail');
    expect(dayShape({ ...base, width: 1280 })).toBe('rail');
    expect(dayShape({ ...base, width: 720 })).toBe('button');
    expect(dayShape({ ...base, width: 1920, staysOpen: true })).toBe('column');
    expect(dayShape({ ...base, width: 2560 })).toBe('column');
  });

  it('is whole while nobody is let in, but for the narrowest windows', () => {
    expect(dayShape({ ...base, width: 720, inVisit: false })).toBe('column');
    expect(dayShape({ ...base, width: 480, inVisit: false })).toBe('button');
  });

  it('obeys the clinician where both fit', () => {
    expect(dayShape({ ...base, width: 1440, asked: 'column' })).toBe('column');
    expect(dayShape({ ...base, width: 2560, asked: 'rail' })).toBe('rail');
  });
});

describe('the divider', () => {
  it('leaves picture and note their least, whatever is wished', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5_000, max: 10_000 }),
        fc.integer({ min: 649, max: 4_000 }),
        (wished, available) => {
          const note = boundedNote(wished, available);
          expect(note).toBeGreaterThanOrEqual(leastNote);
          expect(available - dividerWidth - note).toBeGreaterThanOrEqual(leastPicture);
        },
      ),
    );
  });

  /** Both columns beside the rail, under bar and head. */
  const room = (windowWidth: number, windowHeight: number, shape: number) => ({
    windowWidth,
    width: windowWidth < compactBelow ? windowWidth : windowWidth - 98,
    height: windowHeight - 96,
    shape,
  });

  it('fits a wide picture as drawn in the widths that are drawn', () => {
    const fitting = [1280, 1440, 1920, 2560].map((width) => fittingNote(room(width, width * 0.5625, 16 / 9)));
    expect(fitting).toEqual([480, 548, 620, 760]);
    expect(720 - fittingNote(room(720, 450, 4 / 3)) - dividerWidth).toBe(300);
    expect(fittingNote({ windowWidth: 1440, width: 0, height: 0, shape: 16 / 9 })).toBe(548);
  });

  it('gives the note what an upright picture leaves, but never more than can be read', () => {
    expect(fittingNote(room(1440, 900, 9 / 16))).toBe(760);
    const low = room(1280, 720, 9 / 16);
    // What is left of the picture's column still holds the controls with their words.
    expect(low.width - dividerWidth - fittingNote(low)).toBe(504);
  });

  it('leaves the picture its whole height where the window is low and wide', () => {
    const low = room(1440, 620, 16 / 9);
    const picture = low.width - dividerWidth - fittingNote(low);
    expect(picture).toBeGreaterThanOrEqual(Math.floor((16 / 9) * (low.height - 120)) + 32);
  });

  it('keeps one share for wide and one for upright pictures', () => {
    expect([16 / 9, 4 / 3, 1].map(shapeKind)).toEqual(['wide', 'wide', 'wide']);
    expect([3 / 4, 9 / 16].map(shapeKind)).toEqual(['upright', 'upright']);
  });
});
