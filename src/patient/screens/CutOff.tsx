import { IconPhone, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { unbroken } from '../moments.ts';
import { Heading } from '../parts/Heading.tsx';
import { LastPicture } from '../parts/LastPicture.tsx';

const said = {
  cutOff: { title: 'call.lostTitle', text: 'call.lostText' },
  slow: { title: 'call.slowTitle', text: 'call.slowText' },
  away: { title: 'call.lostTitle', text: 'call.awayText' },
} as const;

/** The line did not come back by itself, or nobody is there to come back to: what is known. */
export function CutOff({
  view,
  phase,
  lastPicture,
}: {
  view: PatientView;
  phase: keyof typeof said;
  lastPicture: ImageBitmap | null;
}) {
  const { t } = useTranslation();
  const { title, text } = said[phase];
  return (
    <>
      {phase !== 'slow' && lastPicture && <LastPicture picture={lastPicture} />}
      <div role="alert" className="said">
        <Heading>{t(title)}</Heading>
        <p className="lead">{t(text, { name: view.clinician.name })}</p>
      </div>
    </>
  );
}

/** The way back, 76 high, in the thumb's reach; and what happens if it fails. */
export function WayBack({ view, onReturn }: { view: PatientView; onReturn: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <button type="button" className="main huge" onClick={onReturn}>
        <IconVideo aria-hidden="true" />
        {t('call.return')}
      </button>
      <WillRing view={view} />
    </>
  );
}

/** What the clinic does if there is no call. */
export function WillRing({ view }: { view: PatientView }) {
  const { t } = useTranslation();
  const { phone } = view.answers;
  return (
    <p className="fact ring">
      <IconPhone aria-hidden="true" />
      <span className="num">
        {phone ? t('call.willRingOn', { phone: unbroken(phone) }) : t('call.willRing')}
      </span>
    </p>
  );
}
