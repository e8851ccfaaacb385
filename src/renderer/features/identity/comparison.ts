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

/** The same document before a new picture: what was confirmed against the picture before says nothing of this one. */
export function onNewPicture(comparison: Comparison): Comparison {
  return { ...comparison, confirmed: new Set() };
}

/** What can be left: a frozen picture, the document's kind, a field. */
export type Left = 'picture' | 'document' | ComparableField;

/** What is left before the identity can be confirmed; empty when nothing is. `pictured`: a frozen frame is held. */
export function leftToConfirm(comparison: Comparison, pictured: boolean): readonly Left[] {
  return [
    ...(pictured ? [] : (['picture'] as const)),
    ...(comparison.document === null ? (['document'] as const) : []),
    ...requiredFields.filter((field) => !comparison.confirmed.has(field)),
  ];
}

/** The decision that the comparison gives, or null while something is left. */
export function verifiedBy(comparison: Comparison, pictured: boolean): IdentityDecision | null {
  if (comparison.document === null || leftToConfirm(comparison, pictured).length > 0) return null;
  return {
    outcome: 'verified',
    method: 'frozenFrame',
    document: comparison.document,
    compared: comparableFields.filter((field) => comparison.confirmed.has(field)),
  };
}
