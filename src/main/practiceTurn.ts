import type { QueueRow } from '../shared/contracts/visit.ts';
import { linkPower } from '../shared/domain/joinWindow.ts';
import type { Instant } from '../shared/domain/time.ts';

/**
 * The visit that the practice patient goes to: an open one first (a restart comes back into it), then the booked one
 * nearest to now whose link opens the visit. Who has protected identity comes last, so that the first visit shows a name.
 */
export function nextVisit(rows: readonly QueueRow[], now: Instant): QueueRow | null {
  const reachable = rows.filter(
    (row) =>
      row.mine &&
      (row.stage === 'open' || row.stage === 'booked') &&
      row.participants.some((one) => one.hasLink) &&
      linkPower({ ...row, hasCome: row.participants.some((one) => one.cameAt !== null) }, now) === 'join',
  );
  const rank = (row: QueueRow) =>
    (row.stage === 'open' ? 0 : 1e15) + (row.protected ? 1e14 : 0) + Math.abs(row.start - now);
  return reachable.reduce<QueueRow | null>(
    (best, row) => (best === null || rank(row) < rank(best) ? row : best),
    null,
  );
}

/** Whether the patient's part in a visit is over: at once, or soon (finished, but the call can be opened again). */
export function isOver(row: QueueRow): 'no' | 'soon' | 'now' {
  switch (row.stage) {
    case 'booked':
    case 'open':
      return 'no';
    case 'ended':
      return 'soon';
    default:
      return 'now';
  }
}

/** Whether somebody came to this visit with a browser that is not there now: the console has been started again since. */
export function leftBehind(row: QueueRow): boolean {
  return row.participants.some((one) => one.hasLink && one.cameAt !== null && one.presence.state === 'away');
}
