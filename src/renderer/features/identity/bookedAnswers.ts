import type { PersonInVisit, VisitDetail } from '../../../shared/contracts/visit.ts';
import type { ControlQuestion } from '../../../shared/domain/identity.ts';
import { childOf, type Subject } from './subject.ts';

/** What the booking knows of somebody and a stranger would not, with the answer for the clinician's eyes. */
export interface BookedAnswer {
  readonly about: ControlQuestion;
  readonly answer: string;
}

/**
 * The questions that the booking has answers to. Not what the visit's page has shown the one at the other end: the child's
 * name, the time, the clinician, the number they have confirmed themselves.
 */
export function bookedAnswers(visit: VisitDetail, subject: Subject): readonly BookedAnswer[] {
  const { person } = subject;
  const child = childOf(visit, subject);
  const all: readonly (readonly [ControlQuestion, string | null | undefined])[] = [
    ['birthDate', person?.birthDate],
    ['numberEnd', endOf(person)],
    ['childBirthDate', child?.birthDate],
    ['childNumberEnd', endOf(child)],
    ['phone', visit.bookedPhone],
    ['reason', visit.reason],
  ];
  return all.flatMap(([about, answer]) =>
    answer == null || answer.trim() === '' ? [] : [{ about, answer }],
  );
}

function endOf(person: PersonInVisit | null): string | null {
  return person?.number == null || person.numberKind === 'reserve' ? null : person.number.slice(-4);
}
