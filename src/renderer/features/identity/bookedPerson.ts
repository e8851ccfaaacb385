import type { PersonInVisit } from '../../../shared/contracts/visit.ts';
import { type BookedPerson, compareDocument } from '../../../shared/domain/documentComparison.ts';
import type { DocumentFacts } from '../../../shared/domain/documentFacts.ts';
import { parsePersonNumber } from '../../../shared/domain/personalNumber.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';

/** What a document can be compared with; a region's own number stands on none. */
export function bookedPerson(person: PersonInVisit | null): BookedPerson {
  return {
    familyName: person?.familyName ?? null,
    givenName: person?.givenName ?? null,
    number: person?.numberKind === 'reserve' ? null : (person?.number ?? null),
    birthDate: person?.birthDate ?? null,
  };
}

/**
 * The person with a number that was typed after asking, where the booking has none; as booked while what is typed is no
 * personal or coordination number.
 */
export function withTypedNumber(
  person: PersonInVisit | null,
  typed: string,
  today: LocalDate,
): PersonInVisit | null {
  if (person === null || person.number !== null) return person;
  const read = parsePersonNumber(typed, today);
  if (read === null || read.kind === 'reserve') return person;
  return { ...person, number: read.number, numberKind: read.kind, birthDate: read.birthDate };
}

/** Whose document was read, where it is that of another in the visit than the one who is identified: number, or name and date. */
export function holderAmong(
  facts: DocumentFacts,
  others: readonly PersonInVisit[],
  today: LocalDate,
): PersonInVisit | null {
  return (
    others.find((other) => {
      const is = compareDocument(facts, bookedPerson(other), today);
      return is.personalNumber.is === 'same' || (is.birthDate.is === 'same' && is.givenName.is === 'same');
    }) ?? null
  );
}
