import { type CSSProperties, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useSettings } from '../../ipc/session.ts';
import { speakerId } from '../../visit/ownMedia.ts';
import { showsPicture } from './picture.ts';

/** The stage's shape before any picture has told its own. */
const firstShape = 4 / 3;

interface Picture {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** `--shape`: width by height of what arrives. */
  readonly style: CSSProperties;
  readonly hasFrame: boolean;
  readonly onShape: () => void;
}

/**
 * Puts `remote` into the stage's video element and keeps the last picture when the stream dies (`remote` null keeps it).
 * Silent while `silent`. The sound goes to the speaker of the settings.
 */
export function usePicture(remote: MediaStream | null, silent: boolean): Picture {
  const video = useRef<HTMLVideoElement>(null);
  const [shape, setShape] = useState(firstShape);
  const [hasFrame, setHasFrame] = useState(false);
  const { speaker } = useSettings().devices;

  useEffect(() => {
    showsPicture(video.current);
    return () => showsPicture(null);
  }, []);

  useEffect(() => {
    const element = video.current;
    if (element === null || remote === null || element.srcObject === remote) return;
    element.srcObject = remote;
    void element.play().catch(() => {});
  }, [remote]);

  useEffect(() => {
    if (video.current !== null) video.current.muted = silent;
  }, [silent]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the choice changes
  useEffect(() => {
    void speakerId().then((id) => video.current?.setSinkId?.(id).catch(() => {}));
  }, [speaker, remote]);

  const onShape = useCallback(() => {
    const element = video.current;
    if (element === null || element.videoWidth === 0 || element.videoHeight === 0) return;
    setShape(element.videoWidth / element.videoHeight);
    setHasFrame(true);
  }, []);

  return { video, style: { '--shape': shape } as CSSProperties, hasFrame, onShape };
}
