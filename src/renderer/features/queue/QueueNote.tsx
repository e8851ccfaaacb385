import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDateWords } from '../../visit/useDateWords.ts';
import type { DayFilter } from './dayFilter.ts';
import classes from './QueueNote.module.css';
import type { ShownDay } from './useShownDay.ts';

interface QueueNoteProps {
  readonly shown: ShownDay;
  readonly filter: DayFilter;
  readonly searching: boolean;
  /** The filter leaves rows of the day out. */
  readonly leavesOut: boolean;
  /** The list has nothing to show, and nothing lies folded. */
  readonly nothing: boolean;
  readonly onShowAll: () => void;
}

/** One grey sentence where the list has nothing to show, and the way out where a choice is the reason. */
export function QueueNote(props: QueueNoteProps) {
  const { t } = useTranslation('queue');
  const words = useNoteWords(props);
  const { searching, leavesOut, nothing, onShowAll } = props;
  if (words === null) return null;
  return (
    <div className={classes.note}>
      <p role="status">{words}</p>
      {nothing && leavesOut && (
        <Button variant="subtle" size="compact-sm" className={classes.showAll} onClick={onShowAll}>
          {t(searching ? 'searchAll' : 'none.showAll')}
        </Button>
      )}
    </div>
  );
}

function useNoteWords({ shown, filter, searching, leavesOut, nothing }: QueueNoteProps): string | null {
  const { t } = useTranslation('queue');
  const date = useDateWords(shown.date);
  const { day, rows, isToday } = shown;
  if (day.state === 'loading') return t(isToday ? 'loading' : 'loadingOf');
  if (day.state === 'lost') return isToday ? t('lost') : t('lostOf', { date });
  if (rows.length === 0) return isToday ? t('empty') : t('emptyOf', { date });
  if (!nothing) return null;
  if (searching) {
    if (leavesOut) return t('noMatchShown');
    return isToday ? t('noMatch') : t('noMatchOf', { date });
  }
  if (filter.profession !== null) return t('none.profession');
  if (filter.whose === 'waiting') return t('none.waiting');
  return isToday ? t('none.mine') : t('none.mineOf', { date });
}
