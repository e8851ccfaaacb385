import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../ipc/hubClock.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import { visitTime } from './callView.ts';
import classes from './LineChip.module.css';

/** How long the visit has been going on, from the first let-in; it stands still once the visit is finished. */
export function VisitClock() {
  const { t } = useTranslation('call');
  const visit = useOpenVisit();
  const now = useNow();
  if (visit === null || visit.openedAt === null) return null;
  return (
    <span className={`${classes.clock} num`} role="timer" aria-label={t('clock.label')}>
      <IconClock className={classes.clockSign} size={15} stroke={1.7} aria-hidden />
      {visitTime((visit.endedAt ?? now) - visit.openedAt)}
    </span>
  );
}
