import type { Still } from '../../../call/stillSender.ts';

/**
 * The still as a picture; null where it is none, or is not of the size that it said. Decoded out of memory: a Blob may be
 * written to disk by the browser, and a picture of a document never is. Its bytes are overwritten.
 */
export async function decodeStill({ bytes, width, height }: Still): Promise<ImageBitmap | null> {
  const decoder = new ImageDecoder({ data: bytes, type: 'image/jpeg' });
  try {
    const { image } = await decoder.decode({ completeFramesOnly: true });
    try {
      if (image.displayWidth !== width || image.displayHeight !== height) return null;
      return await createImageBitmap(image);
    } finally {
      image.close();
    }
  } catch {
    return null;
  } finally {
    decoder.close();
    bytes.fill(0);
  }
}
