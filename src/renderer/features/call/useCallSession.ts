import { useEffect } from 'react';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { useFinishing } from '../../visit/finishing.ts';
import { useOpenVisit, useVisitStore } from '../../visit/visitStore.ts';
import { endCall, followParked, startCall } from './callSession.ts';
import { enterCall, forgetWishes, holdCall, useCallStore } from './callStore.ts';
import { callOver, callTarget } from './callTarget.ts';

/**
 * Keeps the call of the open visit; mounted once, by the app, so that it outlives every change of layout. It begins when
 * the link holder is let in (also after a reload of the window) and ends at hang up, back to waiting or finish. While
 * another visit is shown it is kept on hold; what was wished of it, hold or hang up, stands when that visit is opened
 * again. A Finish that must wait for the hub puts it on hold.
 */
export function useCallSession(): void {
  const visit = useOpenVisit();
  const visitId = visit?.visitId ?? null;
  const target = callTarget(visit);
  const participantId = target?.participantId ?? null;
  const entered = useCallStore((store) => (store.visitId === visitId ? visitId : null));
  const hungUp = useCallStore((store) => store.hungUp);
  const over = useCallStore((store) => store.over);

  useEffect(followWishes, []);
  useEffect(followParked, []);
  useEffect(() => enterCall(visitId), [visitId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: sent back and let in again between two drawings is a new call
  useEffect(() => {
    if (entered === null || participantId === null || hungUp) return;
    const leave = startCall({ visitId: entered, participantId });
    return () => leave(isAway(entered));
  }, [entered, participantId, hungUp, over]);
}

/**
 * What happens to a visit changes what was wished of its call at once, not at the next drawing: a let-in that comes right
 * after must not find an old hold, and picture and sound must not go on for as long as a Finish waits.
 */
function followWishes(): () => void {
  // Sent back or finished: the next let-in is a new call, neither held nor hung up.
  const look = ({ open }: ReturnType<typeof useVisitStore.getState>) => {
    if (open.state !== 'open' || !callOver(open.visit)) return;
    forgetWishes(open.visit.visitId);
    endCall(open.visit.visitId);
  };
  look(useVisitStore.getState());
  const offVisits = useVisitStore.subscribe(look);
  const offFinishing = useFinishing.subscribe(({ byVisit }, before) => {
    for (const [visitId, { state }] of byVisit)
      if (state === 'waits' && before.byVisit.get(visitId)?.state !== 'waits') holdCall(visitId);
  });
  return () => {
    offVisits();
    offFinishing();
  };
}

/** Whether another visit, or none, has been chosen instead. */
function isAway(visitId: VisitId): boolean {
  const { open } = useVisitStore.getState();
  return open.state === 'none' || (open.state === 'open' ? open.visit.visitId : open.visitId) !== visitId;
}
