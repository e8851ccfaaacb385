import { type CSSProperties, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { VisitId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useSettings } from '../../ipc/session.ts';
import { speakerId, useDeviceListings } from '../../visit/ownMedia.ts';
import { expectPicture, pictureArrives, useStageShape } from '../../visit/pictureShape.ts';
import { showsPicture } from './picture.ts';

/** How often the last picture is kept, in ms: a dead stream shows nothing, so it must have been kept before. */
const keepEveryMs = 500;

interface Picture {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Holds the last living picture, for when the stream is dead. */
  readonly last: RefObject<HTMLCanvasElement | null>;
  /** When it was kept; null while there is none. */
  readonly lastAt: Instant | null;
  /** `--shape`: width by height of the stage; a picture that came otherwise lies whole within it. */
  readonly style: CSSProperties;
  readonly onShape: () => void;
}

/** Copies the picture that is shown now; false when none is. */
function keep(video: HTMLVideoElement | null, canvas: HTMLCanvasElement | null): boolean {
  if (video === null || canvas === null || video.videoWidth === 0) return false;
  const stream = video.srcObject;
  const alive =
    stream instanceof MediaStream && stream.getVideoTracks().some((one) => one.readyState === 'live');
  if (!alive || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return false;
  if (canvas.width !== video.videoWidth) canvas.width = video.videoWidth;
  if (canvas.height !== video.videoHeight) canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return true;
}

/**
 * Puts `remote` into the stage's video element and keeps the last living picture for when the stream dies.
 * Silent while `silent`. The sound goes to the speaker of the settings.
 */
export function usePicture(visitId: VisitId, remote: MediaStream | null, silent: boolean): Picture {
  const video = useRef<HTMLVideoElement>(null);
  const shape = useStageShape(visitId);
  const last = useRef<HTMLCanvasElement>(null);
  const [lastAt, setLastAt] = useState<Instant | null>(null);
  const { speaker } = useSettings().devices;
  const { speakers } = useDeviceListings();

  useEffect(() => {
    showsPicture(video.current);
    expectPicture(visitId);
    return () => showsPicture(null);
  }, [visitId]);

  useEffect(() => {
    const element = video.current;
    if (element === null || remote === null || element.srcObject === remote) return;
    element.srcObject = remote;
    void element.play().catch(() => {});
  }, [remote]);

  useEffect(() => {
    if (video.current !== null) video.current.muted = silent;
  }, [silent]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the choice changes, or what is connected
  useEffect(() => {
    void speakerId().then((id) => video.current?.setSinkId?.(id).catch(() => {}));
  }, [speaker, speakers, remote]);

  useEffect(() => {
    if (silent || remote === null) return;
    let keptAt: Instant | null = null;
    const timer = setInterval(() => {
      if (keep(video.current, last.current)) keptAt = now();
    }, keepEveryMs);
    return () => {
      clearInterval(timer);
      if (keptAt !== null) setLastAt(keptAt);
    };
  }, [remote, silent]);

  const onShape = useCallback(() => {
    const element = video.current;
    if (element !== null) pictureArrives(element.videoWidth, element.videoHeight);
  }, []);

  return { video, last, lastAt, style: { '--shape': shape } as CSSProperties, onShape };
}
