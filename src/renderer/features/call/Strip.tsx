import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconMicrophoneOff,
  IconPhone,
  IconUnlink,
  IconVideoOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DeviceState } from '../../../call/localMedia.ts';
import { wallClockWithSeconds } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { ownMedia, useLostSpeaker, useOwnMedia } from '../../visit/ownMedia.ts';
import { useDialRefused } from '../../visit/useDial.ts';
import classes from './CallControls.module.css';
import { useCallStore } from './callStore.ts';
import type { CallView } from './callView.ts';

interface StripProps {
  readonly view: CallView;
  readonly name: string;
  readonly phone: string | null;
}

/** The one fact about picture and sound that matters most now. Its room is kept when there is none. */
export function Strip({ view, name, phone }: StripProps) {
  const { t } = useTranslation('call');
  const { clinic } = useAbout();
  const own = useOwnMedia();
  const lostSpeaker = useLostSpeaker();
  const theirs = useCallStore((store) => store.theirMedia);
  const refused = useDialRefused((store) => store.number);
  const inCall = view.state === 'live' || view.state === 'lost' || view.state === 'connecting';

  const fact = () => {
    if (refused !== null && refused === phone)
      return <Fact look="bad" icon={IconPhone} words={t('strip.dialRefused', { number: refused })} />;
    if (view.state === 'lost') {
      const time = wallClockWithSeconds(view.since, clinic.zone);
      return <Fact look="bad" icon={IconUnlink} words={`${t('strip.since')} ${time}`} />;
    }
    if (!inCall) return null;
    const microphone = troubleWords(own.microphone, 'microphone');
    const camera = troubleWords(own.camera, 'camera');
    if (microphone !== null || camera !== null)
      return (
        <>
          <Fact look="warn" icon={IconAlertTriangle} words={microphone ?? camera ?? ''} />
          <Button size="compact-sm" variant="default" onClick={() => void ownMedia.reopen()}>
            {t('strip.tryAgain')}
          </Button>
        </>
      );
    if (own.switched !== null) {
      const { kind, to, back } = own.switched;
      const name = to || t('strip.another');
      return (
        <>
          <Fact
            look="warn"
            icon={IconAlertTriangle}
            words={t(back ? `strip.${kind}Back` : `strip.${kind}Switched`, { name })}
          />
          <Button size="compact-sm" variant="default" onClick={() => ownMedia.seenSwitched()}>
            {t('strip.seen')}
          </Button>
        </>
      );
    }
    if (lostSpeaker !== null)
      return (
        <Fact
          look="warn"
          icon={IconAlertTriangle}
          words={t('strip.speakerSwitched', { name: lostSpeaker })}
        />
      );
    if (theirs?.microphone === false && theirs.camera === false)
      return <Fact look="warn" icon={IconVideoOff} words={t('strip.theirBothOff', { name })} />;
    if (theirs?.microphone === false)
      return <Fact look="warn" icon={IconMicrophoneOff} words={t('strip.theirMicrophoneOff', { name })} />;
    if (theirs?.camera === false)
      return <Fact look="warn" icon={IconVideoOff} words={t('strip.theirCameraOff', { name })} />;
    return null;
  };

  function troubleWords(device: DeviceState, kind: 'microphone' | 'camera'): string | null {
    if (device.state !== 'trouble') return null;
    if (device.trouble === 'missing') return t(kind === 'camera' ? 'strip.noCamera' : 'strip.noMicrophone');
    const trouble = t(`trouble.${device.trouble}`);
    return t(kind === 'camera' ? 'strip.cameraTrouble' : 'strip.microphoneTrouble', { trouble });
  }

  return (
    <section className={classes.strip} aria-label={t('strip.label')}>
      {fact()}
    </section>
  );
}

interface FactProps {
  readonly look: 'bad' | 'warn';
  readonly icon: typeof IconPhone;
  readonly words: string;
}

function Fact({ look, icon: Sign, words }: FactProps) {
  return (
    <span className={`${classes.fact} ${classes[look]} num`} title={words}>
      <Sign size={16} stroke={1.7} aria-hidden />
      {words}
    </span>
  );
}
