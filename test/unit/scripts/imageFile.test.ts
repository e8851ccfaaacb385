import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImageFile } from '../../../scripts/read-id/imageFile.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vidi-image-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 40, g: 80, b: 120 } } });

async function kept(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('an image file', () => {
  it('is read whatever its colours: RGB, grey, CMYK, with transparency, of one pixel', async () => {
    const pictures = {
      'rgb.jpg': await plain(64, 48).jpeg().toBuffer(),
      'grey.png': await plain(64, 48).greyscale().png().toBuffer(),
      'cmyk.jpg': await plain(64, 48).toColourspace('cmyk').jpeg().toBuffer(),
      'clear.png': await sharp({ create: { width: 64, height: 48, channels: 4, background: '#00000000' } })
        .png()
        .toBuffer(),
    };
    for (const [name, bytes] of Object.entries(pictures)) {
      expect(await readImageFile(await kept(name, bytes)), name).toMatchObject({ width: 64, height: 48 });
    }
    const clear = await readImageFile(join(folder, 'clear.png'));
    expect(typeof clear === 'string' ? clear : clear.data[0]).toBe(255);
    expect(await readImageFile(await kept('dot.png', await plain(1, 1).png().toBuffer()))).toMatchObject({
      width: 1,
      height: 1,
    });
  });

  it('is turned as its EXIF says', async () => {
    const bytes = await plain(60, 40)
      .withExif({ IFD0: { Orientation: '6' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await readImageFile(await kept('turned.jpg', bytes))).toMatchObject({ width: 40, height: 60 });
  });

  it('that is large is brought down, and one that is too large refused, whatever it says of itself', async () => {
    const large = await kept('large.png', await plain(7000, 5000).png().toBuffer());
    expect(await readImageFile(large)).toMatchObject({ width: 4096 });
    const bytes = await plain(100, 100).png().toBuffer();
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    expect(['tooLarge', 'broken']).toContain(await readImageFile(await kept('liar.png', bytes)));
    const heavy = await kept('heavy.jpg', 'x');
    await truncate(heavy, 100 * 1024 * 1024);
    expect(await readImageFile(heavy)).toBe('tooLarge');
  });

  it('that is cut off, is something else, or is not there is refused with a word', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 300 * 200 * 3 }, (_, i) => (i * 7919) % 251));
    const jpeg = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
      .jpeg()
      .toBuffer();
    expect(await readImageFile(await kept('cut.jpg', jpeg.subarray(0, jpeg.length / 2)))).toBe('broken');
    const png = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
      .png()
      .toBuffer();
    expect(await readImageFile(await kept('cut.png', png.subarray(0, png.length / 2)))).toBe('broken');
    expect(await readImageFile(await kept('text.jpg', 'not a picture'))).toBe('notAPicture');
    expect(await readImageFile(await kept('empty.png', ''))).toBe('notAPicture');
    const gif = await plain(20, 20).gif().toBuffer();
    expect(await readImageFile(await kept('moving.gif', gif))).toBe('notAPicture');
    expect(await readImageFile(join(folder, 'none.png'))).toBe('notFound');
    expect(await readImageFile(folder)).toBe('notFound');
  });
});
