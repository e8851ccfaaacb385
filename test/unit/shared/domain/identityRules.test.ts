import { describe, expect, it } from 'vitest';
import { identityRules } from '../../../../src/shared/contracts/identity.ts';
import type { DocumentKind } from '../../../../src/shared/domain/identity.ts';
import { decideIdentity } from '../../../../src/shared/domain/identityDeciding.ts';
import {
  defaultIdentityRules,
  documentNotEnough,
  type IdentityRules,
  notEnough,
} from '../../../../src/shared/domain/identityRules.ts';
import { europeanStates, isoOfState, isState } from '../../../../src/shared/domain/states.ts';
import { helena, noon } from './visits.ts';

const nordic: IdentityRules = {
  ...defaultIdentityRules,
  documents: ['swedishPassport', 'foreignPassport', 'foreignIdCard'],
  states: { foreignPassport: 'all', foreignIdCard: ['NOR', 'FIN'] },
  waiverReasons: ['knownInPerson', 'urgent'],
};

describe("the clinic's rules", () => {
  it('say of each kind whether it is accepted, and of a foreign one from which states', () => {
    const against = (kind: DocumentKind, state?: string) => documentNotEnough(kind, state, nordic);
    expect(against('swedishPassport')).toEqual([]);
    expect(against('drivingLicence')).toEqual(['documentKind']);
    expect(against('foreignPassport')).toEqual([]);
    expect(against('foreignIdCard', 'NOR')).toEqual([]);
    expect(against('foreignIdCard', 'USA')).toEqual(['issuingState']);
    // Nobody has said which.
    expect(against('foreignIdCard')).toEqual(['issuingState']);
  });

  it('take the documents of Swedish care where a clinic says nothing else: no card of another state', () => {
    const accepted = (kind: DocumentKind) =>
      documentNotEnough(kind, 'NOR', defaultIdentityRules).length === 0;
    expect(accepted('nationalIdCard')).toBe(true);
    expect(accepted('drivingLicence')).toBe(true);
    expect(accepted('foreignPassport')).toBe(true);
    expect(accepted('foreignIdCard')).toBe(false);
    expect(identityRules.parse(defaultIdentityRules)).toEqual(defaultIdentityRules);
  });

  it('ask the clinician for a reason where something is not enough, and decide nothing', () => {
    const of = { isGuardian: false, rules: nordic };
    const card = {
      outcome: 'verified',
      method: 'frozenFrame',
      document: 'drivingLicence',
      compared: ['personalNumber', 'portrait'],
    } as const;
    const known = { outcome: 'waived', reason: 'eId' } as const;
    for (const decision of [card, known]) {
      expect(notEnough(decision, nordic).length).toBeGreaterThan(0);
      expect(decideIdentity(decision, helena, noon, of)).toEqual({
        ok: false,
        refusal: { code: 'identity.reasonMissing' },
      });
      expect(decideIdentity({ ...decision, despite: 'Känd sedan länge' }, helena, noon, of).ok).toBe(true);
    }
    expect(decideIdentity({ outcome: 'waived', reason: 'urgent' }, helena, noon, of).ok).toBe(true);
  });

  it('are refused with an unknown kind, a state that is none, a word too many, or no questions at all', () => {
    const wrong = (change: object) => identityRules.safeParse({ ...nordic, ...change }).success;
    expect(wrong({})).toBe(true);
    expect(wrong({ documents: ['libraryCard'] })).toBe(false);
    expect(wrong({ states: { foreignPassport: ['Norge'], foreignIdCard: 'all' } })).toBe(false);
    expect(wrong({ states: { foreignPassport: 'some', foreignIdCard: 'all' } })).toBe(false);
    expect(wrong({ documnets: [] })).toBe(false);
    expect(wrong({ controlQuestionsAtLeast: 0 })).toBe(false);
  });
});

describe('the letters of a state', () => {
  it("are those of documents: Germany's is one, and every one has a name", () => {
    expect(isState('D')).toBe(true);
    expect(isState('DEU')).toBe(false);
    expect(isoOfState('NOR')).toBe('NO');
    expect(isoOfState('UNO')).toBeNull();
    const names = new Intl.DisplayNames(['sv'], { type: 'region' });
    for (const state of europeanStates) expect(names.of(isoOfState(state) ?? '')?.length).toBeGreaterThan(3);
    expect(europeanStates).toHaveLength(30);
  });
});
