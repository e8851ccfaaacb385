import { writeFile } from 'node:fs/promises';

/** The clinician's camera in the guided visit: a drawn face for Chromium's own fake device, which plays a file. */
const width = 480;
const height = 360;
const framesPerSecond = 16;
/** How often each drawing is shown in turn: drawing is dear, frames are not. */
const shown = 2;
/** Drawings before the file begins anew; the sway is whole in them. */
const drawings = 16;

type Colour = readonly [number, number, number];

/** An ellipse; `ring` leaves only its edge of that thickness. `sway` is how far it follows the head, 0 to 1. */
interface Shape {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly colour: Colour;
  readonly sway: number;
  readonly ring?: number;
}

const skin: Colour = [158, 106, 77];
const hair: Colour = [42, 30, 28];
const eye: Colour = [36, 26, 24];

/** From behind to front. */
const shapes: readonly Shape[] = [
  { x: 92, y: 96, rx: 74, ry: 90, colour: [226, 232, 232], sway: 0 },
  { x: 412, y: 300, rx: 46, ry: 80, colour: [120, 142, 126], sway: 0 },
  { x: 240, y: 56, rx: 34, ry: 30, colour: hair, sway: 1 },
  { x: 240, y: 138, rx: 78, ry: 88, colour: hair, sway: 1 },
  { x: 240, y: 246, rx: 32, ry: 56, colour: [138, 90, 64], sway: 0.6 },
  { x: 240, y: 384, rx: 158, ry: 112, colour: [88, 134, 134], sway: 0.2 },
  { x: 240, y: 286, rx: 40, ry: 26, colour: [138, 90, 64], sway: 0.4 },
  { x: 240, y: 160, rx: 62, ry: 82, colour: skin, sway: 1 },
  { x: 240, y: 88, rx: 60, ry: 24, colour: hair, sway: 1 },
  { x: 215, y: 156, rx: 6, ry: 5, colour: eye, sway: 1 },
  { x: 265, y: 156, rx: 6, ry: 5, colour: eye, sway: 1 },
  { x: 215, y: 157, rx: 21, ry: 17, colour: [70, 52, 46], sway: 1, ring: 3 },
  { x: 265, y: 157, rx: 21, ry: 17, colour: [70, 52, 46], sway: 1, ring: 3 },
  { x: 240, y: 184, rx: 8, ry: 5, colour: [138, 88, 62], sway: 1 },
  { x: 240, y: 210, rx: 20, ry: 6, colour: [134, 66, 58], sway: 1 },
];

/** Writes the picture as YUV4MPEG2, which `--use-file-for-fake-video-capture` plays over and over. */
export async function writeDrawnCamera(file: string): Promise<void> {
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420\n`);
  const parts: Uint8Array[] = [header];
  for (let drawing = 0; drawing < drawings; drawing += 1) {
    const drawn = planes(6 * Math.sin((2 * Math.PI * drawing) / drawings));
    for (let time = 0; time < shown; time += 1) parts.push(Buffer.from('FRAME\n'), drawn);
  }
  await writeFile(file, Buffer.concat(parts));
}

/** One frame as Y, U and V planes (BT.601), colour at half the size both ways. */
function planes(sway: number): Uint8Array {
  const luma = new Uint8Array(width * height);
  const blue = new Uint8Array((width * height) / 4);
  const red = new Uint8Array((width * height) / 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [r, g, b] = colourAt(x, y, sway);
      luma[y * width + x] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
      if (x % 2 === 1 || y % 2 === 1) continue;
      const at = (y / 2) * (width / 2) + x / 2;
      blue[at] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
      red[at] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
    }
  }
  return Buffer.concat([luma, blue, red]);
}

function colourAt(x: number, y: number, sway: number): Colour {
  const light = 205 - y / 6;
  let colour: Colour = [light, light - 2, light - 8];
  for (const shape of shapes) {
    const cover = coverAt(shape, x - sway * shape.sway, y);
    if (cover > 0) colour = mixed(colour, shape.colour, cover);
  }
  return colour;
}

/** How much of a pixel the shape covers, its edge two pixels soft. */
function coverAt({ x: cx, y: cy, rx, ry, ring }: Shape, x: number, y: number): number {
  const dx = x - cx;
  const dy = y - cy;
  // Most pixels are far from most shapes, and a root is dear.
  if (Math.abs(dx) > rx + 3 || Math.abs(dy) > ry + 3) return 0;
  const distance = (Math.sqrt((dx / rx) ** 2 + (dy / ry) ** 2) - 1) * Math.min(rx, ry);
  const inside = ring === undefined ? -distance : ring / 2 - Math.abs(distance);
  return Math.min(1, Math.max(0, inside / 2 + 0.5));
}

function mixed(under: Colour, over: Colour, cover: number): Colour {
  return [
    under[0] + (over[0] - under[0]) * cover,
    under[1] + (over[1] - under[1]) * cover,
    under[2] + (over[2] - under[2]) * cover,
  ];
}
