import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { type TitleRead, titleRead } from '../professions.ts';

/** Whom one meets, the title in the page's language where it is a known one. */
export function useClinician({ clinician }: Pick<PatientView, 'clinician'>): TitleRead & {
  readonly name: string;
} {
  const { t, i18n } = useTranslation();
  return { name: clinician.name, ...titleRead(clinician.title, i18n.language, t) };
}
