import { IconPhone, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { unbroken } from '../moments.ts';
import { Heading } from '../parts/Heading.tsx';
import { LastPicture } from '../parts/LastPicture.tsx';

/** The line did not come back by itself: what is known, and one large way back. */
export function CutOff({
  view,
  everConnected,
  lastPicture,
}: {
  view: PatientView;
  everConnected: boolean;
  lastPicture: ImageBitmap | null;
}) {
  const { t } = useTranslation();
  const { name } = view.clinician;
  return (
    <>
      {everConnected && lastPicture && <LastPicture picture={lastPicture} />}
      <div role="alert" className="said">
        <Heading>{t(everConnected ? 'call.lostTitle' : 'call.slowTitle')}</Heading>
        <p className="lead">{t(everConnected ? 'call.lostText' : 'call.slowText', { name })}</p>
      </div>
    </>
  );
}

/** The way back, 76 high, in the thumb's reach; and what happens if it fails. */
export function WayBack({ view, onReturn }: { view: PatientView; onReturn: () => void }) {
  const { t } = useTranslation();
  const { phone } = view.answers;
  return (
    <>
      <button type="button" className="main huge" onClick={onReturn}>
        <IconVideo aria-hidden="true" />
        {t('call.return')}
      </button>
      <p className="fact ring">
        <IconPhone aria-hidden="true" />
        <span className="num">
          {phone ? t('call.willRingOn', { phone: unbroken(phone) }) : t('call.willRing')}
        </span>
      </p>
    </>
  );
}
