import { type ComponentProps, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveCall } from '../../visit/liveCall.ts';

/** What arrives now; null while nothing may be shown. */
export function useLivePicture(): MediaStream | null {
  return useLiveCall((call) => (call.peer.state === 'connected' && !call.hold ? call.peer.remote : null));
}

/** The living picture once more. Silent: the stage plays the sound. */
export function LiveVideo(props: ComponentProps<'video'>) {
  const { t } = useTranslation('identity');
  const remote = useLivePicture();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = remote;
  }, [remote]);
  return <video {...props} ref={video} aria-label={t('picture.liveLabel')} autoPlay muted playsInline />;
}
