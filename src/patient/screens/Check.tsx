import { IconMicrophone, IconPlayerPlay, IconVideo, IconVolume, IconWifi } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../call/localMedia.ts';
import type { NetworkReadiness } from '../../shared/domain/readiness.ts';
import type { DeviceReadings } from '../deviceCheck.ts';
import type { Hearing } from '../deviceReport.ts';
import type { InApp } from '../inApp.ts';
import { Advice } from '../parts/Advice.tsx';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Line, Remedy, Tick } from '../parts/Fact.tsx';
import { Heading } from '../parts/Heading.tsx';
import { LevelMeter } from '../parts/LevelMeter.tsx';
import { OwnPicture } from '../parts/Picture.tsx';
import { Progress } from '../parts/Progress.tsx';

export interface CheckProps {
  readonly media: LocalMediaState;
  readonly readings: DeviceReadings;
  readonly hearing: Hearing;
  /** The check is one of the four questions, or stands alone. */
  readonly asQuestion: boolean;
  readonly watchMicrophone: (stream: MediaStream, onLevel: (level: number) => void) => () => void;
  readonly onPlay: () => void;
  readonly onHeard: (heard: boolean) => void;
  readonly onDevicesAgain: () => void;
  readonly onNetworkAgain: () => void;
  /** The browser to open the link in, out of another app's; null in a browser of its own. */
  readonly browser: InApp['browser'] | null;
}

/** Live picture first, remedy right under it, then sound, speaker and network as sentences. */
export function Check(props: CheckProps) {
  const { t } = useTranslation();
  const { media, readings } = props;
  const both = sharedTrouble(readings);
  const asking = readings.camera.state === 'testing' || readings.microphone.state === 'testing';
  // Without a picture its box would only push what to do about it out of sight.
  const shown = media.camera.state === 'live' || readings.camera.state !== 'trouble';
  return (
    <>
      {props.asQuestion && <Progress number={4} />}
      <Heading>{t('check.title')}</Heading>
      <div className={shown ? 'check pictured' : 'check'}>
        {shown && (
          <div className="mirror">
            {media.camera.state === 'live' ? (
              <OwnPicture
                stream={media.stream}
                label={t('check.ownPicture')}
                mirrored={media.camera.facing !== 'environment'}
              />
            ) : (
              <p>{asking ? t('check.allow') : t('check.noPicture')}</p>
            )}
          </div>
        )}
        <div aria-live="polite">
          {both ? (
            <Remedy
              icon={<IconVideo aria-hidden="true" />}
              what={t(`trouble.both.${both}.what`)}
              remedy={t(`trouble.both.${both}.remedy`)}
              onAgain={props.onDevicesAgain}
              action={both === 'inAppBrowser' && props.browser && <CopyLink browser={props.browser} />}
            />
          ) : (
            <>
              <CameraTrouble {...props} />
              <MicrophoneLine {...props} />
            </>
          )}
          <SpeakerLine {...props} />
          <NetworkLine network={readings.network} onAgain={props.onNetworkAgain} />
        </div>
      </div>
      <Advice title={t('advice.onPicture')} which={['light', 'eyeLevel', 'steady']} />
    </>
  );
}

/** One trouble that keeps both camera and microphone away, with one remedy; null where each has its own words. */
function sharedTrouble({
  camera,
  microphone,
}: DeviceReadings): 'refused' | 'inAppBrowser' | 'unsupported' | null {
  if (camera.state !== 'trouble' || microphone.state !== 'trouble' || camera.trouble !== microphone.trouble)
    return null;
  const { trouble } = camera;
  return trouble === 'refused' || trouble === 'inAppBrowser' || trouble === 'unsupported' ? trouble : null;
}

/** A living picture says by itself that the camera works: only trouble needs words. */
function CameraTrouble({ readings, onDevicesAgain }: CheckProps) {
  const { t } = useTranslation();
  const { camera } = readings;
  if (camera.state !== 'trouble') return null;
  return (
    <Remedy
      icon={<IconVideo aria-hidden="true" />}
      what={t(`trouble.camera.${camera.trouble}.what`)}
      remedy={t(`trouble.camera.${camera.trouble}.remedy`)}
      onAgain={onDevicesAgain}
    />
  );
}

function MicrophoneLine({ media, readings, hearing, watchMicrophone, onDevicesAgain }: CheckProps) {
  const { t } = useTranslation();
  const { microphone } = readings;
  const icon = <IconMicrophone aria-hidden="true" />;
  const live = media.microphone.state === 'live' && media.stream;
  const meter = live && <LevelMeter stream={live} watch={watchMicrophone} label={t('check.level')} />;
  if (microphone.state === 'trouble') {
    const { trouble } = microphone;
    return (
      <>
        <Remedy
          icon={icon}
          what={t(`trouble.microphone.${trouble}.what`)}
          remedy={t(`trouble.microphone.${trouble}.remedy`)}
          onAgain={trouble === 'silent' ? undefined : onDevicesAgain}
        />
        {meter && (
          <Line icon={icon} title={t('check.microphone')} text={t('check.saySomething')}>
            {meter}
          </Line>
        )}
      </>
    );
  }
  const text =
    microphone.state === 'works'
      ? t(
          hearing.state === 'heard'
            ? 'check.heard'
            : hearing.state === 'unmeasured'
              ? 'check.tapForLevel'
              : 'check.saySomething',
        )
      : t(microphone.state === 'testing' ? 'check.testing' : 'check.untested');
  return (
    <Line icon={icon} title={t('check.microphone')} text={text}>
      {meter}
      {hearing.state === 'heard' && <Tick />}
    </Line>
  );
}

function SpeakerLine({ readings, onPlay, onHeard }: CheckProps) {
  const { t } = useTranslation();
  const { speaker } = readings;
  const icon = <IconVolume aria-hidden="true" />;
  const play = (
    <button type="button" className="small" onClick={onPlay}>
      <IconPlayerPlay aria-hidden="true" />
      {t(speaker.state === 'untested' ? 'check.play' : 'check.playAgain')}
    </button>
  );
  if (speaker.state === 'trouble')
    return (
      <Remedy
        icon={icon}
        what={t('trouble.speaker.what')}
        remedy={t('trouble.speaker.remedy')}
        action={play}
      />
    );
  if (speaker.state === 'testing')
    return (
      <Line icon={icon} title={t('check.speaker')} text={t('check.hearSound')}>
        <span className="pair">
          <button type="button" className="small" onClick={() => onHeard(true)}>
            {t('check.hears')}
          </button>
          <button type="button" className="small" onClick={() => onHeard(false)}>
            {t('check.hearsNot')}
          </button>
        </span>
      </Line>
    );
  const works = speaker.state === 'works';
  return (
    <Line icon={icon} title={t('check.speaker')} text={t(works ? 'check.soundWorks' : 'check.trySound')}>
      {works ? <Tick /> : play}
    </Line>
  );
}

function NetworkLine({ network, onAgain }: { network: NetworkReadiness; onAgain: () => void }) {
  const { t } = useTranslation();
  const icon = <IconWifi aria-hidden="true" />;
  if (network.state === 'failed')
    return (
      <Remedy
        icon={icon}
        what={t('trouble.networkFailed.what')}
        remedy={t('trouble.networkFailed.remedy')}
        onAgain={onAgain}
      />
    );
  if (network.state === 'good' || network.state === 'weak') {
    const word =
      network.kind === 'unknown'
        ? t(`check.${network.state}`)
        : t(`check.${network.state}Kind`, { kind: t(`check.${network.kind}`) });
    if (network.state === 'weak')
      return (
        <Remedy
          icon={icon}
          what={`${t('check.network')}: ${word}`}
          remedy={t('trouble.networkWeak')}
          onAgain={onAgain}
        />
      );
    return (
      <Line icon={icon} title={t('check.network')} text={word}>
        <Tick />
      </Line>
    );
  }
  return (
    <Line
      icon={icon}
      title={t('check.network')}
      text={t(network.state === 'testing' ? 'check.testing' : 'check.untested')}
    />
  );
}
