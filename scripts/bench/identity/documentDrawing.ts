/** A drawn document, as the camera sees it. */
export interface DocumentDrawing {
  readonly width: number;
  readonly height: number;
  /** What stands in its zone, whatever it is. */
  readonly lines: readonly string[];
  /** The zone's width, of the picture's. */
  readonly zoneWidth: number;
  /** Degrees, clockwise. */
  readonly tilt: number;
  /** Degrees that upright lines lean. */
  readonly lean: number;
  /** Where its middle is, of the picture's width and height. */
  readonly middle: readonly [number, number];
  /** Colours. */
  readonly room: string;
  readonly paper: string;
  readonly ink: string;
  readonly font: string;
  /** The portrait's and the printed lines' place above the zone; none on a piece of paper. */
  readonly printed: readonly string[];
  /** Characters of the zone, counted from its upper left, that something lies over: line, from, to. */
  readonly covered?: readonly [line: number, from: number, to: number];
}

/** Faces of type for a zone, that of documents most often; what is not installed falls back to the machine's own even-spaced one. */
export const zoneFonts = [
  "'OCR B', monospace",
  "'OCR B', monospace",
  "'Liberation Mono', monospace",
  "'DejaVu Sans Mono', monospace",
];

/** Height of a character, and of a line, in steps from one character to the next. */
const type = 1.6;
const leading = 2.5;

/** The drawing as SVG. Each character stands by itself, so that its place is known whatever the face. */
export function documentSvg(drawing: DocumentDrawing): string {
  const { width, height, lines, printed } = drawing;
  const longest = Math.max(...lines.map(({ length }) => length));
  const zone = drawing.zoneWidth * width;
  const step = zone / longest;
  const line = step * leading;
  const page = zone / 0.92;
  const tall = Math.max(page * (longest > 40 ? 0.7 : 0.63), lines.length * line * 2.2);
  const left = -zone / 2;
  const top = tall / 2 - step - (lines.length - 1) * line - step * 0.6;
  const signs = lines.flatMap((text, row) =>
    [...text].map((sign, at) => {
      const shown = sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : sign;
      return `<text x="${fixed(left + step * (at + 0.5))}" y="${fixed(top + row * line)}">${shown}</text>`;
    }),
  );
  const words = printed.map(
    (text, row) =>
      `<text x="${fixed(-page * 0.12)}" y="${fixed(-tall * 0.34 + row * tall * 0.1)}">${text}</text>`,
  );
  const [x, y] = drawing.middle;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="${drawing.room}"/>
    <g transform="translate(${fixed(x * width)} ${fixed(y * height)}) rotate(${fixed(drawing.tilt)}) skewX(${fixed(drawing.lean)})">
      <rect x="${fixed(-page / 2)}" y="${fixed(-tall / 2)}" width="${fixed(page)}" height="${fixed(tall)}" rx="${fixed(step)}" fill="${drawing.paper}"/>
      ${printed.length === 0 ? '' : `<rect x="${fixed(-page * 0.45)}" y="${fixed(-tall * 0.42)}" width="${fixed(page * 0.25)}" height="${fixed(tall * 0.5)}" fill="#9aa7ad"/>`}
      <g font-family="sans-serif" font-size="${fixed(step * 1.3)}" fill="${drawing.ink}">${words.join('')}</g>
      <g font-family="${drawing.font}" font-size="${fixed(step * type)}" fill="${drawing.ink}" text-anchor="middle">${signs.join('')}</g>
      ${drawing.covered === undefined ? '' : cover(drawing.covered, left, top, step)}
    </g></svg>`;
}

/** A finger's end, over whole characters of one line. */
function cover(
  [row, from, to]: readonly [number, number, number],
  left: number,
  top: number,
  step: number,
): string {
  const x = left + from * step - step * 0.1;
  const y = top + row * step * leading - step * 1.5;
  return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed((to - from + 0.2) * step)}" height="${fixed(step * 1.9)}" rx="${fixed(step * 0.6)}" fill="#c79a80"/>`;
}

const fixed = (value: number): string => value.toFixed(2);
