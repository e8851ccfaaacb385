import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Luma } from '../../../src/identity/picture.ts';

const folders = ['docs/pictures', 'test/pictures/kept'];

/** Pictures of the checkout in which no document is held up: screens, faces, rooms, a great deal of small text. */
export async function otherPictures(root: string): Promise<readonly Luma[]> {
  const pictures: Luma[] = [];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder)).toSorted()) {
      if (!name.endsWith('.png') || name.includes('identity')) continue;
      const { data, info } = await sharp(join(root, folder, name))
        .flatten()
        .toColourspace('b-w')
        .raw()
        .toBuffer({ resolveWithObject: true });
      pictures.push({ width: info.width, height: info.height, data: new Uint8Array(data) });
    }
  }
  return pictures;
}
