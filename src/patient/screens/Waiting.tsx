import { IconId, IconMessage, IconPlane } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../call/localMedia.ts';
import type { PatientView } from '../../shared/contracts/hub.ts';
import type { NetworkReadiness } from '../../shared/domain/readiness.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { momentIn } from '../moments.ts';
import { Heading } from '../parts/Heading.tsx';
import { SmallOwnPicture } from '../parts/SmallOwnPicture.tsx';
import { useWakeLock } from '../parts/useWakeLock.ts';

/** The waiting room: about how long, true words about who sees whom, what to have at hand. */
export function Waiting({
  view,
  media,
  network,
  now,
}: {
  view: PatientView;
  media: LocalMediaState;
  network: NetworkReadiness;
  now: number;
}) {
  const { t, i18n } = useTranslation();
  useWakeLock();
  const { clinician, aboutMinutes, delayMinutes, start, zone } = view;
  const { name } = clinician;
  // "Phone calls can interrupt" is worth saying only where the call may go over the telephone's own network.
  const onWifi = (network.state === 'good' || network.state === 'weak') && network.kind === 'wifi';
  const clock = momentIn(now as Instant, now, zone, i18n.language);
  return (
    <>
      <p className="over-heading">
        <span>{t('waiting.label')}</span>
        <time className="num">{clock}</time>
      </p>
      <Heading className="large">{longWords(aboutMinutes)}</Heading>
      <p className="lead">{t('waiting.visit', { name, time: momentIn(start, now, zone, i18n.language) })}</p>
      <div role="status">
        {delayMinutes !== null && (
          <div className="word">
            <IconMessage aria-hidden="true" />
            <span className="fact-text">
              <span className="faint">{t('waiting.fromClinic')}</span>
              <span>{t('waiting.delay', { name, minutes: delayMinutes })}</span>
            </span>
          </div>
        )}
      </div>
      <div className="checked-in">
        <div className="mirror small-mirror">
          <SmallOwnPicture media={media} label={t('check.ownPicture')} />
        </div>
        <div>
          <h2>
            <i className="dot" aria-hidden="true" />
            {t('waiting.checkedIn')}
          </h2>
          <p>{t('waiting.unseen', clinician)}</p>
        </div>
      </div>
      <div className="fact">
        <IconId aria-hidden="true" />
        <span className="fact-text">
          <b>{t('waiting.idTitle')}</b>
          <span>{t('waiting.idText')}</span>
        </span>
      </div>
      {!onWifi && (
        <div className="fact">
          <IconPlane aria-hidden="true" />
          <span className="fact-text">
            <b>{t('waiting.planeTitle')}</b>
            <span>{t('waiting.planeText')}</span>
          </span>
        </div>
      )}
    </>
  );

  function longWords(minutes: number | null): string {
    if (minutes === null) return t('waiting.unknown');
    if (minutes === 0) return t('waiting.soon');
    return minutes === 1 ? t('waiting.oneMinute') : t('waiting.minutes', { count: minutes });
  }
}
