import { ActionIcon, Button } from '@mantine/core';
import {
  type Icon,
  IconChevronLeft,
  IconChevronRight,
  IconLayoutSidebarLeftCollapse,
  IconMessage,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysAfter } from '../../../shared/domain/time.ts';
import { capitalized } from '../../../shared/i18n/capitalized.ts';
import { useChord } from '../../keys/useChord.ts';
import { useDateWords } from '../../visit/useDateWords.ts';
import { ButtonKeys } from './ButtonKeys.tsx';
import { DelayLine } from './DelayLine.tsx';
import classes from './QueueHead.module.css';
import type { DayView } from './useDay.ts';
import type { ShownDay } from './useShownDay.ts';
import type { WaitingRoom } from './useWaitingRoom.ts';

interface QueueHeadProps {
  readonly view: DayView;
  readonly shown: ShownDay;
  readonly waitingRoom: WaitingRoom;
  /** Null where the day cannot be folded (in the drawer). */
  readonly onCollapse: (() => void) | null;
}

/** Which day it is, the ways to its neighbours, how it stands, and what one tells those who wait. */
export const QueueHead = memo(function QueueHead(props: QueueHeadProps) {
  const { view, shown, waitingRoom, onCollapse } = props;
  const { t } = useTranslation('queue');
  const { isToday, step, backToToday } = shown;
  const date = useDateWords(shown.date);
  useChord('day.before', () => step(-1));
  useChord('day.after', () => step(1));
  useChord('day.today', backToToday, !isToday);
  return (
    <div className={classes.head}>
      <div className={classes.line}>
        {/* Said when another day is shown. */}
        <h2 className={classes.date} aria-live="polite">
          {capitalized(date)}
        </h2>
        <HeadButton
          icon={IconChevronLeft}
          words={t('day.before')}
          keys="Alt+ArrowLeft"
          onClick={() => step(-1)}
        />
        <HeadButton
          icon={IconChevronRight}
          words={t('day.after')}
          keys="Alt+ArrowRight"
          onClick={() => step(1)}
        />
        <span className={classes.space} />
        {onCollapse !== null && (
          <HeadButton
            icon={IconLayoutSidebarLeftCollapse}
            words={t('collapse')}
            keys="Alt+D"
            onClick={onCollapse}
          />
        )}
      </div>
      <div className={classes.line}>
        <p className={`${classes.summary} num`}>{summaryOf(shown, view, t)}</p>
        <span className={classes.space} />
        {!isToday && (
          <Button
            variant="default"
            size="compact-sm"
            className={classes.small}
            aria-keyshortcuts="Alt+Home"
            rightSection={<ButtonKeys of="day.today" />}
            onClick={backToToday}
          >
            {t('day.today')}
          </Button>
        )}
        {isToday && view.someoneWaits && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            className={classes.small}
            aria-keyshortcuts="Alt+W"
            leftSection={<IconMessage size={14} stroke={1.7} aria-hidden="true" />}
            rightSection={<ButtonKeys of="waiting.tell" />}
            onClick={waitingRoom.tell}
          >
            {t('tell.button')}
            <span className="v-sr">{t('tell.buttonWords')}</span>
          </Button>
        )}
      </div>
      {isToday && view.lateness !== null && <DelayLine lateness={view.lateness} waitingRoom={waitingRoom} />}
    </div>
  );
});

interface HeadButtonProps {
  readonly icon: Icon;
  readonly words: string;
  /** As `aria-keyshortcuts` has them. */
  readonly keys: string;
  readonly onClick: () => void;
}

/** A sign of the heading's line, as large as the line is high. */
function HeadButton({ icon: Sign, words, keys, onClick }: HeadButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={words}
      aria-keyshortcuts={keys}
      onClick={onClick}
    >
      <Sign size={16} stroke={1.8} aria-hidden="true" />
    </ActionIcon>
  );
}

/** How many wait and are still to come; of another day how many it has. Nothing of a day that is not known. */
function summaryOf(
  { date, today, isToday, rows, day }: ShownDay,
  { waitingCount, leftCount }: DayView,
  t: ReturnType<typeof useTranslation<'queue'>>['t'],
): string {
  if (day.state !== 'open') return '';
  if (isToday)
    return t('summary', {
      waiting: t('waiting', { count: waitingCount }),
      left: t('left', { count: leftCount }),
    });
  const visits = t('day.visits', { count: rows.length });
  if (date === daysAfter(today, 1)) return t('day.tomorrow', { visits });
  return date === daysAfter(today, -1) ? t('day.yesterday', { visits }) : visits;
}
