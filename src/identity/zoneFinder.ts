import type { Luma, Point, Quad } from './picture.ts';
import { resized } from './picture.ts';

/**
 * The finder's answer: one cell for each 8 x 8 px of the small picture, ten values a cell, plane by plane
 * (`training/finder.py`).
 */
export interface FinderCells {
  readonly columns: number;
  readonly rows: number;
  readonly data: Float32Array;
}

/** A zone in the picture, or the printed fields of a card that has none; in px of the whole picture. */
export interface FoundZone {
  readonly quad: Quad;
  /** 0..1 */
  readonly confidence: number;
  /** 0..1, that it has three lines and not two. */
  readonly threeLines: number;
  readonly mirrored: boolean;
  /** Whether it is the printed fields of a card. */
  readonly printed: boolean;
}

const cell = 8;
/** The network goes down to cells of so many px: both sides are whole ones. */
const coarsest = 32;
/** The longer side of the small picture. */
export const finderSide = 640;
const leastCells = 5;
/** Cells so far from an edge tell it half as well, in cells. */
const nearEdge = 2;
const zoneFrom = 0.5;

/** The picture as the finder sees it: its longer side `side` px. */
export function forFinder(luma: Luma, side: number = finderSide): Luma {
  const scale = side / Math.max(luma.width, luma.height);
  const whole = (px: number) => Math.max(coarsest, Math.round((px * scale) / coarsest) * coarsest);
  return resized(luma, whole(luma.width), whole(luma.height));
}

/** The zones in the finder's answer, the surest first; `stretch` leads from the small picture's px to the whole one's. */
export function zonesIn(
  cells: FinderCells,
  stretch: { readonly x: number; readonly y: number },
): FoundZone[] {
  const groups = connected(cells);
  const found = groups.map((group) => zoneOf(cells, group, stretch)).filter((zone) => zone !== null);
  return found.sort((a, b) => b.confidence - a.confidence);
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Cells that belong together, each group with at least `leastCells`. */
function connected({ columns, rows, data }: FinderCells): number[][] {
  const threshold = Math.log(zoneFrom / (1 - zoneFrom));
  const seen = new Uint8Array(columns * rows);
  const groups: number[][] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || (data[start] as number) < threshold) continue;
    const group: number[] = [];
    const waiting = [start];
    seen[start] = 1;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      group.push(at);
      const x = at % columns;
      const y = (at - x) / columns;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const nx = x + dx;
          const ny = y + dy;
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
          const next = ny * columns + nx;
          if (seen[next] === 1 || (data[next] as number) < threshold) continue;
          seen[next] = 1;
          waiting.push(next);
        }
      }
    }
    if (group.length >= leastCells) groups.push(group);
  }
  return groups;
}

interface Sighting {
  /** Along the reading direction, and across it downwards, in px of the small picture. */
  readonly along: number;
  readonly across: number;
  readonly weight: number;
}

function zoneOf(
  cells: FinderCells,
  group: readonly number[],
  stretch: { x: number; y: number },
): FoundZone | null {
  const { columns, rows, data } = cells;
  const plane = columns * rows;
  const at = (channel: number, index: number) => data[channel * plane + index] as number;
  let cosine = 0;
  let sine = 0;
  let confidence = 0;
  let three = 0;
  let mirror = 0;
  let printed = 0;
  let total = 0;
  for (const index of group) {
    const p = sigmoid(at(0, index));
    cosine += at(1, index) * p;
    sine += at(2, index) * p;
    three += at(7, index) * p;
    mirror += at(8, index) * p;
    printed += at(9, index) * p;
    confidence += p * p;
    total += p;
  }
  const norm = Math.hypot(cosine, sine);
  if (norm < total * 0.3) return null;
  const mirrored = mirror > 0;
  const ux = cosine / norm;
  const uy = sine / norm;
  const side = mirrored ? -1 : 1;
  const vx = -uy * side;
  const vy = ux * side;

  const upper: Sighting[] = [];
  const lower: Sighting[] = [];
  for (const index of group) {
    const p = sigmoid(at(0, index));
    const x = ((index % columns) + 0.5) * cell;
    const y = (Math.floor(index / columns) + 0.5) * cell;
    const along = x * ux + y * uy;
    const across = x * vx + y * vy;
    // A cell near an edge knows best where it is.
    const [above, below] = [at(3, index), at(4, index)];
    upper.push({ along, across: across - above * cell, weight: p / (1 + Math.max(0, above) / nearEdge) });
    lower.push({ along, across: across + below * cell, weight: p / (1 + Math.max(0, below) / nearEdge) });
  }
  const above = fitted(upper);
  const below = fitted(lower);
  const begin = endOf(
    upper,
    group.map((index) => at(5, index)),
    -1,
  );
  const end = endOf(
    upper,
    group.map((index) => at(6, index)),
    1,
  );
  if (end - begin < 40) return null;
  const corner = (along: number, edge: (along: number) => number): Point => {
    const across = edge(along);
    return { x: (along * ux + across * vx) * stretch.x, y: (along * uy + across * vy) * stretch.y };
  };
  if (below(begin) - above(begin) < 3 || below(end) - above(end) < 3) return null;
  return {
    quad: [corner(begin, above), corner(end, above), corner(end, below), corner(begin, below)],
    confidence: confidence / total,
    threeLines: sigmoid(three / total),
    mirrored,
    printed: printed > 0,
  };
}

/** Cells further from the zone's end than this say nothing of it: they do not see it. */
const seesTheEnd = 6 * cell;

/** Where the zone begins (`side` -1) or ends (1), along the reading direction, by the cells near it. */
function endOf(sightings: readonly Sighting[], distances: readonly number[], side: -1 | 1): number {
  const last = sightings.reduce((most, { along }) => Math.max(most, side * along), Number.NEGATIVE_INFINITY);
  const told = sightings.flatMap(({ along, weight }, i) =>
    last - side * along > seesTheEnd
      ? []
      : [{ value: side * along + (distances[i] as number) * cell, weight }],
  );
  // The outermost cell reaches half of itself further; what is told may be at most two cells from that.
  const edge = last + cell / 2;
  return side * Math.min(edge + 2 * cell, Math.max(edge - cell, weightedMedian(told)));
}

/** A straight edge through what the cells tell of it; those far from the rest count less (Tukey's weights, three rounds). */
function fitted(sightings: readonly Sighting[]): (along: number) => number {
  const middle = sightings.reduce((sum, { along }) => sum + along, 0) / sightings.length;
  let offset = 0;
  let slope = 0;
  let spread = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    let w = 0;
    let wx = 0;
    let wy = 0;
    let wxx = 0;
    let wxy = 0;
    for (const { along, across, weight } of sightings) {
      const x = along - middle;
      const miss = (across - offset - slope * x) / (spread * 4);
      const k = Number.isFinite(spread) ? (Math.abs(miss) < 1 ? weight * (1 - miss * miss) ** 2 : 0) : weight;
      w += k;
      wx += k * x;
      wy += k * across;
      wxx += k * x * x;
      wxy += k * x * across;
    }
    const det = w * wxx - wx * wx;
    if (w === 0) break;
    slope = det > 1e-3 * w * w ? (w * wxy - wx * wy) / det : 0;
    offset = (wy - slope * wx) / w;
    const misses = sightings
      .map(({ along, across }) => Math.abs(across - offset - slope * (along - middle)))
      .sort((a, b) => a - b);
    spread = Math.max(0.5, (misses[misses.length >> 1] as number) * 1.5);
  }
  return (along) => offset + slope * (along - middle);
}

function weightedMedian(values: { value: number; weight: number }[]): number {
  values.sort((a, b) => a.value - b.value);
  let left = values.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { value, weight } of values) {
    left -= weight;
    if (left <= 0) return value;
  }
  return values.at(-1)?.value ?? 0;
}
