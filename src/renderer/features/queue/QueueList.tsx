import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow as Row } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { type Instant, wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import classes from './QueueList.module.css';
import { QueueRow } from './QueueRow.tsx';
import { hasThirdLine, rowWords } from './rowWords.ts';
import { type Layout, useHeldLayout } from './useHeldLayout.ts';

/** Heights of the parts, in px; the same as in QueueRow.module.css. The line of now is laid by them, outside the list. */
const rowHeight = 50;
const thirdLineHeight = 66;

export interface QueueListHandle {
  /** Gives the list the focus, at the first row. */
  readonly focusFirst: () => void;
}

interface QueueListProps {
  /** All rows of the day in time order. */
  readonly rows: readonly Row[];
  /** Which of them to show, and where now is. */
  readonly fresh: Layout<VisitId>;
  readonly now: Instant;
  readonly chosen: VisitId | null;
  /** Where the arrow keys begin. */
  readonly startAt: VisitId | null;
  readonly rail?: boolean;
  readonly onOpen: (visitId: VisitId) => void;
  readonly ref?: Ref<QueueListHandle>;
}

/** The day's visits as a listbox of options only: arrows, Home, End, Enter; what else is drawn lies beside it. */
export function QueueList(props: QueueListProps) {
  const { rows, fresh, now, chosen, startAt, rail = false, onOpen, ref } = props;
  const { t, i18n } = useTranslation('queue');
  const { clinic } = useAbout();
  const prefix = useId();
  const box = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<VisitId | null>(null);
  const { layout, onPointerMove, onPointerLeave } = useHeldLayout(fresh);

  const byId = useMemo(() => new Map(rows.map((row) => [row.visitId, row])), [rows]);
  // Made anew when the day or the minute changes, not at every key: a long day has hundreds of rows.
  const words = useMemo(
    () => new Map(rows.map((row) => [row.visitId, rowWords(row, now, clinic.zone, t, i18n.language)])),
    [rows, now, clinic.zone, t, i18n.language],
  );
  const openRow = useCallback(
    (id: VisitId) => {
      setMoved(id);
      onOpen(id);
    },
    [onOpen],
  );
  const shown = layout.ids.flatMap((id) => byId.get(id) ?? []);
  const ids = shown.map((row) => row.visitId);
  const active = [moved, chosen, startAt].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;

  useImperativeHandle(ref, () => ({
    focusFirst: () => {
      setMoved(ids[0] ?? null);
      box.current?.focus();
    },
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = active === null ? -1 : ids.indexOf(active);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setMoved(ids[Math.min(ids.length - 1, Math.max(0, to))] ?? null);
    } else if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      onOpen(active);
    }
  };

  let top = 0;
  let nowTop: number | null = null;
  for (const row of shown) {
    if (row.visitId === layout.nowBefore) nowTop = top;
    top += hasThirdLine(row) ? thirdLineHeight : rowHeight;
  }

  return (
    <div className={classes.wrap} onPointerMove={onPointerMove} onPointerLeave={onPointerLeave}>
      {!rail && nowTop !== null && (
        // Its place follows from the rows before it: a length that no stylesheet can know.
        <div className={`${classes.now} num`} style={{ top: nowTop }} aria-hidden="true">
          {wallClock(now, clinic.zone)}
        </div>
      )}
      <div
        ref={box}
        role="listbox"
        aria-label={t('list')}
        tabIndex={0}
        aria-activedescendant={active === null ? undefined : `${prefix}${active}`}
        className={classes.list}
        onKeyDown={onKeyDown}
      >
        {shown.flatMap((row) => {
          const said = words.get(row.visitId);
          return said === undefined ? (
            []
          ) : (
            <QueueRow
              key={row.visitId}
              id={`${prefix}${row.visitId}`}
              visitId={row.visitId}
              words={said}
              thirdLine={hasThirdLine(row)}
              chosen={row.visitId === chosen}
              active={row.visitId === active}
              afterNow={!rail && row.visitId === layout.nowBefore}
              rail={rail}
              onOpen={openRow}
            />
          );
        })}
      </div>
    </div>
  );
}
