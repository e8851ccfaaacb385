import {
  brightnessAt,
  type Homography,
  type Luma,
  levelAt,
  mapped,
  type Pyramid,
  type Quad,
  rectangleToQuad,
  warped,
} from './picture.ts';
import type { FoundZone } from './zoneFinder.ts';

/** Height of a cut line, in px; its capitals take half of it, in the middle (`training/lines.py`). */
export const lineHeight = 32;
const widestLine = 768;

/** The flat zone: how wide it is drawn, and how much of what is around it is drawn too, of its own height and width. */
const flatWidth = 704;
const aroundHeight = 0.32;
const aroundWidth = 0.03;
const slabs = 11;

/** The lines of a zone, each cut out straight, `lineHeight` high; none where no rows stand out. */
export interface CutLines {
  readonly lines: readonly Luma[];
  /** Height of the capitals in px of the whole picture. */
  readonly capitals: number;
  /** How clearly the rows stand out from what is between them, -1..1. */
  readonly clarity: number;
}

/**
 * Cuts the lines out: flattens the zone, finds the slope and bend of its rows, then where they lie.
 * @param count how many there are, where that is known.
 */
export function cutLines(pyramid: Pyramid, zone: FoundZone, count?: 2 | 3): CutLines | null {
  const { outer, height, perRow, profiles } = flattened(pyramid, zone.quad, aroundHeight, 240);
  const bend = bendOf(profiles, height, 0.28);
  const comb = combOf(
    straightened(profiles, bend, height),
    zone.threeLines,
    count === undefined ? [2, 3] : [count],
  );
  if (comb === null) return null;
  const lines = Array.from({ length: comb.count }, (_, i) =>
    cut(pyramid, outer, bend, comb.top + comb.capital / 2 + i * comb.spacing, comb.capital),
  );
  return { lines, capitals: comb.capital * perRow, clarity: comb.clarity };
}

/** What a quad shows, drawn flat. */
interface Flat {
  /** From the flat drawing to the picture. */
  readonly outer: Homography;
  readonly height: number;
  /** Px of the picture to a row of the flat drawing. */
  readonly perRow: number;
  readonly profiles: readonly Float32Array[];
}

function flattened(pyramid: Pyramid, quad: Quad, around: number, highest: number): Flat {
  const [a, b, c, d] = quad;
  const wide = (Math.hypot(b.x - a.x, b.y - a.y) + Math.hypot(c.x - d.x, c.y - d.y)) / 2;
  const tall = (Math.hypot(d.x - a.x, d.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y)) / 2;
  const height = Math.round(
    Math.min(highest, Math.max(20, (flatWidth * tall * (1 + 2 * around)) / (wide * (1 + 2 * aroundWidth)))),
  );
  const outer = rectangleToQuad(flatWidth, height, grown(rectangleToQuad(1, 1, quad), around));
  const profiles = slabProfiles(warped(pyramid, outer, flatWidth, height));
  const middle = mapped(outer, flatWidth / 2, height / 2);
  const under = mapped(outer, flatWidth / 2, height / 2 + 1);
  return { outer, height, profiles, perRow: Math.hypot(under.x - middle.x, under.y - middle.y) };
}

/** Slabs of the width at whose side every printed row begins. */
const beginning = 5;
/** More rows than this no card has. */
const mostRows = 12;

/** The rows of a card's printed fields, of any number and spacing, the lowest first: there the number stands. */
export function cutRows(pyramid: Pyramid, zone: FoundZone): CutLines | null {
  const { outer, height, perRow, profiles } = flattened(pyramid, zone.quad, 0.06, 640);
  const bend = bendOf(profiles, height, 0.06);
  const bands = bandsOf(straightened(profiles.slice(0, beginning), bend, height));
  if (bands.length === 0) return null;
  const capital = bands.map(({ tall }) => tall).sort((a, b) => a - b)[bands.length >> 1] as number;
  const lines = bands
    .slice(-mostRows)
    .reverse()
    .map(({ top, tall }) => cut(pyramid, outer, bend, top + tall / 2, tall));
  return { lines, capitals: capital * perRow, clarity: 1 };
}

/** Where brightness changes much along the rows, from `top` on, `tall` rows. */
function bandsOf(profile: Float32Array): { top: number; tall: number }[] {
  const height = profile.length;
  const sorted = Float32Array.from(profile).sort();
  const low = sorted[Math.floor(height * 0.1)] as number;
  const high = sorted[Math.floor(height * 0.8)] as number;
  const from = low + (high - low) * 0.45;
  const least = Math.max(4, height * 0.025);
  const bands: { top: number; tall: number }[] = [];
  let top = -1;
  for (let y = 0; y <= height; y++) {
    const isIn = y < height && (profile[y] as number) >= from;
    if (isIn && top < 0) top = y;
    if (!isIn && top >= 0) {
      if (y - top >= least) bands.push({ top, tall: y - top });
      top = -1;
    }
  }
  return bands;
}

/** The quad with what is around it. */
function grown(unit: Homography, around: number): Quad {
  const [x0, x1] = [-aroundWidth, 1 + aroundWidth];
  const [y0, y1] = [-around, 1 + around];
  return [mapped(unit, x0, y0), mapped(unit, x1, y0), mapped(unit, x1, y1), mapped(unit, x0, y1)];
}

/** For each slab of the width, for each row, how much brightness changes along it; each slab's mean is 1. */
function slabProfiles({ width, height, data }: Luma): Float32Array[] {
  const step = Math.floor(width / slabs);
  return Array.from({ length: slabs }, (_, s) => {
    const profile = new Float32Array(height);
    for (let y = 0; y < height; y++) {
      let sum = 0;
      const row = y * width;
      for (let x = Math.max(1, s * step); x < Math.min(width - 2, (s + 1) * step); x++) {
        sum += Math.abs((data[row + x + 1] as number) - (data[row + x - 1] as number));
      }
      profile[y] = sum;
    }
    const mean = profile.reduce((sum, value) => sum + value, 0) / height || 1;
    for (let y = 0; y < height; y++) profile[y] = Math.min(4, (profile[y] as number) / mean);
    return profile;
  });
}

/** How far rows lie below the middle's at a place across the flat zone, -1..1: `slope` and `bow` in px of it. */
interface Bend {
  readonly slope: number;
  readonly bow: number;
}

const sag = ({ slope, bow }: Bend, across: number): number => slope * across + bow * (across * across - 0.33);
const placeOf = (slab: number): number => ((slab + 0.5) / slabs) * 2 - 1;

/** The slope, of at most this share of the height, and bow with which the slabs' rows fall together best: their sum is then the most uneven. */
function bendOf(profiles: readonly Float32Array[], height: number, steepest: number): Bend {
  let best: Bend = { slope: 0, bow: 0 };
  let most = Number.NEGATIVE_INFINITY;
  const widest = Math.max(3, Math.round(height * steepest));
  const weigh = (bend: Bend) => {
    const sum = straightened(profiles, bend, height);
    let square = 0;
    for (const value of sum) square += value * value;
    // Where two fit alike, the straighter.
    const worth = square * (1 - 0.002 * Math.abs(bend.slope) - 0.004 * Math.abs(bend.bow));
    if (worth > most) {
      most = worth;
      best = bend;
    }
  };
  for (let slope = -widest; slope <= widest; slope += 1) weigh({ slope, bow: 0 });
  const { slope } = best;
  const bows = Math.max(2, Math.round(height * Math.min(0.1, steepest)));
  for (let bow = -bows; bow <= bows; bow += 1) {
    for (let by = -1; by <= 1; by += 0.5) weigh({ slope: slope + by, bow });
  }
  return best;
}

/** The slabs' profiles, each moved by what the bend says, added. */
function straightened(profiles: readonly Float32Array[], bend: Bend, height: number): Float32Array {
  const sum = new Float32Array(height);
  profiles.forEach((profile, slab) => {
    const by = sag(bend, placeOf(slab));
    const whole = Math.floor(by);
    const part = by - whole;
    for (let y = 0; y < height; y++) {
      const at = y + whole;
      const one = at >= 0 && at < height ? (profile[at] as number) : 0;
      const next = at + 1 >= 0 && at + 1 < height ? (profile[at + 1] as number) : 0;
      sum[y] = (sum[y] as number) + one * (1 - part) + next * part;
    }
  });
  return sum;
}

interface Comb {
  readonly count: number;
  readonly top: number;
  readonly capital: number;
  readonly spacing: number;
  /** Correlation of the rows with the comb, -1..1. */
  readonly clarity: number;
}

/** The two or three even rows that fit the profile best (normalised correlation with a comb of bands). */
function combOf(profile: Float32Array, threeLines: number, counts: readonly number[]): Comb | null {
  const height = profile.length;
  const sums = new Float64Array(height + 1);
  const squares = new Float64Array(height + 1);
  for (let y = 0; y < height; y++) {
    const value = profile[y] as number;
    sums[y + 1] = (sums[y] as number) + value;
    squares[y + 1] = (squares[y] as number) + value * value;
  }
  const between = (of: Float64Array, from: number, to: number) => (of[to] as number) - (of[from] as number);
  let best: Comb | null = null;
  let most = 0.2;
  for (const count of counts) {
    const prior = (count === 3 ? threeLines : 1 - threeLines) * 0.25;
    const least = Math.max(3, Math.floor(height / (count * 4.2)));
    for (let capital = least; capital * (count * 1.4 + 0.2) <= height * 1.02; capital++) {
      for (let spacing = Math.ceil(capital * 1.35); spacing <= capital * 2.7; spacing++) {
        const tall = capital + (count - 1) * spacing;
        const gap = Math.max(1, Math.round((spacing - capital) * 0.5));
        for (let top = gap; top + tall + gap <= height; top++) {
          const from = top - gap;
          const to = top + tall + gap;
          const n = to - from;
          let inside = 0;
          for (let i = 0; i < count; i++)
            inside += between(sums, top + i * spacing, top + i * spacing + capital);
          const all = between(sums, from, to);
          const spread = n * between(squares, from, to) - all * all;
          const m = count * capital;
          if (spread <= 0 || m >= n) continue;
          const clarity = (n * inside - m * all) / Math.sqrt(spread * m * (n - m));
          // A comb that takes in more of the rows is preferred to one that fits within a part of them.
          const worth = clarity + prior + 0.15 * (tall / height);
          if (worth > most) {
            most = worth;
            best = { count, top, capital, spacing, clarity };
          }
        }
      }
    }
  }
  return best;
}

/** One line, straight and at the recogniser's size, read from the level of the picture that is nearest to it. */
function cut(pyramid: Pyramid, outer: Homography, bend: Bend, row: number, capital: number): Luma {
  const perPx = (2 * capital) / lineHeight;
  const width = Math.min(widestLine, Math.round(flatWidth / perPx / 8) * 8);
  const stepX = flatWidth / width;
  const { luma, scale } = levelAt(pyramid, outer, { x: flatWidth / 2, y: row }, stepX, perPx);
  const data = new Uint8Array(width * lineHeight);
  for (let x = 0; x < width; x++) {
    const flatX = (x + 0.5) * stepX;
    const down = row + sag(bend, (flatX / flatWidth) * 2 - 1);
    for (let y = 0; y < lineHeight; y++) {
      const at = mapped(outer, flatX, down + (y + 0.5 - lineHeight / 2) * perPx);
      data[y * width + x] = Math.round(brightnessAt(luma, at.x * scale - 0.5, at.y * scale - 0.5));
    }
  }
  return { width, height: lineHeight, data };
}
