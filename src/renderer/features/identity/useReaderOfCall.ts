import { useEffect } from 'react';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { callReader, dropReader } from '../../reader/callReader.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import type { Subject } from './subject.ts';

/** The call's own start goes first: so long after its first picture the reader may start, in ms. */
const afterPictureMs = 2_000;

/**
 * The reader lives as long as the call in which somebody is to be identified: it starts a little
 * after the first picture, or when the panel opens; it is dropped once the identity is decided, when the call or the visit ends, and when
 * another visit is shown (by the lock: `restVisit`).
 */
export function useReaderOfCall(visit: VisitDetail | null, subject: Subject | null): void {
  const connected = useLiveCall((call) => call.peer.state === 'connected');
  const inCall = useLiveCall(({ peer }) => peer.state === 'connected' || peer.state === 'interrupted');
  const visitId = visit?.visitId ?? null;
  const undecided =
    visit?.mine === true &&
    visit.stage === 'open' &&
    subject !== null &&
    subject.participant.identity.state !== 'decided';
  const lives = visitId !== null && inCall && undecided;

  // biome-ignore lint/correctness/useExhaustiveDependencies: dropped when any of these is another
  useEffect(() => dropReader, [visitId, inCall, undecided]);

  useEffect(() => {
    if (!lives || !connected) return;
    const timer = setTimeout(() => void callReader(), afterPictureMs);
    return () => clearTimeout(timer);
  }, [lives, connected]);
}
