import { IconUserShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { ClinicWord } from './ClinicWord.tsx';
import { useClinician } from './useClinician.ts';

/** Another clinician has the visit now: who, instead of whom, and that the place is kept. Read out as it comes. */
export function HandedOver({ view }: { view: PatientView }) {
  const { t } = useTranslation();
  const { handedOver, stage } = view;
  const clinician = useClinician(view);
  return (
    <div role="status" className="from-clinic">
      {handedOver && (
        <ClinicWord
          icon={IconUserShare}
          words={t(stage === 'open' ? 'handedOver.inVisit' : 'handedOver.before', {
            ...clinician,
            from: handedOver.fromName,
          })}
        />
      )}
    </div>
  );
}
