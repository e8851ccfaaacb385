import { describe, expect, it } from 'vitest';
import {
  decideIdentity,
  type IdentityDecision,
  isSameDecision,
} from '../../../../src/shared/domain/identity.ts';
import { linkHolder } from '../../../../src/shared/domain/participants.ts';
import { childBooked, guardianId, helena, noon, olle, participant, patientId, verified } from './visits.ts';

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
    for (const reason of ['knownInPerson', 'controlQuestions', 'eId', 'guardianPresent', 'urgent'] as const)
      expect(decide({ outcome: 'waived', reason }).ok).toBe(true);
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
});
