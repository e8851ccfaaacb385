import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { unbroken } from '../moments.ts';
import { Line } from '../parts/Fact.tsx';
import { Heading } from '../parts/Heading.tsx';

/** The visit goes on by telephone: who rings, on which number, and that nothing is seen or heard here. */
export function ByPhone({ view }: { view: PatientView }) {
  const { t } = useTranslation();
  const { name } = view.clinician;
  const { phone } = view.answers;
  return (
    <>
      <Heading>{t('phone.title')}</Heading>
      <p className="lead num">
        {phone ? t('phone.textOn', { name, phone: unbroken(phone) }) : t('phone.text', { name })}
      </p>
      <Line icon={<IconEyeOff aria-hidden="true" />} title={t('phone.off')} text={t('phone.back')} />
    </>
  );
}
