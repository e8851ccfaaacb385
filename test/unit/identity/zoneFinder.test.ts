import { describe, expect, it } from 'vitest';
import { type Luma, type Point, pyramidOf, type Quad } from '../../../src/identity/picture.ts';
import { type FinderCells, forFinder, zonesIn } from '../../../src/identity/zoneFinder.ts';
import { cutLines, cutRows } from '../../../src/identity/zoneLines.ts';
import { drawZone } from './support/drawnZone.ts';

const columns = 80;
const rows = 44;

/** The finder's answer for one zone, as it was taught to give it (`training/finder.py`, `truth`). */
function answerFor(quad: Quad, mirrored = false, three = false, printed = false): FinderCells {
  const data = new Float32Array(10 * columns * rows).fill(0);
  const plane = columns * rows;
  const [tl, tr, br, bl] = quad;
  const middle = { x: (tl.x + tr.x + br.x + bl.x) / 4, y: (tl.y + tr.y + br.y + bl.y) / 4 };
  const inward = (a: Point, b: Point, at: Point) => {
    const n = { x: b.y - a.y, y: a.x - b.x };
    const length = Math.hypot(n.x, n.y);
    const side = (p: Point) => ((p.x - a.x) * n.x + (p.y - a.y) * n.y) / length;
    return (side(at) * Math.sign(side(middle))) / 8;
  };
  const along = { x: tr.x - tl.x + br.x - bl.x, y: tr.y - tl.y + br.y - bl.y };
  const length = Math.hypot(along.x, along.y);
  for (let i = 0; i < plane; i++) {
    const at = { x: ((i % columns) + 0.5) * 8, y: (Math.floor(i / columns) + 0.5) * 8 };
    const edges = [inward(tl, tr, at), inward(bl, br, at), inward(tl, bl, at), inward(tr, br, at)];
    data[i] = Math.min(...edges) > -0.25 ? 4 : -6;
    data[plane + i] = along.x / length;
    data[2 * plane + i] = along.y / length;
    edges.forEach((distance, k) => {
      data[(3 + k) * plane + i] = distance;
    });
    data[7 * plane + i] = three ? 5 : -5;
    data[8 * plane + i] = mirrored ? 5 : -5;
    data[9 * plane + i] = printed ? 5 : -5;
  }
  return { columns, rows, data };
}

const turned = (degrees: number, wide: number, tall: number, around: Point): Quad => {
  const a = (degrees * Math.PI) / 180;
  const corner = (x: number, y: number) => ({
    x: around.x + x * Math.cos(a) - y * Math.sin(a),
    y: around.y + x * Math.sin(a) + y * Math.cos(a),
  });
  return [corner(-wide, -tall), corner(wide, -tall), corner(wide, tall), corner(-wide, tall)];
};

describe('the finder', () => {
  it('sees any picture small, with both sides in whole steps of the network', () => {
    for (const [width, height] of [
      [1280, 720],
      [720, 1280],
      [563, 367],
      [1, 1],
      [4000, 10],
    ] as const) {
      const small = forFinder({ width, height, data: new Uint8Array(width * height) });
      expect(small.width % 32).toBe(0);
      expect(small.height % 32).toBe(0);
      expect(Math.max(small.width, small.height)).toBe(640);
    }
  });

  it('gives the zone with its corners in the order of reading, whichever way it lies', () => {
    for (const degrees of [0, 12, 90, 180, 200, 270, 345]) {
      const quad = turned(degrees, 130, 14, { x: 320, y: 176 });
      const [zone, other] = zonesIn(answerFor(quad), { x: 2, y: 2 });
      expect(other).toBeUndefined();
      quad.forEach((corner, i) => {
        expect(Math.abs((zone?.quad[i]?.x ?? 0) - corner.x * 2)).toBeLessThan(4);
        expect(Math.abs((zone?.quad[i]?.y ?? 0) - corner.y * 2)).toBeLessThan(4);
      });
      expect(zone).toMatchObject({ mirrored: false });
    }
  });

  it('tells a mirrored zone, and one of three lines', () => {
    const [tl, tr, br, bl] = turned(0, 130, 20, { x: 320, y: 176 });
    const [zone] = zonesIn(answerFor([tr, tl, bl, br], true, true), { x: 1, y: 1 });
    expect(zone).toMatchObject({ mirrored: true });
    expect(zone?.threeLines).toBeGreaterThan(0.9);
    expect(zone?.quad[0].x).toBeGreaterThan(zone?.quad[1].x ?? 0);
    expect(zone?.quad[0].y).toBeLessThan(zone?.quad[3].y ?? 0);
  });

  it('tells the printed fields of a card from a zone', () => {
    const quad = turned(5, 130, 60, { x: 320, y: 176 });
    expect(zonesIn(answerFor(quad), { x: 1, y: 1 })).toMatchObject([{ printed: false }]);
    expect(zonesIn(answerFor(quad, false, false, true), { x: 1, y: 1 })).toMatchObject([{ printed: true }]);
  });

  it('finds nothing where nothing is', () => {
    const nothing = { columns, rows, data: new Float32Array(10 * columns * rows).fill(-6) };
    expect(zonesIn(nothing, { x: 1, y: 1 })).toEqual([]);
  });
});

describe('the lines of a zone', () => {
  const straight = (degrees: number) => (x: number, y: number) => {
    const a = (degrees * Math.PI) / 180;
    const [u, v] = [(x - 0.5) * 900, (y - 0.7) * 300];
    return { x: 640 + u * Math.cos(a) - v * Math.sin(a), y: 360 + u * Math.sin(a) + v * Math.cos(a) };
  };
  const cases: readonly (readonly [string, (x: number, y: number) => Point])[] = [
    ['straight', straight(0)],
    ['upside down', straight(180)],
    ['leaning', straight(9)],
    ['on a bent page', (x, y) => ({ x: 190 + x * 900, y: 200 + y * 300 + 9 * Math.sin(Math.PI * x) })],
    [
      'in perspective',
      (x, y) => ({ x: 150 + x * 950 + (y - 0.5) * 60 * (0.5 - x), y: 180 + y * (260 + 60 * x) }),
    ],
  ];
  for (const count of [2, 3]) {
    for (const [name, place] of cases) {
      it(`${count}, ${name}: each is cut out in the middle of its strip`, () => {
        const drawn = drawZone({ width: 1280, height: 720, place, rows: count, columns: 40 });
        const cut = cutLines(pyramidOf(drawn.picture), {
          quad: drawn.quad,
          confidence: 1,
          threeLines: count === 3 ? 0.9 : 0.1,
          mirrored: false,
          printed: false,
        });
        expect(cut?.lines.length).toBe(count);
        for (const line of cut?.lines ?? []) expectCentred(line);
      });
    }
  }

  for (const [name, place] of cases) {
    it(`of a card, ${name}: each of its printed rows is cut out, the lowest first`, () => {
      const drawn = drawZone({ width: 1280, height: 720, place, rows: 6, columns: 24 });
      const cut = cutRows(pyramidOf(drawn.picture), {
        quad: drawn.quad,
        confidence: 1,
        threeLines: 0,
        mirrored: false,
        printed: true,
      });
      expect(cut?.lines.length).toBe(6);
      for (const line of cut?.lines ?? []) expectCentred(line);
    });
  }
});

/** Ink of the capitals lies in the middle half of the strip, all along it. */
function expectCentred(line: Luma): void {
  for (const part of [0.1, 0.5, 0.9]) {
    const ink = Array.from({ length: 32 }, (_, y) => {
      let dark = 0;
      for (let x = -12; x < 12; x++)
        dark += 255 - (line.data[y * line.width + Math.round(line.width * part) + x] ?? 0);
      return dark;
    });
    const paper = Math.min(...ink);
    const weight = ink.map((value) => value - paper);
    const total = weight.reduce((sum, value) => sum + value, 0);
    const centre = weight.reduce((sum, value, y) => sum + value * (y + 0.5), 0) / total;
    expect(Math.abs(centre - 16)).toBeLessThan(2.5);
  }
}
