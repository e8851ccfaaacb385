import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedNote,
  dayShape,
  dividerWidth,
  fittingNote,
  leastNote,
  leastPicture,
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

  it('fits as drawn in the widths that are drawn', () => {
    expect([1280, 1440, 1920, 2560].map(fittingNote)).toEqual([480, 548, 620, 760]);
    expect(720 - fittingNote(720) - dividerWidth).toBe(300);
  });
});
