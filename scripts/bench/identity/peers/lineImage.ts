import sharp, { type Sharp } from 'sharp';
import type { Luma } from '../../../../src/identity/picture.ts';

/** Of a cut line, how much above and below its capitals a reader of common text is left: our own lines have twice the room. */
const roomAbove = 4;

/** A cut line at the height that a reader of common text knows. */
export function lineImage({ width, height, data }: Luma, to: number): Sharp {
  const kept = height - 2 * roomAbove;
  return sharp(data, { raw: { width, height, channels: 1 } })
    .extract({ left: 0, top: roomAbove, width, height: kept })
    .resize({ height: to, width: Math.round((width * to) / kept), fit: 'fill' });
}
