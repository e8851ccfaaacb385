import { describe, expect, it } from 'vitest';
import {
  nothingCompared,
  onRead,
  type ReadDocument,
} from '../../../../../src/renderer/features/identity/comparison.ts';
import { compareDocument } from '../../../../../src/shared/domain/documentComparison.ts';
import type { DocumentFacts } from '../../../../../src/shared/domain/documentFacts.ts';
import type { LocalDate } from '../../../../../src/shared/domain/time.ts';

const facts: DocumentFacts = {
  documentCode: 'P',
  issuingState: 'NOR',
  nationality: 'NOR',
  documentNumber: 'N1234567',
  familyName: ['BERG'],
  givenNames: ['KARI'],
  namesMayBeCut: false,
  birthDate: '1988-05-22' as LocalDate,
  sex: 'female',
  expiryDate: '2031-04-30' as LocalDate,
  optional: [],
};
const booked = {
  number: '198805229807',
  birthDate: '1988-05-22' as LocalDate,
  sex: 'female',
  familyName: 'Berg',
  givenName: 'Kari',
} as const;
function readOf(change: Partial<DocumentFacts>): ReadDocument {
  const all = { ...facts, ...change };
  const outcomes = compareDocument(all, booked as never, '2026-11-29' as LocalDate);
  return { facts: all, outcomes, wrongDigit: false, from: 'video' };
}

describe('what was read', () => {
  it.each([
    ['P', 'SWE', 'swedishPassport'],
    ['P', 'NOR', 'foreignPassport'],
    ['I', 'SWE', 'nationalIdCard'],
    ['ID', 'NOR', 'foreignIdCard'],
  ] as const)('%s of %s is a %s', (documentCode, issuingState, kind) => {
    expect(onRead(nothingCompared, readOf({ documentCode, issuingState })).document).toBe(kind);
  });

  it.each(['AR', 'IR', 'DL'])('%s leaves the kind to the clinician', (documentCode) => {
    const read = readOf({ documentCode, issuingState: 'SWE' });
    expect(onRead(nothingCompared, read).document).toBeNull();
    expect(onRead({ ...nothingCompared, document: 'sisCard' }, read).document).toBe('sisCard');
  });

  it('unticks a number that is not printed: birth date and names must then stand for it', () => {
    const ticked = { ...nothingCompared, confirmed: new Set(['personalNumber', 'portrait'] as const) };
    expect([...onRead(ticked, readOf({})).confirmed].sort()).toEqual(
      ['birthDate', 'familyName', 'givenName', 'portrait', 'validity'].sort(),
    );
  });
});
