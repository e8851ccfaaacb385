import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../ipc/useRefusalText.ts';
import type { Attempt } from './attempt.ts';

/** What came of the last secret that was tried: the seconds are seen, but read aloud only when they begin and are over. */
export function AttemptWords({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const { refusal, asked, left } = attempt;
  if (refusal === null) return null;
  const words = (seconds: number) => {
    if (refusal.code === 'secret.wrong')
      return seconds > 0 ? t('attempt.wrongWait', { count: seconds }) : t('attempt.wrong');
    if (refusal.code === 'secret.wait')
      return seconds > 0 ? t('attempt.wait', { count: seconds }) : t('attempt.now');
    return refusalText(refusal);
  };
  return (
    <>
      <span className="v-sr" role="alert">
        {words(left > 0 ? asked : 0)}
      </span>
      <span className="num" aria-hidden="true">
        {words(left)}
      </span>
    </>
  );
}
