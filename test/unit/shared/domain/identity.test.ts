import { describe, expect, it } from 'vitest';
import {
  type ComparableField,
  controlQuestions,
  type DocumentRead,
  type IdentityDecision,
  readFields,
} from '../../../../src/shared/domain/identity.ts';
import {
  decideIdentity,
  isSameDecision,
  requiredFields,
} from '../../../../src/shared/domain/identityDeciding.ts';
import { defaultIdentityRules } from '../../../../src/shared/domain/identityRules.ts';
import { linkHolder, personsToIdentify } from '../../../../src/shared/domain/participants.ts';
import {
  childBooked,
  guardianId,
  helena,
  interpreterId,
  noon,
  olle,
  participant,
  patientId,
  verified,
} from './visits.ts';

const decide = (decision: IdentityDecision) => decideIdentity(decision, helena, noon);

describe('a decision on identity', () => {
  it('is kept with who decided and when', () => {
    expect(decide(verified)).toEqual({
      ok: true,
      value: { state: 'decided', decision: verified, by: helena, at: noon },
    });
  });

  it('verifies nobody by name alone, nor by number without the face', () => {
    const refused = (compared: readonly ('personalNumber' | 'portrait' | 'familyName' | 'givenName')[]) => {
      const answer = decide({
        ...(verified as Extract<IdentityDecision, { outcome: 'verified' }>),
        compared,
      });
      return answer.ok ? null : answer.refusal.params?.fields;
    };
    expect(refused(['familyName', 'givenName'])).toBe('personalNumber,portrait');
    expect(refused(['personalNumber', 'familyName'])).toBe('portrait');
    expect(refused(['portrait', 'givenName'])).toBe('personalNumber');
    expect(refused(['portrait', 'personalNumber'])).toBeNull();
  });

  it('asks who vouches and how they are related', () => {
    for (const [by, relation] of [
      ['', 'mor'],
      ['Eva Ek', ' '],
      ['\n', '\t'],
    ] as const)
      expect(decide({ outcome: 'waived', reason: 'vouchedFor', by, relation })).toEqual({
        ok: false,
        refusal: { code: 'identity.reasonMissing' },
      });
    expect(decide({ outcome: 'waived', reason: 'vouchedFor', by: 'Eva Ek', relation: 'mor' }).ok).toBe(true);
  });

  it('goes against what was read on the document only with a reason', () => {
    const results = {
      personalNumber: 'same',
      birthDate: 'same',
      sex: 'same',
      familyName: 'near',
      givenName: 'same',
      validity: 'same',
    } as const;
    const read = { issuingState: 'SWE', numberEnd: '4567', results, reader: '1' };
    const seen = { ...(verified as Extract<IdentityDecision, { outcome: 'verified' }>), read };
    const expired = { ...seen, read: { ...read, results: { ...results, validity: 'different' } } } as const;
    expect(decide(seen).ok).toBe(true);
    expect(decide(expired)).toEqual({ ok: false, refusal: { code: 'identity.reasonMissing' } });
    expect(decide({ ...expired, despite: ' ' }).ok).toBe(false);
    expect(decide({ ...expired, despite: 'Gick ut i går, känd sedan länge' }).ok).toBe(true);
  });

  it('asks why identity is not confirmed', () => {
    expect(decide({ outcome: 'unconfirmed', reason: ' ', help: 'urgentCare' })).toEqual({
      ok: false,
      refusal: { code: 'identity.reasonMissing' },
    });
  });

  it('takes each reason without a document as it is', () => {
    for (const reason of ['knownInPerson', 'eId', 'guardianPresent', 'urgent'] as const)
      expect(decide({ outcome: 'waived', reason }).ok).toBe(true);
  });

  it('by control questions says which were asked, and is enough with two right answers and no wrong one', () => {
    const asked = (...right: boolean[]) =>
      ({
        outcome: 'waived',
        reason: 'controlQuestions',
        questions: right.map((one, i) => ({ about: controlQuestions[i] ?? 'reason', right: one })),
      }) as const;
    const refused = (decision: IdentityDecision) => {
      const answer = decide(decision);
      return answer.ok ? null : answer.refusal.code;
    };
    expect(refused({ outcome: 'waived', reason: 'controlQuestions' })).toBe('identity.questionsMissing');
    expect(refused(asked())).toBe('identity.questionsMissing');
    const twice = { about: 'reason', right: true } as const;
    expect(refused({ ...asked(), questions: [twice, twice] })).toBe('identity.questionsMissing');
    expect(refused(asked(true))).toBe('identity.reasonMissing');
    expect(refused(asked(true, true, false))).toBe('identity.reasonMissing');
    expect(refused(asked(true, true))).toBeNull();
    expect(refused({ ...asked(true), despite: 'Rösten känns igen' })).toBeNull();
  });

  it("of a guardian says whether the child is there and how the relation is known; nobody else's does", () => {
    const seen = { childInPicture: true, relationFrom: 'register', numberFrom: 'booking' } as const;
    const own = verified as Extract<IdentityDecision, { outcome: 'verified' }>;
    const refused = (decision: IdentityDecision, isGuardian: boolean) => {
      const answer = decideIdentity(decision, helena, noon, { isGuardian, rules: defaultIdentityRules });
      return answer.ok ? null : answer.refusal.code;
    };
    expect(refused(own, true)).toBe('identity.guardianMissing');
    expect(refused({ ...own, guardian: seen }, true)).toBeNull();
    expect(refused({ ...own, guardian: seen }, false)).toBe('identity.otherPerson');
    expect(refused(own, false)).toBeNull();
  });

  it('of a guardian without a document says so too, but for urgent care', () => {
    const known = { childInPicture: true, relationFrom: 'known' } as const;
    const refused = (decision: IdentityDecision, isGuardian: boolean) => {
      const answer = decideIdentity(decision, helena, noon, { isGuardian, rules: defaultIdentityRules });
      return answer.ok ? null : answer.refusal.code;
    };
    const byEId = { outcome: 'waived', reason: 'eId' } as const;
    expect(refused(byEId, true)).toBe('identity.guardianMissing');
    expect(refused({ ...byEId, guardian: known }, true)).toBeNull();
    expect(refused({ ...byEId, guardian: known }, false)).toBe('identity.otherPerson');
    expect(refused({ outcome: 'waived', reason: 'urgent' }, true)).toBeNull();
  });

  it('by a document of another state needs both names where there is no number, or none is printed', () => {
    const foreign = (compared: readonly ComparableField[], read?: DocumentRead) => {
      const answer = decide({
        outcome: 'verified',
        method: 'frozenFrame',
        document: 'foreignPassport',
        compared,
        read,
      });
      return answer.ok ? null : answer.refusal.params?.fields;
    };
    expect(foreign(['birthDate', 'familyName', 'givenName', 'portrait'])).toBeNull();
    expect(foreign(['personalNumber', 'portrait'])).toBeNull();
    expect(foreign(['birthDate', 'portrait'])).toBe('familyName,givenName');
    const results = Object.fromEntries(readFields.map((field) => [field, 'same'])) as DocumentRead['results'];
    const numberless: DocumentRead = {
      issuingState: 'NOR',
      numberEnd: '4567',
      reader: 'r',
      results: { ...results, personalNumber: 'notOnDocument' },
    };
    expect(foreign(['personalNumber', 'portrait'], numberless)).toBe('familyName,givenName');
  });

  it('needs the birth date too where the booking has one, and takes no reserve number for a number', () => {
    const fields = (hasBirthDate: boolean, hasSwedishNumber: boolean) =>
      requiredFields('foreignPassport', new Set(['personalNumber'] as const), {
        hasBirthDate,
        hasSwedishNumber,
      });
    expect(fields(true, true)).toEqual(['personalNumber', 'portrait']);
    expect(fields(true, false)).toEqual(['birthDate', 'familyName', 'givenName', 'portrait']);
    expect(fields(false, false)).toEqual(['familyName', 'givenName', 'portrait']);
  });

  it('is the same only for the same person and the same particulars', () => {
    const vouched = { outcome: 'waived', reason: 'vouchedFor', by: 'Eva Ek', relation: 'mor' } as const;
    const check = decide(vouched);
    if (!check.ok) throw new Error(check.refusal.code);
    expect(isSameDecision(check.value, { ...vouched }, helena)).toBe(true);
    expect(isSameDecision(check.value, { ...vouched, relation: 'mormor' }, helena)).toBe(false);
    expect(isSameDecision(check.value, vouched, olle)).toBe(false);
    expect(isSameDecision({ state: 'unchecked' }, vouched, helena)).toBe(false);
  });
});

describe('the one who holds the link', () => {
  it('is the guardian where a child comes with one, else the patient', () => {
    expect(linkHolder(childBooked.participants)?.id).toBe(guardianId);
    expect(linkHolder([participant(patientId, 'patient')])?.id).toBe(patientId);
    expect(linkHolder([])).toBeUndefined();
  });

  it('is the first of those who can be identified, each by themselves; an interpreter is not among them', () => {
    const interpreted = [...childBooked.participants, participant(interpreterId, 'interpreter')];
    expect(personsToIdentify(interpreted).map((one) => one.id)).toEqual([guardianId, patientId]);
  });
});
