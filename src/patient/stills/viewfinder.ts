/** A place in px: from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What of a picture lies under `frame` while it fills `view` (as `object-fit: cover` does), in the picture's own px.
 * Null where nothing does.
 */
export function partUnder(
  frame: Box,
  view: Box,
  picture: { readonly width: number; readonly height: number },
): Box | null {
  if (picture.width === 0 || picture.height === 0 || view.width === 0 || view.height === 0) return null;
  const scale = Math.max(view.width / picture.width, view.height / picture.height);
  const left = view.x + (view.width - picture.width * scale) / 2;
  const top = view.y + (view.height - picture.height * scale) / 2;
  const x = Math.max(0, (frame.x - left) / scale);
  const y = Math.max(0, (frame.y - top) / scale);
  const width = Math.min(picture.width, (frame.x + frame.width - left) / scale) - x;
  const height = Math.min(picture.height, (frame.y + frame.height - top) / scale) - y;
  return width < 1 || height < 1 ? null : { x, y, width, height };
}
