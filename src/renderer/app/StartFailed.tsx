import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { useRefusalText } from '../ipc/useRefusalText.ts';
import classes from './StartFailed.module.css';

/** What stands when main could not say who sits here. */
export function StartFailed({ refusal }: { readonly refusal: Refusal }) {
  const { t } = useTranslation('app');
  const refusalText = useRefusalText();
  return (
    <main className={classes.page} role="alert">
      <p>{t('start.failed', { reason: refusalText(refusal) })}</p>
      <Button onClick={() => window.location.reload()}>{t('start.again')}</Button>
    </main>
  );
}

/** What stands when a view has thrown: a bug, and what is safe all the same. */
export function Crashed() {
  const { t } = useTranslation('app');
  return (
    <main className={classes.page} role="alert">
      <p>{t('start.crashed')}</p>
      <p>{t('start.crashedSafe')}</p>
      <Button onClick={() => window.location.reload()}>{t('start.reload')}</Button>
    </main>
  );
}
