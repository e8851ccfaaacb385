import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { QueueRow as Row } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { type Instant, wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import classes from './QueueList.module.css';
import { QueueRow } from './QueueRow.tsx';
import { hasThirdLine } from './rowWords.ts';
import type { HeldLayout } from './useHeldLayout.ts';
import { useRowWords } from './useRowWords.ts';

/** Heights of the parts, in px; the same as in QueueRow.module.css. Places are reckoned from them, never measured. */
const rowHeight = 50;
const thirdLineHeight = 66;
const railRowHeight = 48;
const nowHeight = 26;
/** How many rows are kept ready above and below what is seen: a turn of the wheel meets no empty place. */
const overscan = 8;

export interface QueueListHandle {
  /** Gives the list the focus, at the first row. */
  readonly focusFirst: () => void;
}

interface QueueListProps {
  readonly label: string;
  /** All rows of the day in time order. */
  readonly rows: readonly Row[];
  /** Which of them to show and where now is, held while the list is in use. */
  readonly held: HeldLayout<VisitId>;
  readonly now: Instant;
  readonly chosen: VisitId | null;
  /** Where the arrow keys begin. */
  readonly startAt: VisitId | null;
  readonly rail?: boolean;
  /** How much stands above the list in the box that scrolls, in px. */
  readonly above: number;
  /** The box that scrolls, with the list in it. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onOpen: (visitId: VisitId) => void;
  readonly ref?: Ref<QueueListHandle>;
}

/**
 * The day's visits as a listbox of options only: arrows, Home, End, Enter; what else is drawn lies beside it. Only the
 * rows in view (and the one where the keys are) exist, so that a day of thousands is as quick as one of ten.
 */
export function QueueList(props: QueueListProps) {
  const { label, rows, held, now, chosen, startAt, rail = false, above, scroller, onOpen, ref } = props;
  const { layout } = held;
  const { clinic } = useAbout();
  const prefix = useId();
  const box = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<VisitId | null>(null);

  const byId = useMemo(() => new Map(rows.map((row) => [row.visitId, row])), [rows]);
  const said = useRowWords(rows, now);
  const openRow = useCallback(
    (id: VisitId) => {
      setMoved(id);
      onOpen(id);
    },
    [onOpen],
  );
  const shown = useMemo(() => layout.ids.flatMap((id) => byId.get(id) ?? []), [layout.ids, byId]);
  const ids = shown.map((row) => row.visitId);
  const active = [moved, chosen, startAt].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;
  const activeAt = active === null ? -1 : ids.indexOf(active);

  useImperativeHandle(ref, () => ({
    focusFirst: () => {
      setMoved(ids[0] ?? null);
      box.current?.focus();
    },
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    held.onKeyUsed();
    const to = { ArrowDown: activeAt + 1, ArrowUp: activeAt - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setMoved(ids[Math.min(ids.length - 1, Math.max(0, to))] ?? null);
    } else if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      onOpen(active);
    }
  };

  const heightAt = (index: number) => {
    const row = shown[index];
    if (row === undefined) return 0;
    if (rail) return railRowHeight;
    const height = hasThirdLine(row) ? thirdLineHeight : rowHeight;
    return row.visitId === layout.nowBefore ? height + nowHeight : height;
  };
  // Another function is how the places are reckoned anew: heights follow from rows, line of now and rail.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const keyAt = useCallback(
    (index: number) => shown[index]?.visitId ?? index,
    [shown, layout.nowBefore, rail],
  );
  const list = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    getItemKey: keyAt,
    // Until the box has been measured the first frame shows what would fill the window.
    initialRect: { width: 0, height: window.innerHeight },
    overscan,
    scrollMargin: above,
    // The row of `aria-activedescendant` must exist, in view or not.
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      return activeAt === -1 || seen.includes(activeAt)
        ? seen
        : [...seen, activeAt].sort((one, other) => one - other);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that moves is not followed, only one's own choice is
  useEffect(() => {
    if (activeAt !== -1) list.scrollToIndex(activeAt, { align: 'auto' });
  }, [moved, chosen]);
  // Who is gone cannot tell that the pointer has left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the end only
  useEffect(() => held.onPointerLeave, []);
  const drawnKey = useRef(layout.key);
  useEffect(() => {
    if (drawnKey.current === layout.key) return;
    drawnKey.current = layout.key;
    // Another search or choice is read from its top. (Where it stands already, nothing is measured.)
    if ((list.scrollOffset ?? 0) > 0) list.scrollToOffset(0);
  }, [layout.key, list]);
  const drawn = list.getVirtualItems();
  const nowAt = shown.findIndex((row) => row.visitId === layout.nowBefore);
  const nowTop = nowAt === -1 ? null : (list.measurementsCache[nowAt]?.start ?? above) - above;

  return (
    <div className={classes.wrap} onPointerMove={held.onPointerMove} onPointerLeave={held.onPointerLeave}>
      {!rail && nowTop !== null && (
        // Its place follows from the rows before it: a length that no stylesheet can know.
        <div className={`${classes.now} num`} style={{ top: nowTop }} aria-hidden="true">
          {wallClock(now, clinic.zone)}
        </div>
      )}
      <div
        ref={box}
        role="listbox"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={active === null ? undefined : `${prefix}${active}`}
        className={classes.list}
        style={{ height: list.getTotalSize() }}
        onKeyDown={onKeyDown}
        onBlur={held.onBlur}
      >
        {drawn.flatMap(({ index, start }) => {
          const row = shown[index];
          return row === undefined ? (
            []
          ) : (
            <QueueRow
              key={row.visitId}
              id={`${prefix}${row.visitId}`}
              visitId={row.visitId}
              words={said(row)}
              top={start - above}
              position={index + 1}
              count={shown.length}
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
