import { IconId, IconPlane } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../call/localMedia.ts';
import type { PatientView } from '../../shared/contracts/hub.ts';
import type { NetworkReadiness } from '../../shared/domain/readiness.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { momentIn, momentSaid } from '../moments.ts';
import { Line } from '../parts/Fact.tsx';
import { FromClinic } from '../parts/FromClinic.tsx';
import { HandedOver } from '../parts/HandedOver.tsx';
import { Heading } from '../parts/Heading.tsx';
import { SmallOwnPicture } from '../parts/SmallOwnPicture.tsx';
import { useClinician } from '../parts/useClinician.ts';
import { planeIsAdvised } from '../planeAdvice.ts';

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
  const { aboutMinutes, start, zone } = view;
  const clinician = useClinician(view);
  const { name } = clinician;
  // The call was another's a moment ago: that it goes on is what there is to say.
  const takenOver = view.handedOver !== null && view.stage === 'open';
  const clock = momentIn(now as Instant, now, zone, i18n.language);
  return (
    <>
      <p className="over-heading">
        <span>{t('waiting.label')}</span>
        <time className="num">{clock}</time>
      </p>
      <Heading className="large">
        {takenOver ? t('handedOver.title', { name }) : longWords(aboutMinutes)}
      </Heading>
      <HandedOver view={view} />
      {!takenOver && (
        <p className="lead">
          {now <= start
            ? t('waiting.visit', { name, when: momentSaid(t, start, now, zone, i18n.language) })
            : t('waiting.visitWas', { name, time: momentIn(start, now, zone, i18n.language) })}
        </p>
      )}
      <FromClinic view={view} now={now} />
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
      {/* Who has been let in before keeps the identity; words are fewer then. */}
      {!takenOver && (
        <Line icon={<IconId aria-hidden="true" />} title={t('waiting.idTitle')} text={t('waiting.idText')} />
      )}
      {planeIsAdvised(network, navigator.userAgent) && (
        <Line
          icon={<IconPlane aria-hidden="true" />}
          title={t('waiting.planeTitle')}
          text={t('waiting.planeText')}
        />
      )}
    </>
  );

  function longWords(minutes: number | null): string {
    if (minutes === null) return t('waiting.unknown');
    if (minutes === 0) return t('waiting.soon');
    return minutes === 1 ? t('waiting.oneMinute') : t('waiting.minutes', { count: minutes });
  }
}
