import { useTranslation } from 'react-i18next';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout, useConnection } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import classes from './SettingsView.module.css';

/** What the console is connected to, and since when; lost: why, and what waits to be sent. */
export function ConnectionFacts() {
  const { t } = useTranslation(['settings', 'app']);
  const { practice, clinic } = useAbout();
  const connection = useConnection();
  const refusalText = useRefusalText();
  return (
    <>
      <dl className={classes.facts}>
        <div>
          <dt>{t('connection.to')}</dt>
          <dd>{t(practice ? 'connection.practice' : 'connection.clinic')}</dd>
        </div>
        <div>
          <dt>{t('connection.state')}</dt>
          <dd className="num">
            {connection.state === 'connecting'
              ? t('connection.connecting')
              : t(`connection.${connection.state}`, { time: wallClock(connection.since, clinic.zone) })}
          </dd>
        </div>
      </dl>
      {connection.state === 'lost' && (
        <p className={classes.hint}>
          {refusalText(connection.refusal)}{' '}
          {connection.pendingCommands > 0 &&
            `${t('app:connection.pending', { count: connection.pendingCommands })}. `}
          {t('app:connection.lostNote')}
        </p>
      )}
    </>
  );
}
