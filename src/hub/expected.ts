import { v7 } from 'uuid';
import type { ParticipantId, VisitId } from '../shared/domain/ids.ts';
import type { Participant, ParticipantKind } from '../shared/domain/participants.ts';
import type { ReadRow } from './bookingRows.ts';
import type { Tx } from './storage/database.ts';
import type { BookingTable } from './storage/schema.ts';

type Guardian = Pick<BookingTable, 'guardian_number' | 'guardian_name'>;

/** Whether both name the same guardian: by number where both have one, however the name is spelt, else by name. */
export function sameGuardian(before: Guardian, after: Guardian): boolean {
  if (before.guardian_number !== null && after.guardian_number !== null)
    return before.guardian_number === after.guardian_number;
  return before.guardian_name !== null && before.guardian_name === after.guardian_name;
}

/** Who is expected, by what the booking says. */
export function expectedKinds(booking: ReadRow['booking']): ParticipantKind[] {
  const guardian = booking.guardian_number !== null || booking.guardian_name !== null;
  return [
    'patient',
    ...(guardian ? (['guardian'] as const) : []),
    ...(booking.interpreter === 1 ? (['interpreter'] as const) : []),
  ];
}

export function newParticipant(kind: ParticipantKind): Participant {
  return {
    id: v7() as string as ParticipantId,
    kind,
    cameAt: null,
    admission: 'waiting',
    identity: { state: 'unchecked' },
  };
}

export async function insertParticipants(tx: Tx, visit: VisitId, all: readonly Participant[]): Promise<void> {
  if (all.length === 0) return;
  await tx
    .insertInto('participant')
    .values(
      all.map((one) => ({
        id: one.id,
        visit,
        kind: one.kind,
        generation: 1,
        device: null,
        device_turn: null,
        came_device: null,
        answers: '{}',
        room: 'unasked' as const,
        waiting: 0,
        waiting_since: null,
        left_at: null,
        left_tab: null,
      })),
    )
    .execute();
}
