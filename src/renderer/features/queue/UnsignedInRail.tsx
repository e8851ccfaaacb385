import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChord } from '../../keys/useChord.ts';
import classes from './UnsignedInRail.module.css';
import { showUnsigned } from './unsignedNotes.ts';

/** The rail's foot: how many notes wait to be signed. It unfolds the day, with their list open. */
export function UnsignedInRail({
  count,
  onExpand,
}: {
  readonly count: number;
  readonly onExpand: () => void;
}) {
  const { t } = useTranslation('queue');
  const open = () => {
    showUnsigned(true);
    onExpand();
  };
  useChord('unsigned.show', open, count > 0);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={`${classes.button} num`}
      aria-label={`${t('unsigned.short', { count })} ${t('unsigned.label')}`}
      title={t('unsigned.count', { count })}
      aria-keyshortcuts="Alt+J"
      onClick={open}
    >
      <IconCircleCheck size={15} stroke={1.8} aria-hidden />
      {t('unsigned.short', { count })}
    </button>
  );
}
