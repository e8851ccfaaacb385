import type { Luma, Point, Quad } from '../../../../src/identity/picture.ts';

/** What is drawn: rows of characters, each a box of strokes, on a page somewhere in a picture. */
export interface DrawnZone {
  readonly picture: Luma;
  /** From the first row's capitals to the last row's feet. */
  readonly quad: Quad;
  /** Where the middle of each row begins and ends. */
  readonly rows: readonly (readonly [Point, Point])[];
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Where the page's own x, y (0..1) lie in the picture. */
  readonly place: (x: number, y: number) => Point;
  readonly rows: number;
  readonly columns: number;
}

const capital = 0.36;

/** Rows of upright strokes in the lower part of a page; `place` says how the page lies. */
export function drawZone({ width, height, place, rows, columns }: Drawing): DrawnZone {
  const data = new Uint8Array(width * height).fill(200);
  const rowTop = (row: number) => 0.5 + (row * 0.4) / rows;
  const rowFoot = (row: number) => rowTop(row) + (0.4 / rows) * capital * 1.4;
  const stroke = (from: Point, to: Point) => {
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * 2);
    for (let i = 0; i <= steps; i++) {
      const x = Math.round(from.x + ((to.x - from.x) * i) / steps);
      const y = Math.round(from.y + ((to.y - from.y) * i) / steps);
      for (const dx of [0, 1])
        if (x + dx >= 0 && x + dx < width && y >= 0 && y < height) data[y * width + x + dx] = 30;
    }
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (const part of [0.2, 0.6]) {
        const x = 0.05 + (0.9 * (column + part)) / columns;
        stroke(place(x, rowTop(row)), place(x, rowFoot(row)));
      }
    }
  }
  const last = rows - 1;
  return {
    picture: { width, height, data },
    quad: [
      place(0.05, rowTop(0)),
      place(0.95, rowTop(0)),
      place(0.95, rowFoot(last)),
      place(0.05, rowFoot(last)),
    ],
    rows: Array.from({ length: rows }, (_, row) => {
      const middle = (rowTop(row) + rowFoot(row)) / 2;
      return [place(0.05, middle), place(0.95, middle)] as const;
    }),
  };
}
