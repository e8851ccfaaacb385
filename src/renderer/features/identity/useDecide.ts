import { useEffect, useRef, useState } from 'react';
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
 * `onDecided`: the hub has taken it. Neither is called once the check that it was made in is gone.
 */
export function useDecide(
  participant: ParticipantView,
  {
    onMade,
    onDecided,
  }: { readonly onMade: () => void; readonly onDecided: (decision: IdentityDecision) => void },
) {
  const [told, setTold] = useState<Told>({ state: 'nothing' });
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const decide = async (decision: IdentityDecision) => {
    setTold({ state: 'sending' });
    const answer = await useVisitStore.getState().command({
      type: 'decideIdentity',
      participantId: participant.id,
      decision,
    });
    if (gone.current) return;
    if (!answer.ok) {
      setTold({ state: 'refused', refusal: answer.refusal });
      return;
    }
    onMade();
    if (answer.value.pending) setTold({ state: 'pending' });
    else onDecided(decision);
  };
  return { told, decide };
}
