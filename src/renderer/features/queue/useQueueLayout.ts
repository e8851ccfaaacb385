import { useState } from 'react';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { type Instant, wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { matches, rowState } from './rowState.ts';
import type { Layout } from './useHeldLayout.ts';

/** What is typed, what is folded, and the layout that follows: time order always. */
export function useQueueLayout(rows: readonly QueueRow[], now: Instant, chosen: VisitId | null) {
  const { clinic } = useAbout();
  const [typed, setTyped] = useState('');
  const [unfolded, setUnfolded] = useState(false);
  const searching = typed.trim() !== '';
  const isFolded = (row: QueueRow) => rowState(row, now).is === 'signed' && row.visitId !== chosen;
  const foldedCount = rows.filter(isFolded).length;
  const shown = rows.filter((row) =>
    searching ? matches(row, wallClock(row.start, clinic.zone), typed) : unfolded || !isFolded(row),
  );
  const layout: Layout<VisitId> = {
    key: `${unfolded}|${typed}`,
    ids: shown.map((row) => row.visitId),
    nowBefore: searching ? null : (shown.find((row) => row.start > now)?.visitId ?? null),
  };
  return { layout, typed, setTyped, searching, unfolded, setUnfolded, foldedCount };
}
