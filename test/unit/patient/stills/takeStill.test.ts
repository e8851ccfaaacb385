// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeStill } from '../../../../src/patient/stills/takeStill.ts';
import { maxStillBytes } from '../../../../src/shared/contracts/still.ts';

const video = { width: 1280, height: 720 };
/** Bytes of the JPEG that the canvas gives at each quality. */
let bytesAt: (quality: number) => number;
let drawn: { width: number; height: number }[];
let open: number;

class Bitmap {
  readonly width: number;
  readonly height: number;
  constructor({ width, height }: { width: number; height: number }) {
    this.width = width;
    this.height = height;
    open++;
  }
  close() {
    open--;
  }
}

beforeEach(() => {
  bytesAt = () => 1_000;
  drawn = [];
  open = 0;
  vi.stubGlobal('ImageBitmap', Bitmap);
  vi.stubGlobal(
    'createImageBitmap',
    async (from: HTMLVideoElement | { width: number; height: number }) =>
      new Bitmap('srcObject' in from ? video : from),
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(
    () =>
      ({
        drawImage: (_: unknown, __: number, ___: number, width: number, height: number) =>
          drawn.push({ width, height }),
      }) as never,
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((give, type, quality) =>
    give(new Blob([new Uint8Array(bytesAt(quality ?? 1))], { type: String(type) })),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const camera = () => {
  const track = { readyState: 'live', muted: false };
  return { track, video: { srcObject: { getVideoTracks: () => [track] } } as unknown as HTMLVideoElement };
};
/** A browser that photographs so. */
const photographs = (takePhoto: () => Promise<unknown>) => {
  const asked = vi.fn(takePhoto);
  vi.stubGlobal(
    'ImageCapture',
    class {
      getPhotoCapabilities = async () => ({
        imageWidth: { max: 4032 },
        imageHeight: { max: 3024 },
        fillLightMode: ['off', 'flash'],
      });
      takePhoto = asked;
    },
  );
  return asked;
};

describe('a still of what the camera sees', () => {
  it('is the frame itself where the browser takes no photographs', async () => {
    const still = await takeStill(camera().video, () => {});
    expect(still).toMatchObject(video);
    expect(still?.bytes).toHaveLength(1_000);
    expect(open).toBe(0);
  });

  it("is the camera's photograph where it is larger, at its largest, without a flash, brought down to 3,072 px", async () => {
    const asked = photographs(async () => ({ width: 4032, height: 3024 }));
    expect(await takeStill(camera().video, () => {})).toMatchObject({ width: 3072, height: 2304 });
    expect(asked).toHaveBeenCalledWith({ imageWidth: 4032, imageHeight: 3024, fillLightMode: 'off' });
    expect(open).toBe(0);
  });

  it('is the frame where the photograph fails, is no larger, or never comes; that camera is not asked again', async () => {
    for (const bad of [
      () => Promise.reject(new DOMException('busy', 'UnknownError')),
      () => Promise.resolve({ width: 640, height: 480 }),
      () => new Promise(() => {}),
    ]) {
      const asked = photographs(bad);
      const { video: one } = camera();
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const first = takeStill(one, () => {});
      await vi.advanceTimersByTimeAsync(6_000);
      expect(await first).toMatchObject(video);
      vi.useRealTimers();
      expect(await takeStill(one, () => {})).toMatchObject(video);
      expect(asked).toHaveBeenCalledTimes(1);
    }
    expect(open).toBe(0);
  });

  it('says when the camera did not outlive it', async () => {
    const { track, video: one } = camera();
    photographs(async () => {
      track.muted = true;
      throw new DOMException('gone', 'UnknownError');
    });
    const onHurt = vi.fn();
    expect(await takeStill(one, onHurt)).toMatchObject(video);
    expect(onHurt).toHaveBeenCalledOnce();
  });

  it('is of lower quality rather than too large, and none where that does not help', async () => {
    bytesAt = (quality) => (quality > 0.7 ? maxStillBytes + 1 : 5_000);
    expect((await takeStill(camera().video, () => {}))?.bytes).toHaveLength(5_000);
    bytesAt = () => maxStillBytes + 1;
    expect(await takeStill(camera().video, () => {})).toBeNull();
    expect(open).toBe(0);
  });
});
