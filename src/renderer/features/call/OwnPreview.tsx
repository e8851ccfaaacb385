import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { watchLevel } from '../../../call/level.ts';
import { openOwnMedia, useOwnMedia } from '../../visit/ownMedia.ts';
import classes from './OwnPreview.module.css';

/** The clinician's own picture, unmirrored, as the patient sees it, and the microphone's level. */
export function OwnPreview() {
  const { t } = useTranslation('call');
  const { stream, camera, microphoneOn, cameraOn } = useOwnMedia();
  const video = useRef<HTMLVideoElement>(null);
  const meter = useRef<HTMLMeterElement>(null);

  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);

  useEffect(() => {
    const show = (value: number) => {
      if (meter.current !== null) meter.current.value = value;
    };
    show(0);
    if (stream === null || !microphoneOn) return;
    return watchLevel(stream, (value) => show(value ?? 0));
  }, [stream, microphoneOn]);

  const seen = camera.state === 'live' && cameraOn;
  return (
    <div className={classes.own}>
      <video ref={video} className={classes.picture} aria-label={t('own.label')} autoPlay muted playsInline />
      {camera.state === 'closed' ? (
        <UnstyledButton className={classes.words} onClick={() => void openOwnMedia()}>
          {t('own.open')}
        </UnstyledButton>
      ) : (
        !seen && (
          <span className={classes.words}>
            {t(camera.state === 'opening' ? 'own.opening' : 'own.noPicture')}
          </span>
        )
      )}
      <meter ref={meter} className={classes.meter} aria-label={t('own.level')} min={0} max={1} value={0} />
    </div>
  );
}
