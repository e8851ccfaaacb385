import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextZoom,
  type PictureView,
  pan,
  turn,
  wholePicture,
  zoomBy,
} from '../../../../../src/renderer/features/identity/pictureView.ts';

const acts: ((view: PictureView) => PictureView)[] = [
  (view) => zoomBy(view, 1.5),
  (view) => zoomBy(view, 0.5),
  (view) => pan(view, 0.4, -0.3),
  (view) => pan(view, -0.9, 0.8),
  turn,
  nextZoom,
];

describe('how the frozen picture is looked at', () => {
  it('never leaves the picture, whatever is done with it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts)), (done) => {
        const view = done.reduce((held, act) => act(held), wholePicture);
        const half = 0.5 / view.zoom;
        expect(view.zoom).toBeGreaterThanOrEqual(1);
        expect(view.zoom).toBeLessThanOrEqual(8);
        for (const middle of [view.x, view.y]) {
          expect(middle).toBeGreaterThanOrEqual(half - 1e-9);
          expect(middle).toBeLessThanOrEqual(1 - half + 1e-9);
        }
      }),
    );
  });

  it('is back where it was after four quarter turns', () => {
    const view = pan(zoomBy(wholePicture, 4), 0.7, 0.3);
    const turned = turn(turn(turn(turn(view))));
    expect(turned.turns).toBe(view.turns);
    expect(turned.x).toBeCloseTo(view.x);
    expect(turned.y).toBeCloseTo(view.y);
  });

  it('goes by Z twice as large, twice again, and whole', () => {
    const zooms = [nextZoom(wholePicture)];
    zooms.push(nextZoom(zooms[0] as PictureView));
    zooms.push(nextZoom(zooms[1] as PictureView));
    expect(zooms.map((view) => view.zoom)).toEqual([2, 4, 1]);
  });
});
