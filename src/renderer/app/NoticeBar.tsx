import { CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { wallClock } from '../../shared/domain/time.ts';
import { useDayStore } from '../features/queue/dayStore.ts';
import { useAbout } from '../ipc/session.ts';
import { useRefusalText } from '../ipc/useRefusalText.ts';
import classes from './NoticeBar.module.css';
import { useNotices } from './notices.ts';

/** Under the bar, only when there is something: lasting warnings, and changes that could not be made after all. */
export function NoticeBar() {
  const { t } = useTranslation('app');
  const { clinic } = useAbout();
  const refusalText = useRefusalText();
  const { warnings, refused, putAway } = useNotices();
  const day = useDayStore((store) => store.day);
  if (warnings.length === 0 && refused.length === 0) return null;
  return (
    <div className={classes.bar} role="alert">
      {warnings.map((warning) => (
        <p key={warning.code} className={classes.warning}>
          <IconAlertTriangle size={15} stroke={1.8} aria-hidden="true" />
          {refusalText(warning)}
        </p>
      ))}
      {refused.map(({ id, visitId, refusal }) => {
        const row = day.state === 'open' ? day.rows.get(visitId) : undefined;
        return (
          <p key={id} className={classes.warning}>
            <IconAlertTriangle size={15} stroke={1.8} aria-hidden="true" />
            <span className="num">
              {t('notice.commandRefused', {
                time: row === undefined ? '' : wallClock(row.start, clinic.zone),
                reason: refusalText(refusal),
              })}
            </span>
            <CloseButton size="sm" aria-label={t('notice.close')} onClick={() => putAway(id)} />
          </p>
        );
      })}
    </div>
  );
}
