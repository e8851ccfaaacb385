import type { QueueRow, VisitCommand } from '../../shared/contracts/visit.ts';
import { type Result, refuse } from '../../shared/domain/refusal.ts';
import { useVisitStore } from './visitStore.ts';

/** Sends a command for a visit that may not be opened yet: opens it first, for the command says which seq was seen. */
export async function commandFor(
  row: Pick<QueueRow, 'visitId'>,
  command: VisitCommand,
): Promise<Result<{ readonly pending: boolean }>> {
  const { open, show } = useVisitStore.getState();
  if (open.state !== 'open' || open.visit.visitId !== row.visitId) await show(row.visitId);
  const now = useVisitStore.getState();
  if (now.open.state === 'failed') return { ok: false, refusal: now.open.refusal };
  if (now.open.state !== 'open' || now.open.visit.visitId !== row.visitId) return refuse('visit.unknown');
  return now.command(command);
}

/**
 * The same for what is wanted whatever else has happened in the moment (the patient may just have done something): where
 * the visit has moved it is sent once more, with the visit as it is now.
 */
export async function commandEvenIfMoved(
  row: Pick<QueueRow, 'visitId'>,
  command: VisitCommand,
): Promise<Result<{ readonly pending: boolean }>> {
  const answer = await commandFor(row, command);
  if (answer.ok || answer.refusal.code !== 'visit.moved') return answer;
  await useVisitStore.getState().show(row.visitId);
  return commandFor(row, command);
}
