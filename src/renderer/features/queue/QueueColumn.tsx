import { ActionIcon, TextInput } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronRight,
  IconLayoutSidebarLeftCollapse,
  IconSearch,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { useAbout, useConnection } from '../../ipc/session.ts';
import { Keys } from '../../keys/Keys.tsx';
import classes from './QueueColumn.module.css';
import { QueueList, type QueueListHandle } from './QueueList.tsx';
import type { DayView } from './useDay.ts';
import { useQueueLayout } from './useQueueLayout.ts';

interface QueueColumnProps {
  readonly view: DayView;
  readonly chosen: VisitId | null;
  /** Raised each time Ctrl F is pressed: the search takes the focus. */
  readonly searchAsked: number;
  readonly onOpen: (visitId: VisitId) => void;
  /** Null where the day cannot be folded (in the drawer). */
  readonly onCollapse: (() => void) | null;
}

/** The whole day: heading, search, the list, and its keys. */
export function QueueColumn({ view, chosen, searchAsked, onOpen, onCollapse }: QueueColumnProps) {
  const { t, i18n } = useTranslation('queue');
  const { clinic } = useAbout();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<QueueListHandle>(null);
  const queue = useQueueLayout(view.rows, view.now, chosen);
  useEffect(() => {
    if (searchAsked > 0) search.current?.focus();
  }, [searchAsked]);

  return (
    <div className={classes.column}>
      <header className={classes.head}>
        <h2 className={classes.date}>{dateHeading(view.now, clinic.zone, i18n.language)}</h2>
        <p className={`${classes.summary} num`}>
          {t('summary', {
            waiting: t('waiting', { count: view.waitingCount }),
            left: t('left', { count: view.leftCount }),
          })}
        </p>
        {onCollapse !== null && (
          <ActionIcon
            className={classes.collapse}
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('collapse')}
            aria-keyshortcuts="Alt+D"
            onClick={onCollapse}
          >
            <IconLayoutSidebarLeftCollapse size={16} stroke={1.7} />
          </ActionIcon>
        )}
      </header>
      <search className={classes.search}>
        <TextInput
          ref={search}
          size="sm"
          aria-label={t('searchLabel')}
          aria-keyshortcuts="Control+F"
          placeholder={t('search')}
          value={queue.typed}
          maxLength={200}
          leftSection={<IconSearch size={14} stroke={1.8} aria-hidden="true" />}
          rightSection={<Keys of="queue.search" />}
          rightSectionWidth={64}
          onChange={(event) => queue.setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = queue.layout.ids[0];
            if (event.key === 'Escape') queue.setTyped('');
            else if (event.key === 'ArrowDown') {
              event.preventDefault();
              list.current?.focusFirst();
            } else if (event.key === 'Enter' && queue.searching && first !== undefined) onOpen(first);
          }}
        />
      </search>
      <div className={classes.scroll}>
        {queue.foldedCount > 0 && !queue.searching && (
          <button
            type="button"
            className={classes.fold}
            aria-expanded={queue.unfolded}
            onClick={() => queue.setUnfolded(!queue.unfolded)}
          >
            {queue.unfolded ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
            {t('signedEarlier', { count: queue.foldedCount })}
          </button>
        )}
        <QueueNote view={view} noMatch={queue.searching && queue.layout.ids.length === 0} />
        {view.rows.length > 0 && (
          <QueueList
            ref={list}
            rows={view.rows}
            fresh={queue.layout}
            now={view.now}
            chosen={chosen}
            startAt={view.next?.visitId ?? null}
            onOpen={onOpen}
          />
        )}
      </div>
      <QueueHints />
    </div>
  );
}

/** One grey sentence where the list has nothing to show. */
function QueueNote({ view, noMatch }: { readonly view: DayView; readonly noMatch: boolean }) {
  const { t } = useTranslation('queue');
  const { day, rows } = view;
  const words =
    day.state === 'loading'
      ? t('loading')
      : day.state === 'lost'
        ? t('lost')
        : rows.length === 0
          ? t('empty')
          : noMatch
            ? t('noMatch')
            : null;
  return words === null ? null : (
    <p className={classes.note} role="status">
      {words}
    </p>
  );
}

/** The list's keys; or, in the same place so that nothing moves, that the list may be old. */
function QueueHints() {
  const { t } = useTranslation('queue');
  const connection = useConnection();
  if (connection.state === 'lost')
    return (
      <p className={classes.hints} role="status">
        {t('stale')}
      </p>
    );
  return (
    <footer className={classes.hints} aria-hidden="true">
      <Keys of={['↑', '↓']} /> {t('hints.choose')}
      <span className={classes.gap} />
      <Keys of={['Enter']} /> {t('hints.open')}
    </footer>
  );
}

function dateHeading(now: number, zone: string, language: string): string {
  const text = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(now);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
