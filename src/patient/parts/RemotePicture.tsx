import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Picture and sound of the other side, whole and never mirrored. When the browser lets no sound play before a tap,
 * the picture runs without and one button asks for the tap.
 */
export function RemotePicture({
  stream,
  silent,
  hidden,
  dead,
  label,
  speaker,
  onLastPicture,
}: {
  stream: MediaStream | null;
  silent: boolean;
  hidden: boolean;
  /** The line is lost: what is shown is the last picture. */
  dead: boolean;
  label: string;
  /** Id of the chosen speaker, '' for the system's; null where none can be chosen. */
  speaker: string | null;
  /** Hands over the last picture of a lost line; the receiver closes it. */
  onLastPicture: (picture: ImageBitmap) => void;
}) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (!element || !stream || element.srcObject === stream) return;
    element.srcObject = stream;
    element.muted = false;
    element.play().then(
      () => setBlocked(false),
      (error: unknown) => {
        // Only the autoplay rule needs a tap; a newer stream also breaks off a play.
        if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
        element.muted = true;
        setBlocked(true);
        void element.play().catch(() => {});
      },
    );
  }, [stream]);
  useEffect(() => {
    // One that is not there any more leaves the sound where it is: the choice itself falls back.
    if (speaker !== null) void video.current?.setSinkId(speaker).catch(() => {});
  }, [speaker]);
  useEffect(() => {
    if (video.current) video.current.muted = silent || blocked;
  }, [silent, blocked]);
  useEffect(() => {
    const element = video.current;
    if (dead && element && element.videoWidth > 0)
      createImageBitmap(element).then(onLastPicture, () => {
        // No frame is left to show: the words stand alone.
      });
  }, [dead, onLastPicture]);
  const unblock = (): void => {
    setBlocked(false);
    const element = video.current;
    if (!element) return;
    element.muted = silent;
    void element.play().catch(() => {});
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a living call has no caption track */}
      <video ref={video} className="remote" data-hidden={hidden} aria-label={label} autoPlay playsInline />
      {blocked && (
        <button type="button" className="main sound" onClick={unblock}>
          {t('call.tapForSound')}
        </button>
      )}
    </>
  );
}
