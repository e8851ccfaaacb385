import { useEffect } from 'react';
import { useOpenVisit } from '../../visit/visitStore.ts';
import { startCall } from './callSession.ts';
import { enterCall, useCallStore, wish } from './callStore.ts';
import { callOver, callTarget } from './callTarget.ts';

/**
 * Keeps the call of the open visit; mounted once, by the app, so that it outlives every change of layout. It begins when
 * the link holder is let in (also after a reload of the window) and ends at hang up, back to waiting, finish, or when
 * another visit is opened; what was wished of it, hold or hang up, stands when that visit is opened again.
 */
export function useCallSession(): void {
  const visit = useOpenVisit();
  const visitId = visit?.visitId ?? null;
  const target = callTarget(visit);
  const participantId = target?.participantId ?? null;
  const over = visit !== null && callOver(visit);
  const entered = useCallStore((store) => (store.visitId === visitId ? visitId : null));
  const hungUp = useCallStore((store) => store.hungUp);

  useEffect(() => enterCall(visitId), [visitId]);

  // Sent back or finished: the next let-in is a new call, neither held nor hung up.
  useEffect(() => {
    if (entered !== null && over) wish({ hungUp: false, hold: false });
  }, [entered, over]);

  useEffect(() => {
    if (entered === null || participantId === null || hungUp) return;
    return startCall({ visitId: entered, participantId });
  }, [entered, participantId, hungUp]);
}
