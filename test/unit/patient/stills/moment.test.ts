import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookEveryMs, lookedAt, momentFrom } from '../../../../src/patient/stills/moment.ts';
import { difference, type Sight, sightOf } from '../../../../src/patient/stills/sight.ts';
import { partUnder } from '../../../../src/patient/stills/viewfinder.ts';

/** A real picture of a document, as it lies in the frame: moved by some px of 1280, out of focus by some. */
async function sight(how: { moved?: number; blurred?: number; name?: string } = {}): Promise<Sight> {
  const { moved = 0, blurred = 0, name = 'near-0003.jpg' } = how;
  const whole = sharp(join(import.meta.dirname, '../../../specimens', name)).resize(1280, 720, {
    fit: 'cover',
  });
  const seen = await (blurred > 0 ? whole.blur(blurred) : whole).removeAlpha().raw().toBuffer();
  const { data, info } = await sharp(seen, { raw: { width: 1280, height: 720, channels: 3 } })
    .extract({ left: 140 + moved, top: 40 + moved, width: 900, height: 568 })
    .resize(480, 303)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sightOf(new Uint8ClampedArray(data), info.width, info.height);
}

const flat = sightOf(new Uint8ClampedArray(480 * 303 * 4).fill(90), 480, 303);
let held: Sight;
let trembling: Sight;
let moving: Sight[];
let blurred: Sight;
let other: Sight;
beforeAll(async () => {
  held = await sight();
  trembling = await sight({ moved: 3 });
  moving = await Promise.all([0, 25, 50, 75].map((moved) => sight({ moved })));
  blurred = await sight({ blurred: 5 });
  other = await sight({ name: 'none-0001.jpg' });
});

/** Looks at these in turn, the last one again and again; how long it took until the moment came, in ms. */
function momentAfter(
  sights: readonly Sight[],
  forMs: number,
  begun = momentFrom(0, null, false),
): number | null {
  let moment = begun;
  for (let n = 1; n * lookEveryMs <= forMs; n++) {
    const at = n * lookEveryMs;
    const seen = sights[Math.min(n - 1, sights.length - 1)] as Sight;
    const { moment: next, take } = lookedAt(moment, seen, at);
    if (take) return at;
    moment = next;
  }
  return null;
}

describe('what a small picture shows of itself', () => {
  it('is less sharp the more it is out of focus, and without detail where there is nothing', () => {
    expect(held.sharpness).toBeGreaterThan(0.3);
    expect(blurred.sharpness).toBeLessThan(0.275);
    expect(flat).toMatchObject({ sharpness: 0, detail: 0 });
  });

  it('differs little by a tremble, more by a movement, and not at all by more light', async () => {
    expect(difference(held, trembling)).toBeLessThan(3);
    expect(difference(moving[0] as Sight, moving[1] as Sight)).toBeGreaterThan(3);
    const dark = new Uint8ClampedArray(480 * 303 * 4).map((_, i) => ((i >> 2) % 97) + 20);
    const light = dark.map((value) => value + 60);
    expect(difference(sightOf(dark, 480, 303), sightOf(light, 480, 303))).toBeLessThan(0.01);
  });
});

describe('the moment for a still', () => {
  it('comes within a second of the document being held still in the frame', () => {
    const came = momentAfter([flat, other, other, held], 5_000);
    expect(came).not.toBeNull();
    expect(came).toBeLessThanOrEqual(3 * lookEveryMs + 1_000);
  });

  it('comes for a hand that trembles', () => {
    const hand = Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? held : trembling));
    expect(momentAfter([flat, ...hand], 3_000)).not.toBeNull();
  });

  it('does not come while it moves, is out of focus, or nothing is there', () => {
    const hand = Array.from({ length: 100 }, (_, n) => moving[(n * 2) % 4] as Sight);
    expect(momentAfter([flat, ...hand], 12_000)).toBeNull();
    expect(momentAfter([flat, blurred], 60_000)).toBeNull();
    expect(momentAfter([flat], 60_000)).toBeNull();
  });

  it('comes late for what lay there from the first, and is not spent twice on the same', () => {
    expect(momentAfter([held], 3_800)).toBeNull();
    expect(momentAfter([held], 5_000)).not.toBeNull();
    const after = momentFrom(0, held, true);
    expect(momentAfter([held], 9_000, after)).toBeNull();
    expect(momentAfter([held], 12_000, after)).not.toBeNull();
    const changed = momentAfter([other], 9_000, after);
    expect(changed).not.toBeNull();
    expect(changed).toBeGreaterThanOrEqual(3_000);
  });
});

describe('what lies under the frame', () => {
  const video = { width: 1280, height: 720 };

  it('is its place in the picture, of which a tall screen shows the middle', () => {
    const view = { x: 0, y: 0, width: 390, height: 500 };
    const part = partUnder({ x: 14, y: 150, width: 362, height: 228 }, view, video);
    // 720 px stand over 500 px of the screen: 1.44 px each.
    expect(part?.width).toBeCloseTo(362 * 1.44, 5);
    expect(part?.y).toBeCloseTo(150 * 1.44, 5);
    expect(part?.x).toBeCloseTo(640 - (195 - 14) * 1.44, 5);
  });

  it('never reaches beyond the picture, and is nothing before there is one', () => {
    const view = { x: 10, y: 20, width: 100, height: 100 };
    expect(partUnder({ x: -500, y: -500, width: 2_000, height: 2_000 }, view, video)).toEqual({
      x: 0,
      y: 0,
      ...video,
    });
    expect(partUnder(view, view, { width: 0, height: 0 })).toBeNull();
    expect(partUnder({ x: 900, y: 0, width: 10, height: 10 }, view, video)).toBeNull();
  });
});
