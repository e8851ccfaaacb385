import type { PeerState } from '../../../call/peerState.ts';
import { useCallStore } from './callStore.ts';

/** The element that shows the received picture, while there is one on screen. */
let shown: HTMLVideoElement | null = null;

/** Tells which element shows the received picture (the stage's own). */
export function showsPicture(video: HTMLVideoElement | null): void {
  shown = video;
}

/**
 * A frame of the received video at the size in which it came. Null when no living picture is shown:
 * on hold, while interrupted, or before the first frame.
 */
export async function grabFrame(peer: PeerState): Promise<ImageBitmap | null> {
  if (shown === null || peer.state !== 'connected' || useCallStore.getState().hold) return null;
  if (shown.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || shown.videoWidth === 0) return null;
  return createImageBitmap(shown).catch(() => null);
}
