import type {
  ComparableField,
  DocumentKind,
  DocumentRead,
  IdentityCheck,
  IdentityDecision,
  ReadField,
} from './identity.ts';
import { readFields } from './identity.ts';
import { defaultIdentityRules, type IdentityRules, isForeignKind, notEnough } from './identityRules.ts';
import type { HsaId } from './ids.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Instant } from './time.ts';

/** What the booking knows of somebody that a document of another state is compared with. */
export interface BookedFacts {
  readonly hasBirthDate: boolean;
  /** A personal or coordination number; a clinic's reserve number stands on no document. */
  readonly hasSwedishNumber: boolean;
}

/**
 * Without these confirmed nobody is verified: a name alone never identifies, nor does a number without the face. Another
 * state's document mostly has no Swedish number: there both names, and the birth date where the booking has one, stand for it.
 * @param booked null where that is not known (at the hub): then what may be missing is not asked for.
 */
export function requiredFields(
  document: DocumentKind | null,
  confirmed: ReadonlySet<ComparableField>,
  booked: BookedFacts | null = null,
): readonly ComparableField[] {
  const byNumber = confirmed.has('personalNumber') && booked?.hasSwedishNumber !== false;
  if (document === null || !isForeignKind(document) || byNumber) return ['personalNumber', 'portrait'];
  return [...(booked?.hasBirthDate ? (['birthDate'] as const) : []), 'familyName', 'givenName', 'portrait'];
}

/** Of whom a decision is, and by which rules. */
export interface DecidedOf {
  readonly isGuardian: boolean;
  readonly rules: IdentityRules;
}

const ofPatient: DecidedOf = { isGuardian: false, rules: defaultIdentityRules };

/**
 * Decides, or says what is missing. What the document or the clinic's rules say against it asks for a reason, and does
 * not decide. A decision may be replaced by a later one of the same visit: the chain keeps both.
 */
export function decideIdentity(
  decision: IdentityDecision,
  by: HsaId,
  at: Instant,
  of: DecidedOf = ofPatient,
): Result<IdentityCheck> {
  const wanting = missingIn(decision, of.isGuardian);
  if (!wanting.ok) return wanting;
  if (decision.outcome !== 'unconfirmed' && isBlank(decision.despite ?? '')) {
    const isAgainst =
      decision.outcome === 'verified' &&
      (differingIn(decision.read).length > 0 || decision.read?.wrongDigit === true);
    if (isAgainst || notEnough(decision, of.rules).length > 0) return refuse('identity.reasonMissing');
  }
  return done({ state: 'decided', decision, by, at });
}

/** What was read as another than the booking's. */
const differingIn = (read: DocumentRead | undefined): readonly ReadField[] =>
  read === undefined ? [] : readFields.filter((field) => read.results[field] === 'different');

const isBlank = (text: string): boolean => text.trim() === '';

function missingIn(decision: IdentityDecision, isGuardian: boolean): Result<null> {
  if (decision.outcome !== 'unconfirmed') {
    // What is said of a guardian is of nobody else.
    if (!isGuardian && decision.guardian !== undefined) return refuse('identity.otherPerson');
    // Urgent care does not wait for an answer.
    const isUrgent = decision.outcome === 'waived' && decision.reason === 'urgent';
    if (isGuardian && decision.guardian === undefined && !isUrgent) return refuse('identity.guardianMissing');
  }
  switch (decision.outcome) {
    case 'verified': {
      const compared = new Set(decision.compared);
      const isNumberless = decision.read?.results.personalNumber === 'notOnDocument';
      const booked = isNumberless ? { hasBirthDate: false, hasSwedishNumber: false } : null;
      const required = requiredFields(decision.document, compared, booked);
      const missing = required.filter((field) => !compared.has(field));
      return missing.length > 0
        ? refuse('identity.fieldsMissing', { fields: missing.join(',') })
        : done(null);
    }
    case 'waived': {
      if (decision.reason === 'vouchedFor')
        return isBlank(decision.by) || isBlank(decision.relation)
          ? refuse('identity.reasonMissing')
          : done(null);
      if (decision.reason !== 'controlQuestions') return done(null);
      const asked = new Set(decision.questions?.map((one) => one.about));
      return asked.size === 0 || asked.size !== decision.questions?.length
        ? refuse('identity.questionsMissing')
        : done(null);
    }
    case 'unconfirmed':
      return isBlank(decision.reason) ? refuse('identity.reasonMissing') : done(null);
  }
}

/** Whether this person has already decided exactly this: a repeat says nothing new. */
export function isSameDecision(check: IdentityCheck, decision: IdentityDecision, by: HsaId): boolean {
  return check.state === 'decided' && check.by === by && plain(check.decision) === plain(decision);
}

/** One text for one decision, whatever the order of what was compared, and of its parts. */
function plain(decision: IdentityDecision): string {
  const ordered =
    decision.outcome === 'verified' ? { ...decision, compared: [...decision.compared].sort() } : decision;
  return JSON.stringify(inOrder(ordered));
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}
