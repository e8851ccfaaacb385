import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { useSettings } from '../../ipc/session.ts';
import { QueueList } from './QueueList.tsx';
import classes from './QueueRail.module.css';
import type { DayView } from './useDay.ts';
import { useQueueLayout } from './useQueueLayout.ts';

interface QueueRailProps {
  readonly view: DayView;
  readonly chosen: VisitId | null;
  readonly onOpen: (visitId: VisitId) => void;
  readonly onExpand: () => void;
}

/** The day beside a call: time and one word a visit, the words' width fixed. */
export function QueueRail({ view, chosen, onOpen, onExpand }: QueueRailProps) {
  const { t } = useTranslation('queue');
  const { keyHints } = useSettings();
  const { layout } = useQueueLayout(view.rows, view.now, chosen);
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
        <IconLayoutSidebarLeftExpand size={16} stroke={1.7} />
        {keyHints && (
          <span className={classes.keys} aria-hidden="true">
            Alt D
          </span>
        )}
      </ActionIcon>
      <div className={classes.scroll}>
        <QueueList
          rail
          rows={view.rows}
          fresh={layout}
          now={view.now}
          chosen={chosen}
          startAt={view.next?.visitId ?? null}
          onOpen={onOpen}
        />
      </div>
    </div>
  );
}
