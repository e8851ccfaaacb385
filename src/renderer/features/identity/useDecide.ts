import { useState } from 'react';
import type { ParticipantView } from '../../../shared/contracts/visit.ts';
import type { IdentityDecision } from '../../../shared/domain/identity.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useVisitStore } from '../../visit/visitStore.ts';

type Told =
  | { readonly state: 'nothing' }
  | { readonly state: 'sending' }
  | { readonly state: 'pending' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/**
 * Sends a decision. `onMade`: it is made (the picture goes then), even if it waits for the connection;
 * `onDecided`: the hub has taken it.
 */
export function useDecide(
  participant: ParticipantView,
  { onMade, onDecided }: { readonly onMade: () => void; readonly onDecided: () => void },
) {
  const [told, setTold] = useState<Told>({ state: 'nothing' });
  const decide = async (decision: IdentityDecision) => {
    setTold({ state: 'sending' });
    const answer = await useVisitStore.getState().command({
      type: 'decideIdentity',
      participantId: participant.id,
      decision:
        decision.outcome === 'verified' ? { ...decision, compared: [...decision.compared] } : decision,
    });
    if (!answer.ok) {
      setTold({ state: 'refused', refusal: answer.refusal });
      return;
    }
    onMade();
    if (answer.value.pending) setTold({ state: 'pending' });
    else onDecided();
  };
  return { told, decide };
}
