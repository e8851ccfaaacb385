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

/** What a clinician may decide about who somebody is. */
export type IdentityDecision =
  | {
      readonly outcome: 'verified';
      readonly method: 'frozenFrame';
      readonly document: DocumentKind;
      readonly compared: readonly ComparableField[];
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
      return JSON.stringify(['verified', decision.method, decision.document, [...decision.compared].sort()]);
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
