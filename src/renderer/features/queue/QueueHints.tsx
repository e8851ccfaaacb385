import { useTranslation } from 'react-i18next';
import { useConnection } from '../../ipc/session.ts';
import { Keys } from '../../keys/Keys.tsx';
import classes from './QueueHints.module.css';

/** The list's keys; or, in the same place so that nothing moves, why the list may not be as things are. */
export function QueueHints({ behind }: { readonly behind: boolean }) {
  const { t } = useTranslation('queue');
  const connection = useConnection();
  if (connection.state === 'lost')
    return (
      <p className={classes.hints} role="status">
        {t('stale')}
      </p>
    );
  if (behind) return <p className={classes.hints}>{t('held')}</p>;
  return (
    <footer className={`${classes.hints} ${classes.keys}`} aria-hidden="true">
      <Keys of={['↑', '↓']} /> {t('hints.choose')}
      <span className={classes.gap} />
      <Keys of={['Enter']} /> {t('hints.open')}
      <span className={classes.gap} />
      <Keys of="queue.filter" /> {t('filter.next')}
    </footer>
  );
}
