import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { useSettings } from '../../ipc/session.ts';
import { usualFilter } from './dayFilter.ts';
import { QueueList } from './QueueList.tsx';
import classes from './QueueRail.module.css';
import { UnsignedInRail } from './UnsignedInRail.tsx';
import type { DayView } from './useDay.ts';
import { useHeldLayout } from './useHeldLayout.ts';
import { useQueueLayout } from './useQueueLayout.ts';

interface QueueRailProps {
  readonly view: DayView;
  readonly chosen: VisitId | null;
  readonly onOpen: (visitId: VisitId) => void;
  readonly onExpand: () => void;
}

/** One's own visits of today beside a call: time and one word a visit, the words' width fixed. */
export function QueueRail({ view, chosen, onOpen, onExpand }: QueueRailProps) {
  const { t } = useTranslation('queue');
  const { keyHints } = useSettings();
  const scroller = useRef<HTMLDivElement>(null);
  const { layout } = useQueueLayout({
    rows: view.rows,
    now: view.now,
    chosen,
    filter: usualFilter(),
    day: 'today',
    isToday: true,
  });
  const held = useHeldLayout(layout);
  const late = view.lateness?.minutes ?? 0;
  return (
    <div className={classes.rail}>
      <ActionIcon
        className={classes.expand}
        variant="subtle"
        color="gray"
        aria-keyshortcuts="Alt+D"
        onClick={onExpand}
      >
        <span className="v-sr">{t('expand')}</span>
        <IconLayoutSidebarLeftExpand size={16} stroke={1.7} aria-hidden="true" />
        {keyHints && (
          <span className={classes.keys} aria-hidden="true">
            Alt D
          </span>
        )}
      </ActionIcon>
      <p className={`${classes.late} num`}>{late > 0 && t('delay.short', { count: late })}</p>
      <div ref={scroller} className={classes.scroll}>
        <QueueList
          rail
          label={t('list')}
          rows={view.rows}
          above={0}
          scroller={scroller}
          held={held}
          now={view.now}
          chosen={chosen}
          startAt={view.next?.visitId ?? null}
          onOpen={onOpen}
        />
      </div>
      <UnsignedInRail count={view.unsigned.length} onExpand={onExpand} />
    </div>
  );
}
