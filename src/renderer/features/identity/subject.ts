import type { ParticipantView, PersonInVisit, VisitDetail } from '../../../shared/contracts/visit.ts';
import { personsToIdentify } from '../../../shared/domain/participants.ts';

/** The one whose identity is checked, and what the booking knows of them. */
export interface Subject {
  readonly participant: ParticipantView;
  /** Null where the booking knows nothing. */
  readonly person: PersonInVisit | null;
}

/** All who can be identified in the visit, the one who has to be first (the guardian where a child comes with one). */
export function subjectsOf(visit: VisitDetail): readonly Subject[] {
  return personsToIdentify(visit.participants).map((participant) => ({
    participant,
    person: visit.people.find((one) => one.participantId === participant.id) ?? null,
  }));
}

/** The one who has to be identified before anything is signed. */
export function subjectOf(visit: VisitDetail): Subject | null {
  return subjectsOf(visit)[0] ?? null;
}

/** The child that a guardian answers for, as booked; null for everybody else. */
export function childOf(visit: VisitDetail, { participant }: Subject): PersonInVisit | null {
  if (participant.kind !== 'guardian') return null;
  return visit.people.find((one) => one.kind === 'patient') ?? null;
}
