/** A picture of brightness alone, 0..255, row by row. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A place in a picture, in px from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four corners: where reading begins above, ends above, ends below, begins below. */
export type Quad = readonly [Point, Point, Point, Point];

/** Rec. 601 luma of RGBA; what is transparent counts as white. */
export function lumaOf(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Luma {
  const data = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < data.length; i++, j += 4) {
    const alpha = rgba[j + 3] as number;
    const grey =
      ((rgba[j] as number) * 77 + (rgba[j + 1] as number) * 150 + (rgba[j + 2] as number) * 29) >> 8;
    data[i] = alpha === 255 ? grey : (grey * alpha + 255 * (255 - alpha)) / 255;
  }
  return { width, height, data };
}

/** The picture at another size, by the mean of what falls into each px (or bilinear, where it grows). */
export function resized(whole: Luma, width: number, height: number): Luma {
  if (width > whole.width || height > whole.height) {
    return warped(pyramidOf(whole), scaling(width / whole.width, height / whole.height), width, height);
  }
  // Halves are quick, and the mean of means is the mean.
  let from = whole;
  while (isEven(from) && from.width >= 2 * width && from.height >= 2 * height) from = halved(from);
  const data = new Uint8Array(width * height);
  const columns = spans(from.width, width);
  const rows = spans(from.height, height);
  const sums = new Float32Array(from.width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    const { first, weights } = rows[y] as Span;
    for (let r = 0; r < weights.length; r++) {
      const weight = weights[r] as number;
      const row = (first + r) * from.width;
      for (let x = 0; x < from.width; x++)
        sums[x] = (sums[x] as number) + (from.data[row + x] as number) * weight;
    }
    for (let x = 0; x < width; x++) {
      const column = columns[x] as Span;
      let sum = 0;
      for (let c = 0; c < column.weights.length; c++)
        sum += (sums[column.first + c] as number) * (column.weights[c] as number);
      data[y * width + x] = Math.round(sum);
    }
  }
  return { width, height, data };
}

const isEven = ({ width, height }: Luma): boolean => width % 2 === 0 && height % 2 === 0;

interface Span {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Which px of `from` make up each px of `to`, and by how much; the weights of one sum to 1. */
function spans(from: number, to: number): Span[] {
  const ratio = from / to;
  return Array.from({ length: to }, (_, i) => {
    const start = i * ratio;
    const end = Math.min(from, (i + 1) * ratio);
    const first = Math.floor(start);
    const weights: number[] = [];
    for (let p = first; p < end - 1e-6; p++)
      weights.push((Math.min(end, p + 1) - Math.max(start, p)) / (end - start));
    return { first, weights };
  });
}

/** A plane projective map as nine numbers, row by row. */
export type Homography = readonly number[];

const scaling = (x: number, y: number): Homography => [1 / x, 0, 0, 0, 1 / y, 0, 0, 0, 1];

export function mapped(h: Homography, x: number, y: number): Point {
  const w = (h[6] as number) * x + (h[7] as number) * y + (h[8] as number);
  return {
    x: ((h[0] as number) * x + (h[1] as number) * y + (h[2] as number)) / w,
    y: ((h[3] as number) * x + (h[4] as number) * y + (h[5] as number)) / w,
  };
}

/** The map of the rectangle `width` by `height` onto `quad` (P. Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3). */
export function rectangleToQuad(width: number, height: number, [a, b, c, d]: Quad): Homography {
  const dx1 = b.x - c.x;
  const dx2 = d.x - c.x;
  const dx3 = a.x - b.x + c.x - d.x;
  const dy1 = b.y - c.y;
  const dy2 = d.y - c.y;
  const dy3 = a.y - b.y + c.y - d.y;
  const det = dx1 * dy2 - dx2 * dy1;
  const g = det === 0 ? 0 : (dx3 * dy2 - dx2 * dy3) / det;
  const h = det === 0 ? 0 : (dx1 * dy3 - dx3 * dy1) / det;
  return [
    (b.x - a.x + g * b.x) / width,
    (d.x - a.x + h * d.x) / height,
    a.x,
    (b.y - a.y + g * b.y) / width,
    (d.y - a.y + h * d.y) / height,
    a.y,
    g / width,
    h / height,
    1,
  ];
}

/** A picture and its halves, so that what is drawn smaller is drawn from what is already small: nothing flickers. */
export interface Pyramid {
  readonly levels: readonly Luma[];
}

export function pyramidOf(luma: Luma): Pyramid {
  const levels = [luma];
  for (let last = luma; last.width >= 320 && last.height >= 160 && levels.length < 4; ) {
    last = halved(last);
    levels.push(last);
  }
  return { levels };
}

function halved(from: Luma): Luma {
  const width = from.width >> 1;
  const height = from.height >> 1;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let above = 2 * y * from.width;
    let below = above + from.width;
    for (let x = 0; x < width; x++, above += 2, below += 2) {
      data[y * width + x] =
        ((from.data[above] as number) +
          (from.data[above + 1] as number) +
          (from.data[below] as number) +
          (from.data[below + 1] as number) +
          2) >>
        2;
    }
  }
  return { width, height, data };
}

/** The level to read from where a step of `stepX` or `stepY` of the drawing covers, around `x`, `y`, so many px of the picture. */
export function levelAt(
  { levels }: Pyramid,
  map: Homography,
  { x, y }: Point,
  stepX: number,
  stepY: number,
): { readonly luma: Luma; readonly scale: number } {
  const here = mapped(map, x, y);
  const right = mapped(map, x + stepX, y);
  const under = mapped(map, x, y + stepY);
  const step = Math.min(
    Math.hypot(right.x - here.x, right.y - here.y),
    Math.hypot(under.x - here.x, under.y - here.y),
  );
  const level = Math.max(0, Math.min(levels.length - 1, Math.round(Math.log2(Math.max(1, step)))));
  return { luma: levels[level] as Luma, scale: 1 / 2 ** level };
}

/** Bilinear brightness at a place; beyond the edge, that of the edge. */
export function brightnessAt({ width, height, data }: Luma, x: number, y: number): number {
  const cx = Math.min(Math.max(x, 0), width - 1);
  const cy = Math.min(Math.max(y, 0), height - 1);
  const ix = cx | 0;
  const iy = cy | 0;
  const fx = cx - ix;
  const fy = cy - iy;
  const at = iy * width + ix;
  const right = ix + 1 < width ? 1 : 0;
  const down = iy + 1 < height ? width : 0;
  const above = (data[at] as number) * (1 - fx) + (data[at + right] as number) * fx;
  const below = (data[at + down] as number) * (1 - fx) + (data[at + down + right] as number) * fx;
  return above * (1 - fy) + below * fy;
}

/** What the map shows of the picture, `width` by `height`; the map leads from the drawing to the picture. */
export function warped(pyramid: Pyramid, map: Homography, width: number, height: number): Luma {
  const { luma, scale } = levelAt(pyramid, map, { x: width / 2, y: height / 2 }, 1, 1);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = mapped(map, x + 0.5, y + 0.5);
      data[y * width + x] = Math.round(brightnessAt(luma, at.x * scale - 0.5, at.y * scale - 0.5));
    }
  }
  return { width, height, data };
}
