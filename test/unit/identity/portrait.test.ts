import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point, Quad } from '../../../src/identity/picture.ts';
import { portraitIn, uprightFrom } from '../../../src/identity/portrait.ts';

/** A passport's page as Doc 9303-4 measures it: the text of its zone, and a portrait of 35 x 45 mm, in mm of the page. */
const page = { width: 125, height: 88 };
const zone = { left: 6, right: 117.1, top: 70.2, bottom: 79 };
const portrait = { left: 5.5, right: 40.5, top: 18, bottom: 63 };

/** The corners of a rectangle of the page, as a camera sees a page turned by `angle`, `scale` px to a mm. */
function seen(one: typeof zone, angle: number, scale: number, at: Point): Quad {
  const corner = (x: number, y: number): Point => ({
    x: at.x + scale * (x * Math.cos(angle) - y * Math.sin(angle)),
    y: at.y + scale * (x * Math.sin(angle) + y * Math.cos(angle)),
  });
  return [
    corner(one.left, one.top),
    corner(one.right, one.top),
    corner(one.right, one.bottom),
    corner(one.left, one.bottom),
  ];
}

function laid([a, b, c, d, e, f]: ReturnType<typeof uprightFrom>, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

describe('the portrait beside a zone', () => {
  it('of a passport lies whole in its cut, upright, however the page is turned and sized', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
        fc.double({ min: 2, max: 12, noNaN: true }),
        (angle, scale) => {
          const at = { x: 40, y: -12 };
          const cut = portraitIn('TD3', seen(zone, angle, scale, at));
          if (cut === null) throw new Error('a passport has its portrait beside the zone');
          const map = uprightFrom(cut, 395, 510);
          const [a, b, c, d] = seen(portrait, angle, scale, at).map((corner) =>
            laid(map, corner),
          ) as never as Quad;
          for (const { x, y } of [a, b, c, d]) {
            expect(x).toBeGreaterThan(0);
            expect(x).toBeLessThan(395);
            expect(y).toBeGreaterThan(0);
            expect(y).toBeLessThan(510);
          }
          expect(b.x - a.x).toBeGreaterThan(0.8 * 395);
          expect(d.y - a.y).toBeGreaterThan(0.8 * 510);
          expect(Math.abs(b.y - a.y)).toBeLessThan(1e-6 * scale + 1e-3);
        },
      ),
    );
  });

  it('keeps off the zone, and on the page at its foot', () => {
    const cut = portraitIn('TD3', seen(zone, 0, 1, { x: 0, y: 0 }));
    const [a, , c] = cut as Quad;
    expect(c.y).toBeLessThan(page.height - 23.2 + 5);
    expect(c.y).toBeLessThan(zone.top);
    expect(a.y).toBeGreaterThan(10);
    expect(c.x).toBeLessThan(page.width / 2);
  });

  it('of a TD2 card is smaller', () => {
    const cut = portraitIn('TD2', seen({ ...zone, right: 6 + 90.8 }, 0, 1, { x: 0, y: 0 })) as Quad;
    expect(cut[1].x - cut[0].x).toBeCloseTo(32, 5);
    expect(cut[3].y - cut[0].y).toBeCloseTo(40, 5);
  });

  it('is on the other side of a TD1 card, and not looked for on a visa', () => {
    const quad = seen(zone, 0, 4, { x: 0, y: 0 });
    for (const kind of ['TD1', 'MRVA', 'MRVB'] as const) expect(portraitIn(kind, quad)).toBeNull();
  });
});
