import type { ParticipantView, PersonInVisit, VisitDetail } from '../../../shared/contracts/visit.ts';
import { personToIdentify } from '../../../shared/domain/participants.ts';

/** The one whose identity is checked (the guardian where a child comes with one), and what the booking knows of them. */
export interface Subject {
  readonly participant: ParticipantView;
  /** Null where the booking knows nothing. */
  readonly person: PersonInVisit | null;
}

export function subjectOf(visit: VisitDetail): Subject | null {
  const id = personToIdentify(visit.participants)?.id;
  const participant = visit.participants.find((one) => one.id === id);
  if (participant === undefined) return null;
  return { participant, person: visit.people.find((one) => one.participantId === id) ?? null };
}
