import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { wallClockWithSeconds } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import classes from './Note.module.css';

/** "Sparad 10:43:07", once the disk has it. Quiet: only failures are told aloud. */
export function SaveState() {
  const { t } = useTranslation('journal');
  const { clinic } = useAbout();
  const saving = useDraftStore((store) => store.saving);
  if (saving.state === 'saving') return <span className={classes.saved}>{t('saving.saving')}</span>;
  if (saving.state === 'failed') return <span className={classes.saved} />;
  if (saving.at === null) return <span className={classes.saved}>{t('saving.empty')}</span>;
  return (
    <span className={classes.saved}>
      <IconCheck className={classes.savedSign} size={16} stroke={2} aria-hidden />
      <span className="num">
        {t('saving.saved')} {wallClockWithSeconds(saving.at, clinic.zone)}
      </span>
    </span>
  );
}

/** The lasting word that the note is not saved: what happened, and what is safe. Gone only when a write has worked. */
export function SaveFailure() {
  const { t } = useTranslation('journal');
  const { clinic } = useAbout();
  const saving = useDraftStore((store) => store.saving);
  return (
    <div className={classes.failed} role="status">
      {saving.state === 'failed' && (
        <>
          <IconAlertTriangle className={classes.failedSign} size={18} stroke={1.7} aria-hidden />
          <div>
            <p className={classes.failedTitle}>{t(`saving.failed.${kindOf(saving.refusal)}`)}</p>
            <p className={`${classes.failedDetail} num`}>
              {isKeptAside(saving.refusal)
                ? t('saving.safe.kept')
                : saving.lastAt === null
                  ? t('saving.safe.never')
                  : t('saving.safe.since', { time: wallClockWithSeconds(saving.lastAt, clinic.zone) })}
            </p>
          </div>
        </>
      )}
    </div>
  );
}

function kindOf(refusal: Refusal) {
  switch (refusal.code) {
    case 'draft.diskFull':
      return 'diskFull';
    case 'draft.notWritten':
      return 'notWritten';
    case 'draft.damaged':
      return 'damaged';
    case 'draft.wrongKey':
      return 'wrongKey';
    default:
      return 'other';
  }
}

function isKeptAside(refusal: Refusal): boolean {
  return refusal.code === 'draft.damaged' || refusal.code === 'draft.wrongKey';
}
