import type { PersonInVisit } from '../../../shared/contracts/visit.ts';
import type { DocumentComparison } from '../../../shared/domain/documentComparison.ts';
import type { DocumentFacts } from '../../../shared/domain/documentFacts.ts';
import {
  type ComparableField,
  comparableFields,
  type DocumentKind,
  type DocumentRead,
  type IdentityDecision,
  type ReadField,
  type ReadResult,
  readFields,
  requiredFields,
} from '../../../shared/domain/identity.ts';
import { formatPersonNumber } from '../../../shared/domain/personalNumber.ts';
import { readerVersion } from '../../reader/readerVersion.ts';

/** What has been compared so far: by the clinician's own eyes, and by the reader where it has read the document. */
export interface Comparison {
  readonly document: DocumentKind | null;
  readonly confirmed: ReadonlySet<ComparableField>;
  readonly read: ReadDocument | null;
  /** Why the identity is confirmed although the document says something else. */
  readonly despite: string;
}

/** A document that the reader has read, beside the booking. In memory only, and no longer than the check. */
export interface ReadDocument {
  readonly facts: DocumentFacts;
  readonly outcomes: DocumentComparison;
  /** Which picture decided. */
  readonly from: 'video' | 'still';
}

export const nothingCompared: Comparison = {
  document: null,
  confirmed: new Set(),
  read: null,
  despite: '',
};

/**
 * What the reader found the same is confirmed; what it found different is not, also where it was ticked by eye before:
 * whoever ticks it again has seen why. The face, and all else, stays as the clinician has it.
 */
export function onRead(comparison: Comparison, read: ReadDocument): Comparison {
  const confirmed = new Set(comparison.confirmed);
  for (const field of readFields) {
    if (field === 'sex') continue;
    if (read.outcomes[field].is === 'same') confirmed.add(field);
    if (read.outcomes[field].is === 'different') confirmed.delete(field);
  }
  return { ...comparison, document: documentKindOf(read.facts) ?? comparison.document, confirmed, read };
}

/** The kind of document that clinics know it as; null where that cannot be told from what was read. */
function documentKindOf({ documentCode, issuingState }: DocumentFacts): DocumentKind | null {
  if (documentCode.startsWith('P')) return issuingState === 'SWE' ? 'swedishPassport' : 'foreignPassport';
  if (documentCode === 'DL') return 'drivingLicence';
  return issuingState === 'SWE' && /^[IAC]/.test(documentCode) ? 'nationalIdCard' : null;
}

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
  return { ...comparison, confirmed: new Set(), read: null, despite: '' };
}

/** In what the document says something else than the booking, as it was read. */
export function differing({ read }: Comparison): readonly ReadField[] {
  return read === null ? [] : readFields.filter((field) => read.outcomes[field].is === 'different');
}

/** What can be left: a frozen picture, the document's kind, a field, or why it is confirmed although something differs. */
export type Left = 'picture' | 'document' | 'despite' | ComparableField;

/** What is left before the identity can be confirmed; empty when nothing is. `pictured`: a frozen frame is held. */
export function leftToConfirm(comparison: Comparison, pictured: boolean): readonly Left[] {
  return [
    ...(pictured ? [] : (['picture'] as const)),
    ...(comparison.document === null ? (['document'] as const) : []),
    ...requiredFields.filter((field) => !comparison.confirmed.has(field)),
    ...(differing(comparison).length > 0 && comparison.despite.trim() === '' ? (['despite'] as const) : []),
  ];
}

/** The decision that the comparison gives, or null while something is left. */
export function verifiedBy(comparison: Comparison, pictured: boolean): IdentityDecision | null {
  if (comparison.document === null || leftToConfirm(comparison, pictured).length > 0) return null;
  return {
    outcome: 'verified',
    method: comparison.read === null ? 'frozenFrame' : `${comparison.read.from}Reading`,
    document: comparison.document,
    compared: comparableFields.filter((field) => comparison.confirmed.has(field)),
    read: comparison.read === null ? undefined : kept(comparison.read),
    despite: differing(comparison).length > 0 ? comparison.despite.trim() : undefined,
  };
}

/** What is kept of a reading. */
function kept({ facts, outcomes }: ReadDocument): DocumentRead {
  const results = Object.fromEntries(readFields.map((field) => [field, outcomes[field].is]));
  return {
    issuingState: facts.issuingState.replace(/[^A-Z]/g, ''),
    numberEnd: facts.documentNumber.replace(/[^A-Z0-9]/g, '').slice(-4),
    results: results as Record<ReadField, ReadResult>,
    reader: readerVersion,
  };
}
