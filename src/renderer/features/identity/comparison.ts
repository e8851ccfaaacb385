import type { PersonInVisit } from '../../../shared/contracts/visit.ts';
import {
  type ComparableField,
  comparableFields,
  type DocumentKind,
  type IdentityDecision,
  requiredFields,
} from '../../../shared/domain/identity.ts';
import { formatPersonNumber } from '../../../shared/domain/personalNumber.ts';

/** What has been compared so far, by the clinician's own eyes. */
export interface Comparison {
  readonly document: DocumentKind | null;
  readonly confirmed: ReadonlySet<ComparableField>;
}

export const nothingCompared: Comparison = { document: null, confirmed: new Set() };

export function toggleField(comparison: Comparison, field: ComparableField): Comparison {
  const confirmed = new Set(comparison.confirmed);
  if (!confirmed.delete(field)) confirmed.add(field);
  return { ...comparison, confirmed };
}

/** What the booking says of a field: text, nothing (`null`), or that it is judged by eye. */
export function bookedValue(person: PersonInVisit | null, field: ComparableField): string | null | 'byEye' {
  switch (field) {
    case 'personalNumber':
      return person?.number == null
        ? null
        : person.numberKind === 'reserve'
          ? person.number
          : formatPersonNumber(person.number);
    case 'birthDate':
      return person?.birthDate ?? null;
    case 'familyName':
      return person?.familyName ?? null;
    case 'givenName':
      return person?.givenName ?? null;
    case 'portrait':
    case 'validity':
      return 'byEye';
  }
}

/** What is left before the identity can be confirmed; empty when nothing is. */
export function leftToConfirm(comparison: Comparison): readonly (ComparableField | 'document')[] {
  return [
    ...(comparison.document === null ? (['document'] as const) : []),
    ...requiredFields.filter((field) => !comparison.confirmed.has(field)),
  ];
}

/** The decision that the comparison gives, or null while something is left. */
export function verifiedBy(comparison: Comparison): IdentityDecision | null {
  if (comparison.document === null || leftToConfirm(comparison).length > 0) return null;
  return {
    outcome: 'verified',
    method: 'frozenFrame',
    document: comparison.document,
    compared: comparableFields.filter((field) => comparison.confirmed.has(field)),
  };
}
