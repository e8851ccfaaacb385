import type { HsaId } from './ids.ts';
import type { Instant } from './time.ts';

/** Kinds of document that may be shown; which of them are accepted is the clinic's to say (identityRules.ts). */
export const documentKinds = [
  'swedishPassport',
  'nationalIdCard',
  'drivingLicence',
  'sisCard',
  'taxAgencyCard',
  'foreignPassport',
  'foreignIdCard',
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

export const waiverReasons = [
  'knownInPerson',
  'controlQuestions',
  'vouchedFor',
  'eId',
  'guardianPresent',
  'urgent',
] as const;
export type WaiverReason = (typeof waiverReasons)[number];

/** What follows where an identity is not confirmed. */
export const helpGiven = ['waitingRoom', 'phonedBack', 'newVisitInPerson', 'urgentCare', 'referred'] as const;
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
  /** A check digit is printed that its own text does not ask for. */
  readonly wrongDigit?: boolean | undefined;
}

/** From where the clinician knows that a guardian is the child's. */
export const relationSources = ['register', 'document', 'known', 'told'] as const;
/** Where the number came from that a guardian's document was compared with; a typed one is kept nowhere. */
export const numberSources = ['booking', 'typed', 'none'] as const;

/** What is asked of a guardian, with a document or without. */
export interface GuardianKnown {
  readonly childInPicture: boolean;
  readonly relationFrom: (typeof relationSources)[number];
}

/** What is asked of a guardian whose document is seen. */
export interface GuardianSeen extends GuardianKnown {
  readonly numberFrom: (typeof numberSources)[number];
}

/** What may be asked where there is no document: what the booking knows and a stranger would not. */
export const controlQuestions = [
  'birthDate',
  'numberEnd',
  'childBirthDate',
  'childNumberEnd',
  'phone',
  'reason',
] as const;
export type ControlQuestion = (typeof controlQuestions)[number];

/** A question that was asked, and whether it was answered right: never the answer. */
export interface AskedQuestion {
  readonly about: ControlQuestion;
  readonly right: boolean;
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
      /** ICAO's letters of the state, as chosen by hand where the clinic accepts some states only and nothing was read. */
      readonly issuingState?: string | undefined;
      /** Of a guardian; absent in decisions of old. */
      readonly guardian?: GuardianSeen | undefined;
      /** Why the identity is confirmed although the document, or the clinic's rules, say something else somewhere. */
      readonly despite?: string | undefined;
    }
  | {
      readonly outcome: 'waived';
      readonly reason: Exclude<WaiverReason, 'vouchedFor'>;
      /** What was asked; absent in decisions of old and where the reason is another. */
      readonly questions?: readonly AskedQuestion[] | undefined;
      readonly guardian?: GuardianKnown | undefined;
      /** Why it is enough although the clinic's rules say that it is not. */
      readonly despite?: string | undefined;
    }
  | {
      readonly outcome: 'waived';
      readonly reason: 'vouchedFor';
      readonly by: string;
      readonly relation: string;
      readonly guardian?: GuardianKnown | undefined;
      readonly despite?: string | undefined;
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
