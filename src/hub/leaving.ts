import type { ParticipantId } from '../shared/domain/ids.ts';
import type { Participant } from '../shared/domain/participants.ts';
import type { Instant } from '../shared/domain/time.ts';
import type { Visit } from '../shared/domain/visit.ts';
import type { Db, Tx } from './storage/database.ts';

/** Whether the participant has been let into the call, and the call is still to go on. */
export function isInCall(visit: Visit, participant: Participant): boolean {
  return visit.stage === 'open' && participant.admission === 'admitted';
}

/**
 * Notes that the participant left by will, in this tab: away to the clinician though the page is still open. Kept in the
 * database with the device that holds the place, so that a restart of the hub does not make it a lost line.
 */
export async function leave(db: Db, id: ParticipantId, tab: string, at: Instant): Promise<void> {
  await db.updateTable('participant').set({ left_at: at, left_tab: tab }).where('id', '=', id).execute();
}

/** Back by will. `elsewhere`: only if it was left in another tab than this one; the same tab loaded anew has still left. */
export async function comeBack(
  db: Db,
  id: ParticipantId,
  elsewhere?: { readonly than: string },
): Promise<void> {
  let query = db
    .updateTable('participant')
    .set({ left_at: null, left_tab: null })
    .where('id', '=', id)
    .where('left_at', 'is not', null);
  if (elsewhere !== undefined) query = query.where('left_tab', '!=', elsewhere.than);
  await query.execute();
}

/** Once the clinician has let go of somebody, an earlier "left" says nothing any more. */
export async function forgetLeft(tx: Tx, before: Visit, after: Visit): Promise<void> {
  const out = before.participants
    .filter((one) => isInCall(before, one))
    .filter((one) => !after.participants.some((same) => same.id === one.id && isInCall(after, same)));
  if (out.length === 0) return;
  await tx
    .updateTable('participant')
    .set({ left_at: null, left_tab: null })
    .where(
      'id',
      'in',
      out.map((one) => one.id),
    )
    .execute();
}
