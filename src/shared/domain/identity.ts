import type { HsaId } from './ids.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Instant } from './time.ts';

/** Documents accepted in Swedish care (Region Stockholm's Vårdgivarguiden; Västra Götalandsregionen). */
export const documentKinds = [
  'swedishPassport',
  'nationalIdCard',
  'drivingLicence',
  'sisCard',
  'taxAgencyCard',
  'foreignPassport',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What can be compared between the booking and the document. */
export const comparableFields = [
  'personalNumber',
  'birthDate',
  'familyName',
  'givenName',
  'portrait',
  'validity',
] as const;
export type ComparableField = (typeof comparableFields)[number];

/** Without these two confirmed nobody is verified: a name alone never identifies, nor does a number without the face. */
export const requiredFields: readonly ComparableField[] = ['personalNumber', 'portrait'];

export const waiverReasons = [
  'knownInPerson',
  'controlQuestions',
  'vouchedFor',
  'eId',
  'guardianPresent',
  'urgent',
] as const;
export type WaiverReason = (typeof waiverReasons)[number];

export const helpGiven = ['phonedBack', 'newVisitInPerson', 'urgentCare', 'referred'] as const;
export type HelpGiven = (typeof helpGiven)[number];

/**
 * How a document was seen: on a frozen picture by the clinician's eyes alone, or read by the reader, from the call's picture
 * or from a still that the patient's page took.
 */
export const seenBy = ['frozenFrame', 'videoReading', 'stillReading'] as const;

/** What the reader compares with the booking; the face is for eyes alone. */
export const readFields = [
  'personalNumber',
  'birthDate',
  'sex',
  'familyName',
  'givenName',
  'validity',
] as const;
export type ReadField = (typeof readFields)[number];
export const readResults = ['same', 'near', 'different', 'notOnDocument', 'notInBooking'] as const;
export type ReadResult = (typeof readResults)[number];

/** What is kept of a reading: never a picture, never the whole number of the document. */
export interface DocumentRead {
  /** ICAO's letters of the state. */
  readonly issuingState: string;
  /** The last four characters of the document's number. */
  readonly numberEnd: string;
  readonly results: Readonly<Record<ReadField, ReadResult>>;
  /** Which networks read it. */
  readonly reader: string;
}

/** What the reader asks of who holds the document, and that it can be read. */
export const documentTips = [
  'otherSide',
  'whole',
  'closer',
  'glare',
  'straight',
  'light',
  'holdStill',
  'read',
] as const;
export type DocumentTip = (typeof documentTips)[number];

/** What a clinician may decide about who somebody is. */
export type IdentityDecision =
  | {
      readonly outcome: 'verified';
      readonly method: (typeof seenBy)[number];
      readonly document: DocumentKind;
      readonly compared: readonly ComparableField[];
      readonly read?: DocumentRead | undefined;
      /** Why the identity is confirmed although the document says something else somewhere. */
      readonly despite?: string | undefined;
    }
  | { readonly outcome: 'waived'; readonly reason: Exclude<WaiverReason, 'vouchedFor'> }
  | {
      readonly outcome: 'waived';
      readonly reason: 'vouchedFor';
      readonly by: string;
      readonly relation: string;
    }
  | { readonly outcome: 'unconfirmed'; readonly reason: string; readonly help: HelpGiven };

/** One participant's identity check. A decision stands until another device takes the place. */
export type IdentityCheck =
  | { readonly state: 'unchecked' }
  /** `since` names the check: what was seen and compared before another device took the place belongs to one before. */
  | { readonly state: 'checking'; readonly since: Instant }
  | {
      readonly state: 'decided';
      readonly decision: IdentityDecision;
      readonly by: HsaId;
      readonly at: Instant;
    };

/** Decides, or says what is missing. A decision may be replaced by a later one of the same visit: the chain keeps both. */
export function decideIdentity(decision: IdentityDecision, by: HsaId, at: Instant): Result<IdentityCheck> {
  if (decision.outcome === 'verified') {
    const missing = requiredFields.filter((field) => !decision.compared.includes(field));
    if (missing.length > 0) return refuse('identity.fieldsMissing', { fields: missing.join(',') });
    const isAgainst =
      decision.read !== undefined &&
      readFields.some((field) => decision.read?.results[field] === 'different');
    if (isAgainst && (decision.despite ?? '').trim() === '') return refuse('identity.reasonMissing');
  }
  if (decision.outcome === 'unconfirmed' && decision.reason.trim() === '')
    return refuse('identity.reasonMissing');
  if (decision.outcome === 'waived' && decision.reason === 'vouchedFor') {
    if (decision.by.trim() === '' || decision.relation.trim() === '') return refuse('identity.reasonMissing');
  }
  return done({ state: 'decided', decision, by, at });
}

/** Whether this person has already decided exactly this: a repeat says nothing new. */
export function isSameDecision(check: IdentityCheck, decision: IdentityDecision, by: HsaId): boolean {
  return check.state === 'decided' && check.by === by && plain(check.decision) === plain(decision);
}

/** One text for one decision, whatever the order of what was compared. */
function plain(decision: IdentityDecision): string {
  switch (decision.outcome) {
    case 'verified':
      return JSON.stringify([
        'verified',
        decision.method,
        decision.document,
        [...decision.compared].sort(),
        decision.despite ?? null,
        decision.read === undefined
          ? null
          : [
              decision.read.issuingState,
              decision.read.numberEnd,
              decision.read.reader,
              readFields.map((field) => decision.read?.results[field]),
            ],
      ]);
    case 'waived':
      return JSON.stringify(
        decision.reason === 'vouchedFor'
          ? ['waived', decision.reason, decision.by, decision.relation]
          : ['waived', decision.reason],
      );
    case 'unconfirmed':
      return JSON.stringify(['unconfirmed', decision.reason, decision.help]);
  }
}
