import { describe, expect, it } from 'vitest';
import {
  type Luma,
  lumaOf,
  mapped,
  pyramidOf,
  type Quad,
  rectangleToQuad,
  resized,
  warped,
} from '../../../src/identity/picture.ts';

const slope = (width: number, height: number): Luma => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => ((i % width) / width) * 255),
});

describe('a picture', () => {
  it('has the brightness of its colours; what is transparent is white', () => {
    const rgba = Uint8Array.from([255, 255, 255, 255, 0, 0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0]);
    expect([...lumaOf(rgba, 4, 1).data]).toEqual([255, 0, 149, 255]);
  });

  it('keeps its brightness at any smaller size, whole or not', () => {
    for (const [w, h] of [
      [320, 180],
      [313, 171],
      [7, 5],
      [1, 1],
    ] as const) {
      const small = resized(slope(640, 360), w, h);
      expect(small.data.length).toBe(w * h);
      const mean = small.data.reduce((sum, value) => sum + value, 0) / small.data.length;
      expect(mean).toBeGreaterThan(125);
      expect(mean).toBeLessThan(129);
    }
  });

  it('of one pixel, one row, or larger than asked for is no trouble', () => {
    for (const [w, h] of [
      [1, 1],
      [40, 1],
      [1, 40],
    ] as const) {
      const grown = resized({ width: w, height: h, data: new Uint8Array(w * h).fill(90) }, 64, 32);
      expect(grown.data.every((value) => value === 90)).toBe(true);
    }
  });

  it('is mapped corner to corner, under perspective too', () => {
    const quad: Quad = [
      { x: 10, y: 20 },
      { x: 200, y: 5 },
      { x: 180, y: 90 },
      { x: 30, y: 120 },
    ];
    const map = rectangleToQuad(100, 50, quad);
    const corners = [
      [0, 0],
      [100, 0],
      [100, 50],
      [0, 50],
    ] as const;
    corners.forEach(([x, y], i) => {
      const at = mapped(map, x, y);
      expect(at.x).toBeCloseTo(quad[i]?.x ?? Number.NaN, 6);
      expect(at.y).toBeCloseTo(quad[i]?.y ?? Number.NaN, 6);
    });
    const square = rectangleToQuad(10, 10, [
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 20 },
      { x: 0, y: 20 },
    ]);
    expect(mapped(square, 5, 5)).toEqual({ x: 10, y: 10 });
  });

  it('drawn smaller is drawn from what is small already: fine stripes become grey, not noise', () => {
    const stripes: Luma = {
      width: 640,
      height: 320,
      data: Uint8Array.from({ length: 640 * 320 }, (_, i) => (i % 2 === 0 ? 0 : 255)),
    };
    const quad: Quad = [
      { x: 0, y: 0 },
      { x: 640, y: 0 },
      { x: 640, y: 320 },
      { x: 0, y: 320 },
    ];
    const small = warped(pyramidOf(stripes), rectangleToQuad(160, 80, quad), 160, 80);
    expect(Math.max(...small.data) - Math.min(...small.data)).toBeLessThan(4);
  });
});
