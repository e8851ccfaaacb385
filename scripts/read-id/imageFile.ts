import { open } from 'node:fs/promises';
import sharp from 'sharp';
import type { Luma } from '../../src/identity/picture.ts';

/** Why a file was not looked at. */
export type FileRefusal = 'notFound' | 'tooLarge' | 'notAPicture' | 'broken';

const largestFile = 64 * 1024 * 1024;
const mostPixels = 64_000_000;
/** More than a document needs: larger pictures are brought down while they are decoded. */
const longestSide = 4096;

/**
 * Brightness of a JPEG or PNG file, turned as its EXIF says, the first picture of an animated one; or why not. The
 * file's first bytes say what it is, not its name. Memory stays under some 250 MB whatever the file says of itself.
 */
export async function readImageFile(path: string): Promise<Luma | FileRefusal> {
  const bytes = await boundedBytes(path);
  if (typeof bytes === 'string') return bytes;
  if (!isJpeg(bytes) && !isPng(bytes)) return 'notAPicture';
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated', pages: 1 });
    const { width = 0, height = 0 } = await picture.metadata();
    if (width * height > mostPixels) return 'tooLarge';
    const { data, info } = await picture
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data: new Uint8Array(data) };
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? 'tooLarge' : 'broken';
  }
}

async function boundedBytes(path: string): Promise<Buffer | FileRefusal> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    return size > largestFile ? 'tooLarge' : await file.readFile();
  } catch {
    return 'notFound';
  }
}

const isJpeg = (bytes: Buffer): boolean => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
const isPng = (bytes: Buffer): boolean =>
  bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
