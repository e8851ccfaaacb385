import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { HsaId, VisitId } from '../../../shared/domain/ids.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { isAhead } from './rowState.ts';

/**
 * The visits still to be done that lie at the same time as another one of the same clinician. One that nobody came to
 * stands in nobody's way once its time has passed. `rows` in time order.
 */
export function doubleBooked(rows: readonly QueueRow[], now: Instant): ReadonlySet<VisitId> {
  const found = new Set<VisitId>();
  /** Of each clinician, the visit that ends last so far. */
  const last = new Map<HsaId, QueueRow>();
  for (const row of rows) {
    if (!isAhead(row) || isMissed(row, now)) continue;
    const before = last.get(row.assignedTo);
    if (before !== undefined && before.end > row.start) found.add(before.visitId).add(row.visitId);
    if (before === undefined || row.end > before.end) last.set(row.assignedTo, row);
  }
  return found;
}

/** Its time has passed, and nobody has come. */
function isMissed(row: QueueRow, now: Instant): boolean {
  return row.stage === 'booked' && row.end <= now && linkHolder(row.participants)?.cameAt == null;
}
