/** How the frozen picture is looked at: enlarged, turned, and which point of it is in the middle. */
export interface PictureView {
  /** 1 shows it whole. */
  readonly zoom: number;
  readonly turns: 0 | 1 | 2 | 3;
  /** The point in the middle, as parts of the turned picture's width and height, 0..1. */
  readonly x: number;
  readonly y: number;
}

export const wholePicture: PictureView = { zoom: 1, turns: 0, x: 0.5, y: 0.5 };

const mostZoom = 8;

/** Enlarges by `factor` about the middle, within 1..8. */
export function zoomBy(view: PictureView, factor: number): PictureView {
  return within({ ...view, zoom: Math.min(mostZoom, Math.max(1, view.zoom * factor)) });
}

/** Z: twice as large, twice again, whole. */
export function nextZoom(view: PictureView): PictureView {
  return view.zoom >= 4 ? { ...wholePicture, turns: view.turns } : zoomBy(view, 2);
}

/** A quarter turn clockwise; the middle stays in the middle. */
export function turn(view: PictureView): PictureView {
  return { ...view, turns: ((view.turns + 1) % 4) as PictureView['turns'], x: 1 - view.y, y: view.x };
}

/** Moves the middle by parts of what is seen now. */
export function pan(view: PictureView, dx: number, dy: number): PictureView {
  return within({ ...view, x: view.x + dx / view.zoom, y: view.y + dy / view.zoom });
}

const step = 0.15;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** What a key makes of the view: arrows move, plus and minus enlarge and reduce; null for every other key. */
export function viewAfterKey(view: PictureView, key: string): PictureView | null {
  const move = moves[key];
  if (move !== undefined) return pan(view, ...move);
  if (key === '+') return zoomBy(view, 1.5);
  return key === '-' ? zoomBy(view, 1 / 1.5) : null;
}

/** Never past the picture's own edges. */
function within(view: PictureView): PictureView {
  const half = 0.5 / view.zoom;
  const keep = (middle: number) => Math.min(1 - half, Math.max(half, middle));
  return { ...view, x: keep(view.x), y: keep(view.y) };
}

/** Draws `frame` so into a canvas of `width` by `height` device pixels: whole at zoom 1, never cropped before. */
export function draw(
  context: CanvasRenderingContext2D,
  frame: ImageBitmap,
  view: PictureView,
  width: number,
  height: number,
): void {
  const sideways = view.turns % 2 === 1;
  const turnedWidth = sideways ? frame.height : frame.width;
  const turnedHeight = sideways ? frame.width : frame.height;
  const scale = Math.min(width / turnedWidth, height / turnedHeight) * view.zoom;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.translate(
    width / 2 + (0.5 - view.x) * turnedWidth * scale,
    height / 2 + (0.5 - view.y) * turnedHeight * scale,
  );
  context.rotate((view.turns * Math.PI) / 2);
  context.scale(scale, scale);
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, -frame.width / 2, -frame.height / 2);
}
