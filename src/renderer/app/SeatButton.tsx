import { IconChevronDown, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openSeatDialog } from '../features/session/seatDialog.ts';
import { useAbout } from '../ipc/session.ts';
import classes from './SeatButton.module.css';

/** Who sits here, in the bar; pressed: switch, lock or sign out. In small windows a sign with the same name. */
export function SeatButton() {
  const { t } = useTranslation('session');
  const { principal } = useAbout();
  const { name, title } = principal;
  return (
    <button
      type="button"
      className={classes.button}
      aria-haspopup="dialog"
      aria-label={t('seat.button', { name, title })}
      title={t('seat.button', { name, title })}
      onClick={() => openSeatDialog()}
    >
      <IconUserCircle size={18} stroke={1.6} aria-hidden="true" className={classes.sign} />
      <span className={classes.who}>
        {name}
        <span className={classes.role}>, {title}</span>
      </span>
      <IconChevronDown size={14} stroke={1.8} aria-hidden="true" className={classes.more} />
    </button>
  );
}
