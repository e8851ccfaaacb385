import type { ParticipantView, QueueRow } from '../../shared/contracts/visit.ts';
import { linkHolder } from '../../shared/domain/participants.ts';

/** The knock of one who has not come in yet; null where there is none. */
export function knockOf(row: QueueRow): ParticipantView['knock'] {
  const holder = linkHolder(row.participants);
  return row.stage === 'booked' && holder?.cameAt === null ? holder.knock : null;
}
