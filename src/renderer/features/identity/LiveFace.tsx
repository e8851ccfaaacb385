import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveCall } from '../../visit/liveCall.ts';
import classes from './FrozenPicture.module.css';

/** The living picture beside the frozen one; nothing while there is none. Silent: the stage plays the sound. */
export function LiveFace() {
  const { t } = useTranslation('identity');
  const remote = useLiveCall((call) =>
    call.peer.state === 'connected' && !call.hold ? call.peer.remote : null,
  );
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = remote;
  }, [remote]);
  return (
    <div className={classes.live}>
      <div className={classes.box}>
        <video
          ref={video}
          className={classes.face}
          aria-label={t('picture.liveLabel')}
          autoPlay
          muted
          playsInline
        />
      </div>
      <div className={classes.under}>
        {remote !== null && (
          <>
            <span className={classes.dot} aria-hidden="true" />
            {t('picture.live')}
          </>
        )}
      </div>
    </div>
  );
}
