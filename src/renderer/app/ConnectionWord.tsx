import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wallClock } from '../../shared/domain/time.ts';
import { useAbout, useConnection } from '../ipc/session.ts';
import { useRefusalText } from '../ipc/useRefusalText.ts';
import classes from './ConnectionWord.module.css';

/** Whether the clinic's service is reached; when it is not: since when, why, and what waits to be sent. */
export function ConnectionWord({
  brief = false,
}: {
  /** Only when lost, and in one word. */ readonly brief?: boolean;
}) {
  const { t } = useTranslation('app');
  const { clinic } = useAbout();
  const connection = useConnection();
  const refusalText = useRefusalText();
  // One place for what is told aloud, there before anything is: a place that comes with its words is not heard by all.
  if (connection.state !== 'lost')
    return (
      <>
        <span className={brief ? 'v-sr' : classes.word} role="status">
          {!brief && <span className={classes.dot} data-state={connection.state} aria-hidden="true" />}
          {!brief && t(`connection.${connection.state}`)}
        </span>
        {null}
      </>
    );
  const { pendingCommands, since, refusal } = connection;
  const pending = pendingCommands === 0 ? null : t('connection.pending', { count: pendingCommands });
  const lost = t('connection.lost', { time: wallClock(since, clinic.zone) });
  return (
    <>
      <span className="v-sr" role="status">
        {[lost, pending].filter((part) => part !== null).join(', ')}
      </span>
      <Popover position="bottom-end" shadow="md" width={320} trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={`${classes.lost} num`}>
            <span className={classes.dot} data-state="lost" aria-hidden="true" />
            {brief ? t('connection.lostBrief') : lost}
            {pending !== null && !brief && <span className={classes.pending}>{pending}</span>}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          {brief && <p className={classes.reason}>{lost}</p>}
          <p className={classes.reason}>{refusalText(refusal)}</p>
          {pending !== null && <p className={classes.reason}>{pending}</p>}
          <p className={classes.reason}>{t('connection.lostNote')}</p>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
