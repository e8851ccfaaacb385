import { useEffect } from 'react';
import { protocolVersion } from '../../../shared/contracts/primitives.ts';
import type { ParticipantView, VisitDetail } from '../../../shared/contracts/visit.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import { useVisitStore } from '../../visit/visitStore.ts';

/** While `asking`: the check is begun, and the patient's page asks for the document; it stops when this does. */
export function useAskForDocument(visit: VisitDetail, participant: ParticipantView, asking: boolean): void {
  const { seq } = visit;
  const open = visit.stage === 'open';
  const unchecked = participant.identity.state === 'unchecked';
  const send = useLiveCall((call) => call.send);

  // Until it is begun nothing tells another device's place from this one's: refused because the visit moved, it is given again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: given again when the visit has moved
  useEffect(() => {
    if (!asking || !open || !unchecked) return;
    void useVisitStore.getState().command({ type: 'startIdentity', participantId: participant.id });
  }, [asking, open, unchecked, participant.id, seq]);

  useEffect(() => {
    if (!asking || !open) return;
    const show = (on: boolean) => send({ v: protocolVersion, type: 'showDocument', on });
    show(true);
    return () => void show(false);
  }, [asking, open, send]);
}
