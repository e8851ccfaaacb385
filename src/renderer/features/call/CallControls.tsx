import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneCall,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconUrgent,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDoable } from '../../keys/actions.ts';
import { useChord } from '../../keys/useChord.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import { ownMedia, useOwnMedia } from '../../visit/ownMedia.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import classes from './CallControls.module.css';
import { ControlButton } from './ControlButton.tsx';
import { useCallStore, wish } from './callStore.ts';
import { calledName, callTarget } from './callTarget.ts';
import { callView } from './callView.ts';
import { OwnWords } from './LiveWords.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { OwnPreview } from './OwnPreview.tsx';
import { Strip } from './Strip.tsx';

/** What stands under the picture: the strip, the own picture, the call's buttons; apart to the right, emergency and hang up. */
export function CallControls() {
  const visit = useOpenVisit();
  return visit === null ? null : <Controls key={visit.visitId} visit={visit} />;
}

function Controls({ visit }: { readonly visit: NonNullable<ReturnType<typeof useOpenVisit>> }) {
  const { t } = useTranslation('call');
  const { microphoneOn, cameraOn } = useOwnMedia();
  const hungUp = useCallStore((store) => store.hungUp);
  const hold = useCallStore((store) => store.hold);
  const peer = useLiveCall((call) => call.peer);
  const emergency = useDoable('visit.emergency');
  const reachable = callTarget(visit) !== null;
  const inCall = reachable && !hungUp;

  const toggleMicrophone = () => ownMedia.setMicrophone(!microphoneOn);
  const toggleCamera = () => ownMedia.setCamera(!cameraOn);
  const toggleHold = () => wish({ hold: !hold });
  const toggleCall = () => wish(hungUp ? { hungUp: false } : { hungUp: true, hold: false });
  useChord('call.microphone', toggleMicrophone);
  useChord('call.camera', toggleCamera);
  useChord('call.hold', toggleHold, inCall);
  useChord('call.hangUp', toggleCall, reachable);

  return (
    <div className={classes.under}>
      <Strip
        view={callView(visit, peer, { hungUp, hold })}
        name={calledName(visit) ?? t('stage.someone')}
        phone={visit.phone}
      />
      <OwnWords microphoneOn={microphoneOn} cameraOn={cameraOn} />
      <div className={classes.row} role="toolbar" aria-label={t('controls.label')}>
        <OwnPreview />
        <ControlButton
          icon={microphoneOn ? IconMicrophone : IconMicrophoneOff}
          label={t(microphoneOn ? 'controls.microphone' : 'controls.microphoneOff')}
          about={microphoneOn ? undefined : t('controls.microphone')}
          look={microphoneOn ? 'plain' : 'off'}
          wide
          chord="call.microphone"
          aria-pressed={microphoneOn}
          onClick={toggleMicrophone}
        />
        <ControlButton
          icon={cameraOn ? IconVideo : IconVideoOff}
          label={t(cameraOn ? 'controls.camera' : 'controls.cameraOff')}
          about={cameraOn ? undefined : t('controls.camera')}
          look={cameraOn ? 'plain' : 'off'}
          wide
          chord="call.camera"
          aria-pressed={cameraOn}
          onClick={toggleCamera}
        />
        <ControlButton
          icon={hold ? IconPlayerPlay : IconPlayerPause}
          label={t(hold ? 'controls.resume' : 'controls.hold')}
          look={hold ? 'again' : 'plain'}
          chord="call.hold"
          yields
          disabled={!inCall}
          onClick={toggleHold}
        />
        <MoreMenu visit={visit} hold={hold} onHold={inCall ? toggleHold : null} />
        <span className={classes.gap} />
        <ControlButton
          icon={IconUrgent}
          label={t('controls.emergency')}
          look="end"
          wide
          chord="visit.emergency"
          disabled={emergency === null}
          onClick={() => emergency?.()}
        />
        <ControlButton
          icon={hungUp ? IconPhoneCall : IconPhoneOff}
          label={t(hungUp ? 'controls.connectAgain' : 'controls.hangUp')}
          look={hungUp ? 'again' : 'end'}
          wide
          chord="call.hangUp"
          disabled={!reachable}
          onClick={toggleCall}
        />
      </div>
    </div>
  );
}
