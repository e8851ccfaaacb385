import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal, Result } from '../../../shared/domain/refusal.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { request } from '../../ipc/client.ts';
import { useNow } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { knockOf } from '../../visit/knock.ts';
import classes from './AtTheDoor.module.css';

/** Who asks to come in: one who knocks outside the window, or a second device. Nothing while nobody does. */
export function AtTheDoor({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('actions');
  const { clinic } = useAbout();
  const now = useNow();
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const holder = linkHolder(row.participants);
  const knock = knockOf(row);
  if (holder === undefined || !row.mine || (knock === null && !holder.otherDeviceWaits)) return null;
  const about = { visitId: row.visitId, participantId: holder.id };
  const tell = (answer: Result<unknown>) => setRefused(answer.ok ? null : answer.refusal);

  return (
    <div className={classes.door}>
      {knock !== null && knock.answer !== 'open' && (
        <>
          <p className={`${classes.words} num`}>
            {knock.answer === 'later'
              ? t('knock.answeredLater')
              : t(now < row.start ? 'knock.early' : 'knock.late', { time: wallClock(knock.at, clinic.zone) })}
          </p>
          <div className={classes.buttons}>
            <Button
              variant="default"
              onClick={async () => tell(await request('knock.answer', { ...about, answer: 'open' }))}
            >
              {t('knock.open')}
            </Button>
            {knock.answer === null && (
              <Button
                variant="default"
                onClick={async () => tell(await request('knock.answer', { ...about, answer: 'later' }))}
              >
                {t('knock.later')}
              </Button>
            )}
          </div>
        </>
      )}
      {holder.otherDeviceWaits && (
        <>
          <p className={classes.words}>
            {t('device.waits')} {t('device.hint')}
          </p>
          <div className={classes.buttons}>
            <Button variant="default" onClick={async () => tell(await request('device.letIn', about))}>
              {t('device.letIn')}
            </Button>
          </div>
        </>
      )}
      {refused !== null && <p role="alert">{refusalText(refused)}</p>}
    </div>
  );
}
