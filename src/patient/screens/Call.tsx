import {
  IconCameraRotate,
  IconHeadset,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import { type ReactNode, type Ref, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../call/localMedia.ts';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { dialled, unbroken } from '../moments.ts';
import type { PageState } from '../pageState.ts';
import { type ChosenDevices, DeviceChoices } from '../parts/DeviceChoices.tsx';
import { Heading } from '../parts/Heading.tsx';
import { InRoomLine } from '../parts/InRoom.tsx';
import { LastPicture } from '../parts/LastPicture.tsx';
import { RemotePicture } from '../parts/RemotePicture.tsx';
import { SmallOwnPicture } from '../parts/SmallOwnPicture.tsx';
import { SwitchedWord } from '../parts/SwitchedWord.tsx';
import { TurnedAway } from '../parts/TurnedAway.tsx';
import { useClinician } from '../parts/useClinician.ts';
import type { CallPhase } from '../screen.ts';
import type { Viewfinder } from '../stills/documentStills.ts';
import { ShowId } from './ShowId.tsx';

export interface CallProps {
  readonly page: PageState;
  readonly view: PatientView;
  readonly phase: CallPhase;
  readonly media: LocalMediaState;
  readonly devices: ChosenDevices;
  /** Name of the chosen speaker that is not there any more. */
  readonly lostSpeaker: string | null;
  readonly onSwitchedSeen: () => void;
  /** Shows the question of who is in the clinician's room again. */
  readonly onAskRoomAgain: () => void;
  readonly onMicrophone: (on: boolean) => void;
  readonly onCamera: (on: boolean) => void;
  readonly onFlip: () => void;
  readonly onLeave: () => void;
  readonly onNoDocument: () => void;
  /** Where the document is held while it is asked for; null: it is not. */
  readonly onViewfinder: (viewfinder: Viewfinder | null) => void;
  /** What stands above the picture. */
  readonly bars: ReactNode;
  readonly lastPicture: ImageBitmap | null;
  readonly onLastPicture: (picture: ImageBitmap) => void;
}

/** The call: the clinician's picture uncovered, everything else beside it. */
export function Call(props: CallProps) {
  const { page, view, phase, media } = props;
  const { t } = useTranslation();
  const { name, title, titleLang } = useClinician(view);
  const [choosing, setChoosing] = useState(false);
  const openDevices = useRef<HTMLButtonElement>(null);
  const closeDevices = (): void => {
    // Shown again first: what is hidden takes no focus.
    flushSync(() => setChoosing(false));
    openDevices.current?.focus();
  };
  const remote =
    page.peer.state === 'connected' || page.peer.state === 'interrupted' ? page.peer.remote : null;
  const idShown = page.showDocument && phase === 'live' && !page.hold;
  return (
    <main className="call" data-id-shown={idShown}>
      <Heading className="unseen">{t('call.title', { name })}</Heading>
      {props.bars}
      <div className="stage">
        <RemotePicture
          stream={remote}
          silent={page.hold}
          hidden={page.hold || phase !== 'live'}
          dead={phase === 'healing'}
          label={t('call.remotePicture', { name })}
          speaker={props.devices.speaker}
          onLastPicture={props.onLastPicture}
        />
        {phase === 'healing' && props.lastPicture && <LastPicture picture={props.lastPicture} />}
        <OnStage page={page} view={view} phase={phase} />
      </div>
      {idShown && (
        <ShowId
          media={media}
          view={view}
          said={page.noDocumentSaid}
          readerTip={page.documentTip}
          sending={page.sendingStill}
          cameras={props.devices.listings.cameras.length}
          onFlip={props.onFlip}
          onCameraOn={() => props.onCamera(true)}
          onNoDocument={props.onNoDocument}
          onViewfinder={props.onViewfinder}
        />
      )}
      {choosing && <DeviceChoices media={media} devices={props.devices} onClose={closeDevices} />}
      <div className="strip" hidden={choosing}>
        <div className="me">
          <div className="mirror own">
            <SmallOwnPicture media={media} label={t('check.ownPicture')} unseen={page.hold} />
          </div>
          <div className="whom">
            <b>{name}</b>
            <span className="title" lang={titleLang}>
              {title}
            </span>
            <LineWord {...props} />
          </div>
        </div>
        <InRoomLine view={view} onAskAgain={props.onAskRoomAgain} />
        <TurnedAway media={media} asked={idShown} onFlip={props.onFlip} />
        <SwitchedWord
          switched={media.switched}
          lostSpeaker={props.lostSpeaker}
          onSeen={props.onSwitchedSeen}
        />
        <Controls {...props} openDevices={openDevices} onDevices={() => setChoosing(true)} />
        <a className="call-phone num" href={`tel:${dialled(view.clinic.phone)}`}>
          {t('clinicPhone')} {unbroken(view.clinic.phone)}
        </a>
      </div>
    </main>
  );
}

/** Words on the stage, only while it shows no living picture. Their places are always there, so that they are heard. */
function OnStage({ page, view, phase }: { page: PageState; view: PatientView; phase: CallPhase }) {
  const { t } = useTranslation();
  const { name } = view.clinician;
  const calm = ((): readonly [string, string] | null => {
    if (phase === 'joining') return [t('call.joining', { name }), t('call.joiningText')];
    return page.hold && phase !== 'healing' ? [t('call.holdTitle'), t('call.holdText', { name })] : null;
  })();
  return (
    <>
      <div className="stage-words" role="alert">
        {phase === 'healing' && <StageWords title={t('call.lostTitle')} text={t('call.lostSoon')} />}
      </div>
      <div className="stage-words" role="status">
        {calm !== null && <StageWords title={calm[0]} text={calm[1]} />}
      </div>
    </>
  );
}

function StageWords({ title, text }: { title: string; text: string }) {
  return (
    <>
      <b>{title}</b>
      <span>{text}</span>
    </>
  );
}

/** One line: the trouble that matters most, else that the line is good. */
function LineWord({ page, view, phase, media }: CallProps) {
  const { t } = useTranslation();
  const { name } = view.clinician;
  const word = ((): [string, 'ok' | 'warn'] => {
    if (phase === 'healing') return [t('call.healing'), 'warn'];
    if (media.microphone.state === 'trouble')
      return [t(`trouble.microphone.${media.microphone.trouble}.what`), 'warn'];
    if (media.camera.state === 'trouble') return [t(`trouble.camera.${media.camera.trouble}.what`), 'warn'];
    const unseen = page.hold || !media.cameraOn;
    const unheard = page.hold || !media.microphoneOn;
    if (unseen && unheard) return [t('call.nobodySeesOrHears'), 'warn'];
    if (unseen || unheard) return [t(unseen ? 'call.nobodySees' : 'call.nobodyHears'), 'warn'];
    if (phase === 'live' && !page.theirs.microphone) return [t('call.theirMicrophoneOff', { name }), 'warn'];
    if (phase === 'live' && !page.theirs.camera) return [t('call.theirCameraOff', { name }), 'warn'];
    return phase === 'live' ? [t('call.good'), 'ok'] : ['', 'ok'];
  })();
  return (
    <span className="line-word" data-tone={word[1]} role="status">
      {word[0] && <i className="dot" aria-hidden="true" />}
      {word[0]}
    </span>
  );
}

function Controls({
  openDevices,
  onDevices,
  ...props
}: CallProps & { openDevices: Ref<HTMLButtonElement>; onDevices: () => void }) {
  const { media } = props;
  const { t } = useTranslation();
  return (
    <div className="controls">
      <Round
        label={t('call.microphone')}
        pressed={media.microphoneOn}
        onClick={() => props.onMicrophone(!media.microphoneOn)}
      >
        {media.microphoneOn ? <IconMicrophone /> : <IconMicrophoneOff />}
      </Round>
      <Round
        label={t('call.camera')}
        pressed={media.cameraOn}
        onClick={() => props.onCamera(!media.cameraOn)}
      >
        {media.cameraOn ? <IconVideo /> : <IconVideoOff />}
      </Round>
      {props.devices.listings.cameras.length > 1 && (
        <Round label={t('call.flip')} onClick={props.onFlip}>
          <IconCameraRotate />
        </Round>
      )}
      <Round ref={openDevices} label={t('devices.open')} onClick={onDevices}>
        <IconHeadset />
      </Round>
      <Round label={t('call.leave')} tone="bad" onClick={props.onLeave}>
        <IconPhoneOff />
      </Round>
    </div>
  );
}

function Round({
  ref,
  label,
  pressed,
  tone,
  onClick,
  children,
}: {
  ref?: Ref<HTMLButtonElement>;
  label: string;
  pressed?: boolean;
  tone?: 'bad';
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      ref={ref}
      type="button"
      className="round"
      data-tone={tone}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <span aria-hidden="true">{children}</span>
      {label}
    </button>
  );
}
