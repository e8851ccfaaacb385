import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';

/** One's own visits that go on beside the one that is shown: somebody is let in, or on the telephone. */
export function othersInCall(
  shown: { readonly visitId: VisitId },
  rows: readonly QueueRow[],
): readonly QueueRow[] {
  return rows.filter(
    (row) =>
      row.visitId !== shown.visitId &&
      row.mine &&
      row.stage === 'open' &&
      linkHolder(row.participants)?.admission === 'admitted',
  );
}
