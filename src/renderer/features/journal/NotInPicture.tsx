import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useHeldCalls } from '../../visit/heldCalls.ts';
import { listName } from '../../visit/personName.ts';
import { useVisitStore } from '../../visit/visitStore.ts';
import classes from './NotInPicture.module.css';

/**
 * Over a note that is open while somebody else is in the call: whose note it is not, who is in the call, and the way
 * back. Not to be closed: it is true as long as it stands.
 */
export function NotInPicture({ calls }: { readonly calls: readonly QueueRow[] }) {
  const { t } = useTranslation('journal');
  const { clinic } = useAbout();
  const held = useHeldCalls();
  if (calls.length === 0) return null;
  return (
    <div className={classes.bars} role="status">
      {calls.map((row) => {
        const who = {
          name: listName(row) ?? t('notInPicture.someone'),
          time: wallClock(row.start, clinic.zone),
        };
        return (
          <div key={row.visitId} className={classes.bar}>
            <IconAlertTriangle size={18} stroke={1.7} aria-hidden className={classes.sign} />
            <p className={`${classes.words} num`}>
              <b>{t(`notInPicture.${row.channel}`)}</b>{' '}
              {t(held.has(row.visitId) ? 'notInPicture.held' : 'notInPicture.call', who)}
            </p>
            <Button
              variant="default"
              size="compact-sm"
              className={classes.back}
              onClick={() => void useVisitStore.getState().show(row.visitId)}
            >
              {t('notInPicture.back')}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
