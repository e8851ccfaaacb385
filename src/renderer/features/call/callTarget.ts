import type { QueueRow, VisitDetail } from '../../../shared/contracts/visit.ts';
import type { ParticipantId, VisitId } from '../../../shared/domain/ids.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';

/** With whom the console shall be in a call now; null when with nobody. */
export interface CallTarget {
  readonly visitId: VisitId;
  readonly participantId: ParticipantId;
}

/** The link holder of a video visit that is open, ours, and let in. */
export function callTarget(visit: QueueRow | null): CallTarget | null {
  if (visit === null || !visit.mine || visit.stage !== 'open' || visit.channel !== 'video') return null;
  const holder = linkHolder(visit.participants);
  return holder?.admission === 'admitted' ? { visitId: visit.visitId, participantId: holder.id } : null;
}

/** No call is going on, nor will one go on by itself: not yet let in, sent back, or finished. */
export function callOver(visit: VisitDetail): boolean {
  return visit.stage !== 'open' || linkHolder(visit.participants)?.admission !== 'admitted';
}

/** Who is called, in a word for the screen: the given name of the one who holds the link; null when there is none. */
export function calledName(visit: VisitDetail): string | null {
  const holder = linkHolder(visit.participants);
  return visit.people.find((one) => one.participantId === holder?.id)?.givenName ?? null;
}
