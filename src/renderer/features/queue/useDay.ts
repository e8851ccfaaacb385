import { useEffect, useMemo } from 'react';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { type Instant, localDateOf } from '../../../shared/domain/time.ts';
import { useNow } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { type DayState, useDayStore } from './dayStore.ts';
import { inTimeOrder, isAhead, nextInTurn, rowState } from './rowState.ts';

/** How often waiting minutes and the line of now are drawn again, in ms. */
const tickMs = 5_000;

/** The day as its views need it. */
export interface DayView {
  readonly day: DayState;
  readonly rows: readonly QueueRow[];
  readonly now: Instant;
  readonly next: QueueRow | null;
  /** Still to come after the one next in turn, one's own. */
  readonly later: readonly QueueRow[];
  readonly unsigned: readonly QueueRow[];
  readonly waitingCount: number;
  readonly leftCount: number;
}

export function useDay(): DayView {
  const day = useDayStore((store) => store.day);
  const now = useNow(tickMs);
  const rows = useMemo(() => (day.state === 'open' ? inTimeOrder(day.rows.values()) : []), [day]);
  return useMemo(() => {
    const next = nextInTurn(rows, now);
    const states = rows.map((row) => ({ row, is: rowState(row, now).is }));
    return {
      day,
      rows,
      now,
      next,
      later: rows.filter(
        (row) => row.mine && row.stage === 'booked' && row !== next && row.start >= (next?.start ?? 0),
      ),
      unsigned: states.flatMap(({ row, is }) => (is === 'unsigned' && row.mine ? [row] : [])),
      waitingCount: states.filter(({ is }) => is === 'waiting').length,
      leftCount: rows.filter(isAhead).length,
    };
  }, [day, rows, now]);
}

/** Fetches the day at first, and again when midnight has passed at the clinic. */
export function useTodayOpen(): void {
  const { clinic } = useAbout();
  const today = localDateOf(useNow(60_000), clinic.zone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is another list
  useEffect(() => void useDayStore.getState().open(), [today]);
}
