import type { Point, Quad } from './picture.ts';
import type { FormatKind } from './zoneFormat.ts';

/** A rectangle on a document in mm, from the upper left corner of its zone's text, right and down. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How wide the text of the zone is, and where the portrait lies beside it. */
interface Layout {
  readonly textWidth: number;
  readonly portrait: Place;
}

/** OCR-B size 1 is set ten to an inch; the last character is as wide as its ink (Doc 9303-3). */
const textWidth = (characters: number): number => (characters - 1) * 2.54 + 1.9;

/**
 * Portraits by ICAO Doc 9303, eighth edition: part 4 for TD3 (page 125 x 88 mm, zone 23.2 mm high at its foot, first
 * character 6 mm from its left edge), part 6 for TD2 (105 x 74 mm, the same zone). The portrait (zone V, some 35 x 45
 * mm) stands at the left, above the zone and under the head (zone I). States place it freely within that: the room that
 * it may take, and a little more, is shown; so it lies whole in the cut of every passport of the shared specimens. TD1
 * cards (part 5) have zone and portrait on different sides, and on a visa it is the state's choice: nothing to cut there.
 */
const layouts: Partial<Readonly<Record<FormatKind, Layout>>> = {
  TD3: { textWidth: textWidth(44), portrait: { left: -2.5, top: -55, right: 37, bottom: -4 } },
  TD2: { textWidth: textWidth(36), portrait: { left: -2, top: -44, right: 30, bottom: -4 } },
};

/**
 * Where the portrait is in the picture, in its px, upright in the order of a quad; null where the format has none beside
 * its zone. Turned and sized as the zone's text: how far the page tilts cannot be told from a strip so low.
 * @param zone the corners of the zone's text, as the finder gives them.
 */
export function portraitIn(kind: FormatKind, zone: Quad): Quad | null {
  const layout = layouts[kind];
  if (layout === undefined) return null;
  const [a, b, c, d] = zone;
  // Along the middle of the text: its ends are surer than its edges.
  const begin = between(a, d);
  const end = between(b, c);
  const along = {
    x: (end.x - begin.x) / layout.textWidth,
    y: (end.y - begin.y) / layout.textWidth,
  };
  const at = (right: number, down: number): Point => ({
    x: a.x + along.x * right - along.y * down,
    y: a.y + along.y * right + along.x * down,
  });
  const { left, top, right, bottom } = layout.portrait;
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}

/** An affine map as a canvas takes it: `[a, b, c, d, e, f]` leads `x, y` to `ax + cy + e, bx + dy + f`. */
export type Affine = readonly [number, number, number, number, number, number];

/** The map that lays what stands in `quad` (a rectangle, however turned) upright into `width` by `height`. */
export function uprightFrom([a, b, , d]: Quad, width: number, height: number): Affine {
  const ux = (b.x - a.x) / width;
  const uy = (b.y - a.y) / width;
  const vx = (d.x - a.x) / height;
  const vy = (d.y - a.y) / height;
  const det = ux * vy - uy * vx;
  return [vy / det, -uy / det, -vx / det, ux / det, (vx * a.y - vy * a.x) / det, (uy * a.x - ux * a.y) / det];
}

const between = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
