import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { momentIn } from '../moments.ts';
import { HandedOver } from '../parts/HandedOver.tsx';
import { Heading } from '../parts/Heading.tsx';

/** Who invites, and when. */
export function Welcome({ view, now }: { view: PatientView; now: number }) {
  const { t, i18n } = useTranslation();
  const { clinician, clinic, start, zone } = view;
  return (
    <>
      <Heading>{t('welcome.title')}</Heading>
      <p className="lead">{t('welcome.invites', clinician)}</p>
      <HandedOver view={view} />
      <dl className="facts">
        <div>
          <dt>{t('welcome.time')}</dt>
          <dd className="num">{momentIn(start, now, zone, i18n.language)}</dd>
        </div>
        <div>
          <dt>{t('welcome.clinician')}</dt>
          <dd>
            {clinician.name}, {clinician.title}
          </dd>
        </div>
        <div>
          <dt>{t('welcome.clinic')}</dt>
          <dd>{clinic.name}</dd>
        </div>
      </dl>
      <p>{t('welcome.next')}</p>
    </>
  );
}
