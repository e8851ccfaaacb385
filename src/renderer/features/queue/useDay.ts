import { useEffect, useMemo } from 'react';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { type Instant, localDateOf } from '../../../shared/domain/time.ts';
import { useNow } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { useSignedHere } from '../../visit/signedHere.ts';
import type { DayState } from './dayFollower.ts';
import { useDayStore } from './dayStore.ts';
import { type Lateness, latenessOf } from './lateness.ts';
import { inTimeOrder, isAhead, nextInTurn, rowState } from './rowState.ts';

/** How often waiting minutes and the line of now are drawn again, in ms. */
const tickMs = 5_000;

/** Today as its views need it. */
export interface DayView {
  readonly day: DayState;
  readonly rows: readonly QueueRow[];
  readonly now: Instant;
  readonly next: QueueRow | null;
  /** Still to come after the one next in turn, one's own. */
  readonly later: readonly QueueRow[];
  readonly unsigned: readonly QueueRow[];
  /** Waiting and still to come: one's own; everybody's for those who have no visits of their own. */
  readonly waitingCount: number;
  readonly leftCount: number;
  /** Somebody waits for oneself: there is somebody to send words to. */
  readonly someoneWaits: boolean;
  /** Null where nobody is to come. */
  readonly lateness: Lateness | null;
}

export function useDay(): DayView {
  const day = useDayStore((store) => store.day);
  const said = useDayStore((store) => store.said);
  const signedHere = useSignedHere();
  const { principal } = useAbout();
  const everybodys = principal.role !== 'clinician';
  const now = useNow(tickMs);
  const rows = useMemo(() => (day.state === 'open' ? inTimeOrder(day.rows.values()) : []), [day]);
  return useMemo(() => {
    const next = nextInTurn(rows, now);
    const states = rows.map((row) => ({
      row,
      is: rowState(row, now, { signedHere: signedHere.has(row.visitId) }).is,
    }));
    const waiting = states.filter(({ is }) => is === 'waiting');
    return {
      day,
      rows,
      now,
      next,
      later: rows.filter(
        (row) => row.mine && row.stage === 'booked' && row !== next && row.start >= (next?.start ?? 0),
      ),
      unsigned: states.flatMap(({ row, is }) => (is === 'unsigned' && row.mine ? [row] : [])),
      waitingCount: waiting.filter(({ row }) => everybodys || row.mine).length,
      leftCount: rows.filter((row) => isAhead(row) && (everybodys || row.mine)).length,
      someoneWaits: waiting.some(({ row }) => row.mine),
      lateness: latenessOf(rows, said, now),
    };
  }, [day, rows, now, said, everybodys, signedHere]);
}

/** Fetches the day at first, and again when midnight has passed at the clinic. */
export function useTodayOpen(): void {
  const { clinic } = useAbout();
  const today = localDateOf(useNow(60_000), clinic.zone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is another list
  useEffect(() => void useDayStore.getState().open(), [today]);
}
