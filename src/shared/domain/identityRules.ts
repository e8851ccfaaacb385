import type { DocumentKind, IdentityDecision, WaiverReason } from './identity.ts';
import { europeanStates } from './states.ts';

/** Kinds that other states than Sweden issue: which of those states, is the clinic's to say. */
export const foreignKinds = ['foreignPassport', 'foreignIdCard'] as const satisfies readonly DocumentKind[];
export type ForeignKind = (typeof foreignKinds)[number];

/** What a clinic takes as enough to know who somebody is. Data of the clinic's, never code (domain.md). */
export interface IdentityRules {
  readonly v: 1;
  /** Kinds of document that are accepted. */
  readonly documents: readonly DocumentKind[];
  /** ICAO's letters of the states whose documents of a foreign kind are accepted, or all of them. */
  readonly states: Readonly<Record<ForeignKind, 'all' | readonly string[]>>;
  /** What is enough where there is no document. */
  readonly waiverReasons: readonly WaiverReason[];
  /** So many control questions must have been answered right. */
  readonly controlQuestionsAtLeast: number;
}

/**
 * What holds where the clinic says nothing else: the documents of Region Stockholm's Vårdgivarguiden and Västra
 * Götalandsregionen (domain.md). An identity card of another state is not among them; where a clinic adds it, cards of the
 * European Economic Area and Switzerland are meant.
 */
export const defaultIdentityRules: IdentityRules = {
  v: 1,
  documents: [
    'swedishPassport',
    'nationalIdCard',
    'drivingLicence',
    'sisCard',
    'taxAgencyCard',
    'foreignPassport',
  ],
  states: { foreignPassport: 'all', foreignIdCard: europeanStates },
  waiverReasons: ['knownInPerson', 'controlQuestions', 'vouchedFor', 'eId', 'guardianPresent', 'urgent'],
  controlQuestionsAtLeast: 2,
};

export const isForeignKind = (kind: DocumentKind): kind is ForeignKind =>
  (foreignKinds as readonly DocumentKind[]).includes(kind);

/** The states whose documents of this kind are accepted; `all` also for kinds that only Sweden issues. */
export function statesFor(kind: DocumentKind, rules: IdentityRules): 'all' | readonly string[] {
  return isForeignKind(kind) ? rules.states[kind] : 'all';
}

/** Why a decision is not enough by the clinic's rules: it stays the clinician's, with a reason in writing. */
export type NotEnough =
  /** The clinic does not accept this kind of document. */
  | 'documentKind'
  /** The clinic does not accept this kind of document from that state, or nobody has said from which it is. */
  | 'issuingState'
  /** The clinic does not take this as enough without a document. */
  | 'waiverReason'
  /** Fewer questions were answered right than the clinic wants. */
  | 'fewQuestions'
  /** A question was answered wrong. */
  | 'wrongAnswer';

/** What the clinic's rules say is not enough in a decision; empty where it is, and for an identity not confirmed. Pure. */
export function notEnough(decision: IdentityDecision, rules: IdentityRules): readonly NotEnough[] {
  switch (decision.outcome) {
    case 'verified':
      return documentNotEnough(
        decision.document,
        decision.read?.issuingState ?? decision.issuingState,
        rules,
      );
    case 'waived': {
      const asked = decision.reason === 'controlQuestions' ? (decision.questions ?? []) : null;
      return [
        ...(rules.waiverReasons.includes(decision.reason) ? [] : (['waiverReason'] as const)),
        ...(asked !== null && asked.filter((one) => one.right).length < rules.controlQuestionsAtLeast
          ? (['fewQuestions'] as const)
          : []),
        ...(asked?.some((one) => !one.right) ? (['wrongAnswer'] as const) : []),
      ];
    }
    case 'unconfirmed':
      return [];
  }
}

/**
 * What the rules say against a document. A kind that is not accepted is enough said: its state then says nothing more.
 * @param state ICAO's letters as read or chosen by hand; undefined or empty where nobody has said.
 */
export function documentNotEnough(
  kind: DocumentKind,
  state: string | undefined,
  rules: IdentityRules,
): readonly ('documentKind' | 'issuingState')[] {
  if (!rules.documents.includes(kind)) return ['documentKind'];
  const states = statesFor(kind, rules);
  return states === 'all' || states.includes(state ?? '') ? [] : ['issuingState'];
}
