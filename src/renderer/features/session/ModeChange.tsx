import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleMode } from '../../../shared/contracts/session.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { askSeat } from '../../seat/seat.ts';
import classes from './session.module.css';

interface ModeChangeProps {
  readonly mode: ConsoleMode;
  /** When the visit was booked whose call goes on in this window, on the clinic's clock; null: none does. */
  readonly callAt: string | null;
}

/** From practice to a clinic or back: the program starts again, so it is asked once. */
export function ModeChange({ mode, callAt }: ModeChangeProps) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const other = mode === 'practice' ? 'clinic' : 'practice';
  const way = other === 'clinic' ? 'toClinic' : 'toPractice';
  return (
    <div className={classes.form}>
      <div className={classes.now}>
        <p className={classes.hint}>{t(`person.mode.${mode}`)}</p>
        {!isAsking && (
          <Button
            size="compact-md"
            variant="default"
            disabled={callAt !== null}
            onClick={() => setAsking(true)}
          >
            {t(`person.${way}`)}
          </Button>
        )}
      </div>
      {callAt !== null && <p className={classes.hint}>{t('person.modeInCall', { time: callAt })}</p>}
      {isAsking && callAt === null && (
        <>
          <p className={classes.hint}>{t(`person.${way}Sure`)}</p>
          <div className={classes.line}>
            <Button
              size="compact-md"
              onClick={() => void askSeat('session.start', { mode: other }).then(setRefused)}
            >
              {t('person.modeDo')}
            </Button>
            <Button size="compact-md" variant="default" onClick={() => setAsking(false)}>
              {t('person.cancel')}
            </Button>
          </div>
        </>
      )}
      {refused !== null && (
        <p className={classes.bad} role="alert">
          {t('person.failed', { reason: refusalText(refused) })}
        </p>
      )}
    </div>
  );
}
