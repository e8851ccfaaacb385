import { Anchor, Button, Popover } from '@mantine/core';
import { IconAlertTriangle, IconHeadset, IconMicrophone } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceChoices } from '../../visit/DeviceChoices.tsx';
import { openOwnMedia, ownMedia, useOwnMedia } from '../../visit/ownMedia.ts';
import { MicrophoneMeter } from './MicrophoneMeter.tsx';
import classes from './OwnPicture.module.css';

/** Oneself, ready too: the own picture, never mirrored or cropped, the microphone's level, and which devices. */
export function OwnPicture() {
  const { t } = useTranslation('waiting');
  const media = useOwnMedia();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    // After the day is drawn: starting a camera takes a while and the list comes first.
    const timer = setTimeout(() => void openOwnMedia(), 300);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = media.stream;
  }, [media.stream]);

  const { camera, microphone } = media;
  const inTrouble = [
    camera.state === 'trouble' ? t('own.cameraTrouble', { what: t(`own.trouble.${camera.trouble}`) }) : null,
    microphone.state === 'trouble'
      ? t('own.microphoneTrouble', { what: t(`own.trouble.${microphone.trouble}`) })
      : null,
  ].filter((trouble) => trouble !== null);
  return (
    <section aria-label={t('own.label')}>
      <div className={classes.stage}>
        {camera.state === 'live' ? (
          <video
            ref={video}
            className={classes.video}
            autoPlay
            muted
            playsInline
            aria-label={t('own.picture')}
          />
        ) : (
          <p className={classes.dark}>
            {camera.state === 'opening'
              ? t('own.opening')
              : camera.state === 'trouble'
                ? t('own.noCamera')
                : t('own.closed')}
          </p>
        )}
      </div>
      <div className={classes.line}>
        <span>{t('own.label')}</span>
        <span className={classes.meter}>
          <IconMicrophone size={15} stroke={1.7} aria-hidden="true" />
          <MicrophoneMeter stream={media.stream} />
        </span>
      </div>
      <div className={classes.line}>
        <span className={classes.device}>
          <IconHeadset size={15} stroke={1.7} aria-hidden="true" />
          <span className={classes.deviceName}>
            {microphone.state === 'live' ? microphone.label || t('own.systemChoice') : t('own.systemChoice')}
          </span>
        </span>
        <Popover position="bottom-end" withinPortal trapFocus shadow="md" width={300}>
          <Popover.Target>
            <Anchor
              component="button"
              type="button"
              size="md"
              className={classes.change}
              aria-label={t('own.changeLabel')}
            >
              {t('own.change')}
            </Anchor>
          </Popover.Target>
          <Popover.Dropdown>
            <DeviceChoices />
          </Popover.Dropdown>
        </Popover>
      </div>
      {inTrouble.length > 0 && (
        <div className={classes.trouble} role="status">
          {inTrouble.map((trouble) => (
            <p key={trouble}>
              <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
              {trouble}
            </p>
          ))}
          <Button size="compact-sm" variant="default" onClick={() => void ownMedia.reopen()}>
            {t('own.again')}
          </Button>
        </div>
      )}
    </section>
  );
}
