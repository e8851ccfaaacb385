import type { QueueRow } from '../../shared/contracts/visit.ts';
import { linkHolder } from '../../shared/domain/participants.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { useCallStore } from '../features/call/callStore.ts';
import { useDayStore } from '../features/queue/dayStore.ts';
import { useLiveCall } from '../visit/liveCall.ts';
import { useOpenVisit } from '../visit/visitStore.ts';

type Wishes = ReturnType<typeof useCallStore.getState>['wishes'];

/** Whether the clinician is in a call with somebody: let in, and not hung up on; shown or not, on hold or not. */
export function callGoesOn(row: QueueRow, wishes: Wishes): boolean {
  return (
    row.mine &&
    row.stage === 'open' &&
    linkHolder(row.participants)?.admission === 'admitted' &&
    wishes.get(row.visitId)?.hungUp !== true
  );
}

/** The booked start of the first visit whose call goes on in this window, or null: nobody else may sit down before it is over. */
export function useCallGoingOn(): Instant | null {
  const wishes = useCallStore((store) => store.wishes);
  const day = useDayStore((store) => store.day);
  if (day.state !== 'open') return null;
  return [...day.rows.values()].find((row) => callGoesOn(row, wishes))?.start ?? null;
}

/** Whether somebody is being talked to right now, so that hands off the keys do not mean that nobody is there. */
export function useTalking(): boolean {
  const visit = useOpenVisit();
  const connected = useLiveCall(({ peer, hold }) => peer.state === 'connected' && !hold);
  const wishes = useCallStore((store) => store.wishes);
  return connected || (visit !== null && visit.channel === 'phone' && callGoesOn(visit, wishes));
}
