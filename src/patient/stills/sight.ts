/** What one small picture of the frame shows of itself. */
export interface Sight {
  /**
   * Share of the detail that is fine, about 0.25 (blurred) to 1: squared differences of neighbours by those of next
   * neighbours. Relative, so that it says the same of pale and of strong print.
   */
  readonly sharpness: number;
  /** How much there is to see at all: root of the mean squared difference of next neighbours, in levels of 0 to 255. */
  readonly detail: number;
  /** Mean brightness of each cell of a coarse grid, less that of the whole: a lamp that is turned on moves nothing. */
  readonly cells: Float32Array;
}

const columns = 24;
const rows = 15;

/** Measures a picture of RGBA px. */
export function sightOf(rgba: Uint8ClampedArray, width: number, height: number): Sight {
  const luma = new Float32Array(width * height);
  for (let i = 0, j = 0; i < luma.length; i++, j += 4)
    luma[i] = 0.299 * (rgba[j] as number) + 0.587 * (rgba[j + 1] as number) + 0.114 * (rgba[j + 2] as number);
  let near = 0;
  let far = 0;
  for (let y = 0; y < height - 2; y++) {
    for (let x = 0, at = y * width; x < width - 2; x++, at++) {
      const here = luma[at] as number;
      near += ((luma[at + 1] as number) - here) ** 2 + ((luma[at + width] as number) - here) ** 2;
      far += ((luma[at + 2] as number) - here) ** 2 + ((luma[at + 2 * width] as number) - here) ** 2;
    }
  }
  const compared = 2 * Math.max(1, (width - 2) * (height - 2));
  return {
    sharpness: far === 0 ? 0 : near / far,
    detail: Math.sqrt(far / compared),
    cells: cellsOf(luma, width, height),
  };
}

function cellsOf(luma: Float32Array, width: number, height: number): Float32Array {
  const cells = new Float32Array(columns * rows);
  const counts = new Float32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.floor((x * columns) / width);
      cells[cell] = (cells[cell] as number) + (luma[y * width + x] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  let mean = 0;
  for (let i = 0; i < cells.length; i++) {
    cells[i] = (cells[i] as number) / Math.max(1, counts[i] as number);
    mean += (cells[i] as number) / cells.length;
  }
  for (let i = 0; i < cells.length; i++) cells[i] = (cells[i] as number) - mean;
  return cells;
}

/** How different two pictures of the same place are, in levels: the mean of what their cells differ by. */
export function difference(a: Sight, b: Sight): number {
  let sum = 0;
  for (let i = 0; i < a.cells.length; i++) sum += Math.abs((a.cells[i] as number) - (b.cells[i] as number));
  return sum / a.cells.length;
}
