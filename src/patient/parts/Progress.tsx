import { useTranslation } from 'react-i18next';

/** Which of the questions on the way in this is. */
export function Progress({ number }: { number: number }) {
  const { t } = useTranslation();
  return <p className="progress">{t('step', { number, of: 4 })}</p>;
}
