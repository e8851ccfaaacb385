import { useEffect, useRef } from 'react';
import type { QueueRow } from '../../shared/contracts/visit.ts';
import { linkHolder } from '../../shared/domain/participants.ts';
import { useVisitStore } from '../visit/visitStore.ts';

/** The own visit in which somebody is let in; the one opened last, should there be several. */
export function visitGoingOn(rows: readonly QueueRow[]): QueueRow | null {
  return rows
    .filter(
      (row) => row.mine && row.stage === 'open' && linkHolder(row.participants)?.admission === 'admitted',
    )
    .reduce<QueueRow | null>(
      (last, row) => (last === null || (row.openedAt ?? 0) > (last.openedAt ?? 0) ? row : last),
      null,
    );
}

/** After a start or a reload of the window: the visit that goes on is opened again, once, unless one was chosen already. */
export function useResume(fetched: boolean, rows: readonly QueueRow[]): void {
  const done = useRef(false);
  useEffect(() => {
    if (!fetched || done.current) return;
    done.current = true;
    const { open, show } = useVisitStore.getState();
    const goingOn = visitGoingOn(rows);
    if (open.state === 'none' && goingOn !== null) void show(goingOn.visitId);
  }, [fetched, rows]);
}
