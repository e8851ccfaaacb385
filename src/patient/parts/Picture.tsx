import { useEffect, useRef } from 'react';

/** A picture without sound: one's own. Shown mirrored where the camera looks at oneself; what is sent never is. */
export function OwnPicture({
  stream,
  label,
  mirrored,
  className,
}: {
  stream: MediaStream | null;
  label: string;
  mirrored: boolean;
  className?: string;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    if (stream) void element.play().catch(() => {});
  }, [stream]);
  return (
    <video
      ref={video}
      className={className}
      data-mirrored={mirrored}
      aria-label={label}
      autoPlay
      playsInline
      muted
    />
  );
}
