import { useTranslation } from 'react-i18next';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { useNow } from '../../ipc/hubClock.ts';
import { useAbout, useConnection } from '../../ipc/session.ts';
import { useChord } from '../../keys/useChord.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import { dialable, useDial } from '../../visit/useDial.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import classes from './CallStage.module.css';
import { useCallStore } from './callStore.ts';
import { calledName } from './callTarget.ts';
import { type CallView, callView, phoneOfferedAfterMs } from './callView.ts';
import { LiveWords } from './LiveWords.tsx';
import { LostPicture, PhoneOffer } from './LostPicture.tsx';
import { usePicture } from './usePicture.ts';
import { ZoneOutline } from './ZoneOutline.tsx';

/**
 * The received picture, whole and never covered; words lie on it only when it is dead or not there.
 * Keyed by visit: one patient's last picture never stands in another's place.
 */
export function CallStage() {
  const visit = useOpenVisit();
  return visit === null ? null : <Stage key={visit.visitId} visit={visit} />;
}

function Stage({ visit }: { readonly visit: NonNullable<ReturnType<typeof useOpenVisit>> }) {
  const { t } = useTranslation('call');
  const peer = useLiveCall((call) => call.peer);
  const hungUp = useCallStore((store) => store.hungUp);
  const hold = useCallStore((store) => store.hold);
  const { clinic } = useAbout();
  const connection = useConnection();
  const now = useNow();
  const dial = useDial(visit.phone);
  const view = callView(visit, peer, { hungUp, hold });
  const remote = 'remote' in view ? view.remote : null;
  const picture = usePicture(visit.visitId, remote, view.state !== 'live');
  const name = calledName(visit) ?? t('stage.someone');
  const presence = linkHolder(visit.participants)?.id;
  const state = visit.participants.find((one) => one.id === presence)?.presence.state;
  useChord('call.dial', dial.dial, dialable(visit.phone) !== null);

  const lost = view.state === 'lost';
  const known =
    connection.state === 'lost'
      ? 'offline'
      : state === 'away'
        ? 'away'
        : state === 'preparing'
          ? 'preparing'
          : 'lost';
  return (
    <div className={classes.room} style={picture.style}>
      <div className={`${classes.stage} ${lost ? classes.lost : ''}`}>
        {view.state !== 'lost' && (
          <StageWords view={view} name={name} now={now} phone={visit.phone} onDial={dial.dial} />
        )}
        {/* biome-ignore lint/a11y/useMediaCaption: a live conversation has no captions */}
        <video
          ref={picture.video}
          className={`${classes.picture} ${view.state === 'live' ? '' : classes.away}`}
          aria-label={t('stage.label', { name })}
          autoPlay
          playsInline
          onResize={picture.onShape}
          onLoadedData={picture.onShape}
        />
        {view.state === 'live' && <ZoneOutline />}
        <canvas
          ref={picture.last}
          className={`${classes.picture} ${lost && picture.lastAt !== null ? classes.dead : classes.away}`}
        />
        {lost && (
          <LostPicture
            since={view.since}
            now={now}
            zone={clinic.zone}
            attempt={view.attempt}
            lastAt={picture.lastAt}
            known={known}
            name={name}
            phone={visit.phone}
            onDial={dial.dial}
          />
        )}
      </div>
      <LiveWords view={view} lostMs={lost ? now - view.since : null} />
    </div>
  );
}

interface StageWordsProps {
  readonly view: Exclude<CallView, { state: 'lost' }>;
  readonly name: string;
  readonly now: number;
  readonly phone: string | null;
  readonly onDial: () => void;
}

/** What stands where there is no picture to cover; under the living one until its first frame. */
function StageWords({ view, name, now, phone, onDial }: StageWordsProps) {
  const { t } = useTranslation('call');
  const late = view.state === 'connecting' && view.since !== null && now - view.since >= phoneOfferedAfterMs;
  const [heading, detail] = {
    live: [t('stage.connecting'), t('stage.connectingDetail')],
    connecting: [t('stage.connecting'), t('stage.connectingDetail')],
    hold: [t('stage.hold'), t('stage.holdDetail', { name })],
    hungUp: [t('stage.hungUp'), t('stage.hungUpDetail')],
    phone: [t('stage.phone'), ''],
    elsewhere: [t('stage.elsewhere'), ''],
    nobody: [t('stage.notStarted'), ''],
  }[view.state];
  return (
    <div className={classes.over}>
      <div className={`${classes.words} ${classes.quiet}`} aria-hidden={view.state === 'live' || undefined}>
        <p className={classes.heading}>{heading}</p>
        {detail !== '' && <p className={classes.detail}>{detail}</p>}
        {(late || view.state === 'phone') && (
          <div className={classes.phone}>
            <PhoneOffer phone={phone} onDial={onDial} words={late ? t('stage.dialDetail') : ''} />
          </div>
        )}
      </div>
    </div>
  );
}
