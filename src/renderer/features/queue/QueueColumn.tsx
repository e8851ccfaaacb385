import { TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useDateWords } from '../../visit/useDateWords.ts';
import { useDayFilter, useFilterStore } from './dayFilter.ts';
import classes from './QueueColumn.module.css';
import { QueueFilter } from './QueueFilter.tsx';
import { QueueHead } from './QueueHead.tsx';
import { QueueHints } from './QueueHints.tsx';
import { QueueList, type QueueListHandle } from './QueueList.tsx';
import { QueueNote } from './QueueNote.tsx';
import { Unsigned } from './Unsigned.tsx';
import type { DayView } from './useDay.ts';
import { useHeldLayout } from './useHeldLayout.ts';
import { useQueueLayout } from './useQueueLayout.ts';
import { useShownDay } from './useShownDay.ts';
import type { WaitingRoom } from './useWaitingRoom.ts';

/** Heights of what stands above the list, in px; the same as in QueueColumn.module.css. */
const scrollPadding = 2;
const foldHeight = 34;

interface QueueColumnProps {
  readonly view: DayView;
  readonly waitingRoom: WaitingRoom;
  readonly chosen: VisitId | null;
  /** Raised each time Ctrl F is pressed: the search takes the focus. */
  readonly searchAsked: number;
  readonly onOpen: (visitId: VisitId) => void;
  /** Null where the day cannot be folded (in the drawer). */
  readonly onCollapse: (() => void) | null;
}

/** The whole day: heading, search, filter, the list, and its keys. */
export function QueueColumn(props: QueueColumnProps) {
  const { view, waitingRoom, chosen, searchAsked, onOpen, onCollapse } = props;
  const { t } = useTranslation('queue');
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<QueueListHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useShownDay(view);
  const date = useDateWords(shown.date);
  const filter = useDayFilter();
  const choose = useFilterStore((store) => store.choose);
  const { now } = view;
  const queue = useQueueLayout({
    rows: shown.rows,
    now,
    chosen,
    filter,
    day: shown.date,
    isToday: shown.isToday,
  });
  const held = useHeldLayout(queue.layout);
  const { ids } = held.layout;
  const folds = queue.foldedCount > 0 && !queue.searching;
  useEffect(() => {
    if (searchAsked === 0) return;
    search.current?.focus();
    // What was searched for before gives way to what is typed now.
    search.current?.select();
  }, [searchAsked]);

  return (
    <div className={classes.column}>
      <QueueHead view={view} shown={shown} waitingRoom={waitingRoom} onCollapse={onCollapse} />
      <search className={classes.search}>
        <TextInput
          ref={search}
          size="sm"
          aria-label={shown.isToday ? t('searchLabel') : t('searchLabelOf', { date })}
          aria-keyshortcuts="Control+F"
          placeholder={t('search')}
          value={queue.typed}
          maxLength={200}
          leftSection={<IconSearch size={14} stroke={1.8} aria-hidden="true" />}
          rightSection={<Keys of="queue.search" />}
          rightSectionWidth={64}
          onChange={(event) => queue.setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = ids[0];
            if (event.key === 'Escape') queue.setTyped('');
            else if (event.key === 'ArrowDown' && !event.altKey) {
              event.preventDefault();
              list.current?.focusFirst();
            } else if (event.key === 'Enter' && queue.searching && first !== undefined) {
              // The way goes on in the visit, which takes the focus to its main button, where it has one. This Enter
              // has been used: it must not press that button.
              event.preventDefault();
              event.currentTarget.blur();
              onOpen(first);
            }
          }}
        />
      </search>
      {(shown.rows.length > 0 || shown.day.state === 'loading') && (
        <QueueFilter rows={shown.rows} now={now} filter={filter} counted={shown.day.state === 'open'} />
      )}
      <div ref={scroller} className={classes.scroll}>
        {folds && (
          <button
            type="button"
            className={classes.fold}
            aria-expanded={queue.unfolded}
            onClick={() => queue.setUnfolded(!queue.unfolded)}
          >
            {queue.unfolded ? (
              <IconChevronDown size={14} aria-hidden="true" />
            ) : (
              <IconChevronRight size={14} aria-hidden="true" />
            )}
            {t(shown.isToday ? 'signedEarlier' : 'signedThen', { count: queue.foldedCount })}
          </button>
        )}
        <QueueNote
          shown={shown}
          filter={filter}
          searching={queue.searching}
          leavesOut={queue.leavesOut}
          nothing={ids.length === 0 && (queue.searching || queue.foldedCount === 0)}
          onShowAll={() => choose({ whose: 'all', profession: null })}
        />
        {shown.rows.length > 0 && (
          <QueueList
            key={shown.date}
            ref={list}
            label={shown.isToday ? t('list') : t('listOf', { date })}
            rows={shown.rows}
            above={scrollPadding + (folds ? foldHeight : 0)}
            scroller={scroller}
            held={held}
            now={now}
            chosen={chosen}
            startAt={view.next?.visitId ?? null}
            onOpen={onOpen}
          />
        )}
      </div>
      <Unsigned view={view} onOpen={onOpen} />
      <QueueHints behind={held.behind} />
    </div>
  );
}
