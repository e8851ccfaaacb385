import type { PersonInVisit } from '../../../shared/contracts/visit.ts';
import type { DocumentComparison } from '../../../shared/domain/documentComparison.ts';
import type { DocumentFacts } from '../../../shared/domain/documentFacts.ts';
import {
  type ComparableField,
  comparableFields,
  type DocumentKind,
  type DocumentRead,
  type GuardianKnown,
  type GuardianSeen,
  type IdentityDecision,
  type ReadField,
  type ReadResult,
  readFields,
} from '../../../shared/domain/identity.ts';
import { type BookedFacts, requiredFields } from '../../../shared/domain/identityDeciding.ts';
import {
  documentNotEnough,
  type IdentityRules,
  isForeignKind,
} from '../../../shared/domain/identityRules.ts';
import { formatPersonNumber } from '../../../shared/domain/personalNumber.ts';
import { readerVersion } from '../../reader/readerVersion.ts';

/** What has been said so far of a guardian: whether the child is in the picture, and from where the relation is known. */
export interface GuardianAnswers {
  readonly child: boolean | null;
  readonly relation: GuardianKnown['relationFrom'] | null;
}

/** What is kept of it; null while something is left to say. */
export function guardianKnown({ child, relation }: GuardianAnswers): GuardianKnown | null {
  return child === null || relation === null ? null : { childInPicture: child, relationFrom: relation };
}

/** What has been compared so far: by the clinician's own eyes, and by the reader where it has read the document. */
export interface Comparison extends GuardianAnswers {
  readonly document: DocumentKind | null;
  readonly confirmed: ReadonlySet<ComparableField>;
  readonly read: ReadDocument | null;
  /** The issuing state as chosen by hand, '' for one that the clinic does not accept; null: nobody has said. */
  readonly issuingState: string | null;
  /** Why the identity is confirmed although the document says something else. */
  readonly despite: string;
}

/** A document that the reader has read, beside the booking. In memory only, and no longer than the check. */
export interface ReadDocument {
  readonly facts: DocumentFacts;
  readonly outcomes: DocumentComparison;
  /** A check digit is printed that its own text does not ask for. */
  readonly wrongDigit: boolean;
  /** Which picture decided. */
  readonly from: 'video' | 'still';
}

export const nothingCompared: Comparison = {
  document: null,
  confirmed: new Set(),
  read: null,
  issuingState: null,
  child: null,
  relation: null,
  despite: '',
};

/** By what a comparison is judged. */
export interface Terms {
  readonly rules: IdentityRules;
  readonly booked: BookedFacts;
  /** Of a guardian: where the number comes from that is compared with; null for everybody else. */
  readonly numberFrom: GuardianSeen['numberFrom'] | null;
}

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
    // What is not printed there cannot have been compared.
    if (field === 'personalNumber' && read.outcomes[field].is === 'notOnDocument') confirmed.delete(field);
  }
  return { ...comparison, document: documentKindOf(read.facts) ?? comparison.document, confirmed, read };
}

/**
 * The kind of document that clinics know it as; null where that cannot be told from what was read: a number alone stands on
 * several cards, and zones like an identity card's on residence permits.
 */
function documentKindOf({ documentCode, issuingState }: DocumentFacts): DocumentKind | null {
  if (documentCode.startsWith('P')) return issuingState === 'SWE' ? 'swedishPassport' : 'foreignPassport';
  if (!/^ID?$/.test(documentCode)) return null;
  return issuingState === 'SWE' ? 'nationalIdCard' : 'foreignIdCard';
}

/** The issuing state as read, else as chosen; undefined where neither is. */
export function stateOf({ read, issuingState }: Comparison): string | undefined {
  return read?.facts.issuingState ?? issuingState ?? undefined;
}

/**
 * A picture has been read and takes the place of the one before. Read the same as before, it is the same document, and what
 * was ticked stays; else it was seen on another one.
 */
export function onPictureRead(comparison: Comparison, facts: DocumentFacts): Comparison {
  const { read } = comparison;
  return read !== null && JSON.stringify(read.facts) === JSON.stringify(facts)
    ? comparison
    : onNewPicture(comparison);
}

/** Another portrait has been taken: the face was compared with the one before. */
export function onFaceTaken(comparison: Comparison): Comparison {
  const confirmed = new Set(comparison.confirmed);
  confirmed.delete('portrait');
  return { ...comparison, confirmed };
}

/** Another number has been typed: what was compared with the one before says nothing of this one. */
export function onTypedNumber(comparison: Comparison): Comparison {
  const confirmed = new Set(comparison.confirmed);
  confirmed.delete('personalNumber');
  confirmed.delete('birthDate');
  return { ...comparison, confirmed };
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

/** What there is to compare with; a number that was looked for on the document and is not there has not been compared. */
export function bookedFacts(person: PersonInVisit | null, read: ReadDocument | null): BookedFacts {
  const isOnDocument = read?.outcomes.personalNumber.is !== 'notOnDocument';
  return {
    hasBirthDate: person?.birthDate != null,
    hasSwedishNumber: isOnDocument && person?.number != null && person.numberKind !== 'reserve',
  };
}

/** The same document before a new picture: what was confirmed against the picture before says nothing of this one. */
export function onNewPicture(comparison: Comparison): Comparison {
  return { ...comparison, confirmed: new Set(), read: null, despite: '' };
}

/** In what the document says something else than the booking, as it was read. */
export function differing({ read }: Comparison): readonly ReadField[] {
  return read === null ? [] : readFields.filter((field) => read.outcomes[field].is === 'different');
}

/** What speaks against confirming, whatever it is: what was read, or the clinic's rules. */
function isAgainst(comparison: Comparison, rules: IdentityRules): boolean {
  const { document: kind, read } = comparison;
  return (
    differing(comparison).length > 0 ||
    read?.wrongDigit === true ||
    (kind !== null && documentNotEnough(kind, stateOf(comparison), rules).length > 0)
  );
}

/** What can be left: a frozen picture, the document's kind, a field, what is asked of a guardian, or why it is confirmed all the same. */
export type Left = 'picture' | 'document' | 'number' | 'child' | 'relation' | 'despite' | ComparableField;

/** What is left before the identity can be confirmed; empty when nothing is. `pictured`: a frozen frame is held. */
export function leftToConfirm(
  comparison: Comparison,
  pictured: boolean,
  { rules, booked, numberFrom }: Terms,
): readonly Left[] {
  const { document: kind, confirmed, child, relation, despite } = comparison;
  const isGuardian = numberFrom !== null;
  const left = (is: boolean, what: Left): readonly Left[] => (is ? [what] : []);
  const fields = requiredFields(kind, confirmed, booked).filter((field) => !confirmed.has(field));
  return [
    ...left(!pictured, 'picture'),
    ...left(kind === null, 'document'),
    // A number that is not there cannot be confirmed: it is asked for first.
    ...fields.map((field): Left => (field === 'personalNumber' && numberFrom === 'none' ? 'number' : field)),
    ...left(isGuardian && child === null, 'child'),
    ...left(isGuardian && relation === null, 'relation'),
    ...left(isAgainst(comparison, rules) && despite.trim() === '', 'despite'),
  ];
}

/** The decision that the comparison gives, or null while something is left. */
export function verifiedBy(comparison: Comparison, pictured: boolean, terms: Terms): IdentityDecision | null {
  const { document: kind, confirmed, read, despite } = comparison;
  if (kind === null || leftToConfirm(comparison, pictured, terms).length > 0) return null;
  const { numberFrom, rules } = terms;
  const known = guardianKnown(comparison);
  return {
    outcome: 'verified',
    method: read === null ? 'frozenFrame' : `${read.from}Reading`,
    document: kind,
    compared: comparableFields.filter((field) => confirmed.has(field)),
    read: read === null ? undefined : kept(read),
    issuingState: read === null && isForeignKind(kind) ? (comparison.issuingState ?? undefined) : undefined,
    guardian: numberFrom === null || known === null ? undefined : { ...known, numberFrom },
    despite: isAgainst(comparison, rules) ? despite.trim() : undefined,
  };
}

/** What is kept of a reading. */
function kept({ facts, outcomes, wrongDigit }: ReadDocument): DocumentRead {
  const results = Object.fromEntries(readFields.map((field) => [field, outcomes[field].is]));
  return {
    issuingState: facts.issuingState.replace(/[^A-Z]/g, ''),
    numberEnd: facts.documentNumber.replace(/[^A-Z0-9]/g, '').slice(-4),
    results: results as Record<ReadField, ReadResult>,
    reader: readerVersion,
    ...(wrongDigit ? { wrongDigit } : {}),
  };
}
