import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useAction } from '../../keys/actions.ts';
import classes from './LetInBar.module.css';
import { useTake } from './useTake.ts';

interface ColleaguesBarProps {
  readonly row: QueueRow;
  readonly menu: ReactNode;
}

/**
 * A colleague's visit: whose it is, and the way to take it where that may be. It takes neither the focus nor Enter, so
 * that nobody takes a colleague's patient with the key that opened the visit.
 */
export function ColleaguesBar({ row, menu }: ColleaguesBarProps) {
  const { t } = useTranslation('waiting');
  const { can, take, send } = useTake(row);
  const ready = can && take.state !== 'sending' && take.state !== 'pending';
  useAction('visit.take', () => void send(), ready);
  return (
    <>
      <div className={classes.bar}>
        {can && (
          <Button
            className={classes.main}
            disabled={!ready}
            leftSection={<IconUserCheck size={18} stroke={1.7} aria-hidden="true" />}
            onClick={() => void send()}
          >
            {t(
              take.state === 'sending'
                ? 'take.sending'
                : row.stage === 'booked'
                  ? 'take.booked'
                  : 'take.over',
            )}
          </Button>
        )}
        {menu}
      </div>
      <p className={`${classes.sentence} num`} aria-live="polite">
        <Sentence row={row} take={take} can={can} />
      </p>
    </>
  );
}

interface SentenceProps {
  readonly row: QueueRow;
  readonly take: ReturnType<typeof useTake>['take'];
  readonly can: boolean;
}

function Sentence({ row, take, can }: SentenceProps) {
  const { t } = useTranslation('waiting');
  const refusalText = useRefusalText();
  const name = row.clinician ?? t('take.colleague');
  if (take.state === 'refused') return <span className={classes.bad}>{refusalText(take.refusal)}</span>;
  if (take.state === 'pending') return <span className={classes.warn}>{t('take.pending')}</span>;
  if (!can) return t('take.theirs', { name });
  return row.stage === 'booked' ? t('take.bookedHint', { name }) : t('take.overHint', { name });
}
