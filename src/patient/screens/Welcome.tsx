import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { capitalized } from '../../shared/i18n/capitalized.ts';
import { momentIn } from '../moments.ts';
import { HandedOver } from '../parts/HandedOver.tsx';
import { Heading } from '../parts/Heading.tsx';
import { useClinician } from '../parts/useClinician.ts';

/** Who invites, and when. */
export function Welcome({ view, now }: { view: PatientView; now: number }) {
  const { t, i18n } = useTranslation();
  const { clinic, start, zone } = view;
  const clinician = useClinician(view);
  return (
    <>
      <Heading>{t('welcome.title')}</Heading>
      <p className="lead">{t('welcome.invites', clinician)}</p>
      <HandedOver view={view} />
      <dl className="facts">
        <div>
          <dt>{t('welcome.time')}</dt>
          <dd className="num">{capitalized(momentIn(start, now, zone, i18n.language), i18n.language)}</dd>
        </div>
        <div>
          <dt>{t('welcome.clinician')}</dt>
          <dd>
            {clinician.name}, <span lang={clinician.titleLang}>{clinician.title}</span>
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
