import { useMemo, useState } from 'react';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { type DayFilter, inOrder, isEmergency, passes } from './dayFilter.ts';
import { rowState } from './rowState.ts';
import { matches, searchWords } from './search.ts';
import type { Layout } from './useHeldLayout.ts';

interface QueueInput {
  /** In time order. */
  readonly rows: readonly QueueRow[];
  readonly now: Instant;
  readonly chosen: VisitId | null;
  readonly filter: DayFilter;
  /** Which day it is: another one is another list. */
  readonly day: string;
  /** The line of now stands in the list of today only. */
  readonly isToday: boolean;
}

/** What is typed, what is folded, and the layout that follows from them and from the filter. */
export function useQueueLayout({ rows, now, chosen, filter, day, isToday }: QueueInput) {
  const { clinic } = useAbout();
  const [typed, setTyped] = useState('');
  const [unfolded, setUnfolded] = useState(false);
  const { whose, profession } = filter;
  const words = useMemo(() => searchWords(typed), [typed]);
  const searching = words.length > 0;
  const filtered = useMemo(
    () =>
      inOrder(
        rows.filter((row) => passes(row, { whose, profession }, now)),
        whose,
      ),
    [rows, whose, profession, now],
  );
  const folded = useMemo(
    () =>
      new Set(
        filtered.filter((row) => rowState(row, now).is === 'signed' && row.visitId !== chosen),
      ) as ReadonlySet<QueueRow>,
    [filtered, now, chosen],
  );
  const layout = useMemo((): Layout<VisitId> => {
    const shown = filtered.filter((row) =>
      searching ? matches(row, clinic.zone, words) : unfolded || !folded.has(row),
    );
    const timeLine = isToday && !searching && whose !== 'waiting';
    return {
      key: [day, whose, profession, unfolded, typed].join('|'),
      ids: shown.map((row) => row.visitId),
      nowBefore: timeLine
        ? (shown.find((row) => row.start > now && !isEmergency(row))?.visitId ?? null)
        : null,
    };
  }, [
    filtered,
    folded,
    searching,
    words,
    clinic.zone,
    unfolded,
    day,
    isToday,
    whose,
    profession,
    typed,
    now,
  ]);
  return {
    layout,
    typed,
    setTyped,
    searching,
    unfolded,
    setUnfolded,
    foldedCount: folded.size,
    /** The filter leaves rows of the day out. */
    leavesOut: filtered.length < rows.length,
  };
}
