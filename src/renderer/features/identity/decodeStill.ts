import type { Still } from '../../../call/stillSender.ts';

/**
 * The still as a picture; null where it is none, or is not of the size that it said. Decoded out of memory: a Blob may be
 * written to disk by the browser, and a picture of a document never is. Its bytes are overwritten.
 * @param until decoding ends here: a small file may be made to take long.
 */
export async function decodeStill(
  { bytes, width, height }: Still,
  until: AbortSignal,
): Promise<ImageBitmap | null> {
  if (until.aborted) {
    bytes.fill(0);
    return null;
  }
  const decoder = new ImageDecoder({ data: bytes, type: 'image/jpeg' });
  const stop = () => decoder.close();
  until.addEventListener('abort', stop);
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
    until.removeEventListener('abort', stop);
    if (!until.aborted) decoder.close();
    bytes.fill(0);
  }
}
