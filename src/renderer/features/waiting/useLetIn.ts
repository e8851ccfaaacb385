import { useState } from 'react';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { commandFor } from '../../visit/visitCommand.ts';
import { useVisitStore } from '../../visit/visitStore.ts';

/** Letting in, as the button shows it. */
export type LetIn =
  | { readonly state: 'ready' }
  | { readonly state: 'sending' }
  /** The connection is lost; main sends it as soon as it is back. */
  | { readonly state: 'pending' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** Opens the visit and lets its link holder in, in one press. */
export function useLetIn(row: QueueRow): { readonly letIn: LetIn; readonly send: () => Promise<void> } {
  const [told, setTold] = useState<{ readonly visitId: string; readonly letIn: LetIn } | null>(null);
  const letIn: LetIn = told?.visitId === row.visitId ? told.letIn : { state: 'ready' };
  const tell = (next: LetIn) => setTold({ visitId: row.visitId, letIn: next });

  const send = async () => {
    const holder = linkHolder(row.participants);
    if (holder === undefined || letIn.state === 'sending') return;
    tell({ state: 'sending' });
    const answer = await sendOnce(row, holder.id);
    // The patient may have done something in the same moment: what is wanted is the same, so once more.
    const settled =
      !answer.ok && answer.refusal.code === 'visit.moved' ? await sendOnce(row, holder.id) : answer;
    if (!settled.ok) tell({ state: 'refused', refusal: settled.refusal });
    else tell({ state: settled.value.pending ? 'pending' : 'ready' });
  };
  return { letIn, send };
}

/** Always shown anew: after `visit.moved` the command must say the seq that is so now. */
async function sendOnce(row: QueueRow, participantId: QueueRow['participants'][number]['id']) {
  await useVisitStore.getState().show(row.visitId);
  return commandFor(row, { type: 'letIn', participantId });
}
