import type { LocalMedia } from '../call/localMedia.ts';

/** The other way a phone looks; where cameras do not say which way they look, the next one. */
export async function flipCamera(media: LocalMedia): Promise<void> {
  const { camera } = media.state;
  if (camera.state !== 'live') return;
  if (camera.facing) {
    await media.choose({ facing: camera.facing === 'user' ? 'environment' : 'user' });
    return;
  }
  const { cameras } = await media.devices();
  const next = cameras[(cameras.findIndex((one) => one.id === camera.deviceId) + 1) % cameras.length];
  if (next) await media.choose({ camera: next.id });
}
