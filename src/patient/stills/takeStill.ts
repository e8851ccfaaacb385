import type { Still } from '../../call/stillSender.ts';
import { maxStillBytes } from '../../shared/contracts/still.ts';

/** What is asked of a camera for a photograph, in ms; one that has not answered by then is not asked again. */
const photoWithinMs = 4_000;
/** Longer side of a still, in px: a card that fills it is seen at 36 px a millimetre. What is larger takes only longer. */
const longestSide = 3_072;
const qualities = [0.9, 0.8, 0.65, 0.5] as const;

/** Tracks whose camera gave no photograph, or none that is larger than its video: they are not asked again. */
const withoutPhotos = new WeakSet<MediaStreamTrack>();

/**
 * A still of what the camera sees now, at the camera's best, as a JPEG drawn anew: nothing of the camera's own file (place,
 * device, time) is in it. Null where there is no picture. The call's track is only read from, never changed.
 * @param onHurt the camera's track did not outlive the photograph.
 */
export async function takeStill(video: HTMLVideoElement, onHurt: () => void): Promise<Still | null> {
  // Held first: what is sharp now may not be so when the camera has answered.
  const frame = await createImageBitmap(video).catch(() => null);
  if (frame === null) return null;
  const [track] = (video.srcObject as MediaStream | null)?.getVideoTracks() ?? [];
  const photo = track === undefined ? null : await photoOf(track, frame, onHurt);
  try {
    return await encoded(photo ?? frame);
  } finally {
    frame.close();
    photo?.close();
  }
}

async function photoOf(
  track: MediaStreamTrack,
  frame: ImageBitmap,
  onHurt: () => void,
): Promise<ImageBitmap | null> {
  if (typeof ImageCapture === 'undefined' || withoutPhotos.has(track)) return null;
  const photo = await within(photoWithinMs, photograph(track));
  const isLarger = photo !== null && photo.width * photo.height > frame.width * frame.height;
  if (!isLarger) withoutPhotos.add(track);
  if (track.readyState !== 'live' || track.muted) {
    withoutPhotos.add(track);
    onHurt();
  }
  if (isLarger) return photo;
  photo?.close();
  return null;
}

/** At the camera's largest, without a flash: it would blind the document. */
async function photograph(track: MediaStreamTrack): Promise<ImageBitmap | null> {
  const capture = new ImageCapture(track);
  const can = await within(1_000, capture.getPhotoCapabilities());
  const settings: PhotoSettings = {
    ...(can?.imageWidth?.max ? { imageWidth: can.imageWidth.max } : {}),
    ...(can?.imageHeight?.max ? { imageHeight: can.imageHeight.max } : {}),
    ...(can?.fillLightMode?.includes('off') ? { fillLightMode: 'off' as const } : {}),
  };
  return createImageBitmap(await capture.takePhoto(settings));
}

/** What the work gives, or null where it fails or takes longer; what comes later is let go of. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let late = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(null);
    }, ms);
  });
  const done = work.then(
    (value) => {
      if (late && value instanceof ImageBitmap) value.close();
      return value;
    },
    () => null,
  );
  const first = await Promise.race([done, waited]);
  clearTimeout(timer);
  return first;
}

async function encoded(picture: ImageBitmap): Promise<Still | null> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const { width, height } = canvas;
  try {
    const pen = canvas.getContext('2d', { alpha: false });
    if (pen === null) return null;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, width, height);
    for (const quality of qualities) {
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (blob === null || blob.type !== 'image/jpeg') return null;
      if (blob.size <= maxStillBytes)
        return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height };
    }
    return null;
  } finally {
    // Holds the document no longer than it takes.
    canvas.width = 0;
    canvas.height = 0;
  }
}
