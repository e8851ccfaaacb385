import { useState } from 'react';
import type { ParticipantView } from '../../../shared/contracts/visit.ts';
import type { ParticipantId, VisitId } from '../../../shared/domain/ids.ts';

/** One check, of one person over one device: what was seen, compared or typed in it belongs to no other. */
export interface Round {
  /** Another number, another round; what is held for one is keyed by it. */
  readonly n: number;
  /** Why it is not the one before. */
  readonly why: 'otherVisit' | 'otherPerson' | 'chosen' | 'otherDevice';
  readonly visitId: VisitId;
  readonly participantId: ParticipantId;
  readonly identity: ParticipantView['identity'];
}

type Person = Pick<ParticipantView, 'id' | 'identity'>;

/**
 * The round that `person`'s check stands in now, after `before`. Pure; gives `before` itself where nothing has happened.
 * `isChosen`: the clinician has said who is identified.
 */
function nextRound(before: Round | null, visitId: VisitId, person: Person, isChosen: boolean): Round {
  const now = { visitId, participantId: person.id, identity: person.identity };
  if (before === null) return { n: 1, why: 'otherVisit', ...now };
  if (before.visitId !== visitId) return { n: before.n + 1, why: 'otherVisit', ...now };
  if (before.participantId !== person.id)
    return { n: before.n + 1, why: isChosen ? 'chosen' : 'otherPerson', ...now };
  if (before.identity === person.identity) return before;
  if (isAnew(before.identity, person.identity)) return { n: before.n + 1, why: 'otherDevice', ...now };
  return { ...before, identity: person.identity };
}

/** A check under way that is not the one that was under way before, and not the first: only another device brings that. */
function isAnew(before: Round['identity'], now: Round['identity']): boolean {
  if (now.state !== 'checking' || before.state === 'unchecked') return false;
  return before.state === 'decided' || before.since !== now.since;
}

/** Follows the rounds of the open visit's check, for as long as the component lives; null while there is nobody to check. */
export function useRound(visitId: VisitId | null, person: Person | null, isChosen: boolean): Round | null {
  const [seen, setSeen] = useState<Round | null>(null);
  if (visitId === null || person === null) return null;
  const round = nextRound(seen, visitId, person, isChosen);
  if (round !== seen) setSeen(round);
  return round;
}
