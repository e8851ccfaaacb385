import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BookedPerson,
  compareDocument,
  personalNumberOf,
} from '../../../../src/shared/domain/documentComparison.ts';
import type { DocumentFacts } from '../../../../src/shared/domain/documentFacts.ts';
import type { LocalDate } from '../../../../src/shared/domain/time.ts';
import { wordsOfName, zoneSpellings } from '../../../../src/shared/domain/transliteration.ts';

const today = '2026-11-29' as LocalDate;
const passport: DocumentFacts = {
  documentCode: 'P',
  issuingState: 'SWE',
  nationality: 'SWE',
  documentNumber: '59000002',
  familyName: ['SANDELL'],
  givenNames: ['MAJA'],
  namesMayBeCut: false,
  birthDate: '1988-05-22' as LocalDate,
  sex: 'female',
  expiryDate: '2030-01-31' as LocalDate,
  optional: ['198805229807'],
};
const booked: BookedPerson = {
  familyName: 'Sandell',
  givenName: 'Maja',
  number: '198805229807',
  birthDate: '1988-05-22' as LocalDate,
};
const compare = (facts: Partial<DocumentFacts>, person: Partial<BookedPerson> = {}) =>
  compareDocument({ ...passport, ...facts }, { ...booked, ...person }, today);
const family = (printed: string[], name: string, more: Partial<DocumentFacts> = {}) =>
  compare({ familyName: printed, ...more }, { familyName: name }).familyName;
const given = (printed: string[], name: string, more: Partial<DocumentFacts> = {}) =>
  compare({ givenNames: printed, ...more }, { givenName: name }).givenName;
const same = { is: 'same' };
const near = (...why: string[]) => ({ is: 'near', why });

describe('a document beside the booking', () => {
  it('is the same field by field when all is', () => {
    expect(compare({})).toEqual({
      personalNumber: same,
      birthDate: same,
      sex: same,
      familyName: same,
      givenName: same,
      validity: same,
    });
  });

  it('of which the number alone was read, a driving licence, leaves names and validity to the eye', () => {
    const licence: Partial<DocumentFacts> = {
      documentCode: 'DL',
      documentNumber: '',
      familyName: [],
      givenNames: [],
      sex: 'unspecified',
      expiryDate: null,
    };
    const left = { is: 'notOnDocument' };
    expect(compare(licence)).toEqual({
      personalNumber: same,
      birthDate: same,
      sex: left,
      familyName: left,
      givenName: left,
      validity: left,
    });
    expect(compare({ ...licence, optional: ['196809119800'] }).personalNumber).toMatchObject({
      is: 'different',
    });
  });

  it('is another person by number, birth date, sex and names, each told by itself', () => {
    const other = compare({
      optional: ['196809119800'],
      birthDate: '1968-09-11' as LocalDate,
      sex: 'male',
      familyName: ['LIND'],
      givenNames: ['OLOF'],
    });
    for (const field of ['personalNumber', 'birthDate', 'sex', 'familyName', 'givenName'] as const)
      expect(other[field]).toEqual({ is: 'different', why: [] });
  });

  it('has no number where it is foreign, and no answer where the booking has none', () => {
    expect(compare({ issuingState: 'NOR' }).personalNumber).toEqual({ is: 'notOnDocument' });
    expect(compare({}, { number: null }).personalNumber).toEqual({ is: 'notInBooking' });
    expect(compare({ birthDate: null }).birthDate).toEqual({ is: 'notOnDocument' });
  });

  it('reads the number of ten digits with the century of the printed birth date, and a coordination number', () => {
    expect(personalNumberOf({ ...passport, optional: ['8805229807'] }, today)).toBe('198805229807');
    expect(personalNumberOf({ ...passport, optional: ['197010632391'] }, today)).toBe('197010632391');
    expect(personalNumberOf({ ...passport, optional: ['198805229808'] }, today)).toBeNull();
  });

  it('tells a document that expired yesterday, and one that expires today', () => {
    expect(compare({ expiryDate: '2026-11-28' as LocalDate }).validity).toEqual({
      is: 'different',
      why: ['expired'],
    });
    expect(compare({ expiryDate: today }).validity).toEqual(near('expiresToday'));
  });
});

describe('names', () => {
  it('are the same however a state writes their letters', () => {
    expect(family(['LINDSTROEM'], 'Lindström')).toEqual(same);
    expect(family(['LINDSTROM'], 'Lindström')).toEqual(same);
    expect(given(['AASA'], 'Åsa')).toEqual(same);
    expect(family(['MUELLER'], 'Müller')).toEqual(same);
    expect(family(['MUXXLLER'], 'Müller')).toEqual(same);
    expect(family(['OBRIEN'], "O'Brien")).toEqual(same);
    expect(family(['STRASSE'], 'Straße')).toEqual(same);
    expect(family(['SOERENSEN'], 'Sørensen')).toEqual(same);
    expect(family(['CELIK'], 'Çelik')).toEqual(same);
    expect(family(['DJOKOVIC'], 'Đoković')).toEqual(same);
  });

  it('are the same with a hyphen, a blank or neither', () => {
    expect(given(['ANNA', 'MARIA'], 'Anna-Maria')).toEqual(same);
    expect(given(['ANNAMARIA'], 'Anna-Maria')).toEqual(same);
    expect(given(['ANNA', 'MARIA'], 'Annamaria')).toEqual(same);
  });

  it('are near with more or fewer of them, in another order, cut off, or with one letter wrong: and it says which', () => {
    expect(given(['MAJA', 'KRISTINA'], 'Maja')).toEqual(near('moreOnDocument'));
    expect(given(['KRISTINA', 'MAJA'], 'Maja')).toEqual(near('moreOnDocument'));
    expect(given(['MAJA'], 'Maja Kristina')).toEqual(near('moreInBooking'));
    expect(given(['KRISTINA', 'MAJA'], 'Maja Kristina')).toEqual(near('order'));
    expect(given(['MAJA', 'KRISTI'], 'Maja Kristina', { namesMayBeCut: true })).toEqual(near('cut'));
    expect(given(['MAJA'], 'Maja Kristina', { namesMayBeCut: true })).toEqual(near('cut'));
    expect(family(['SANDEL'], 'Sandell')).toEqual(near('oneLetter'));
    expect(family(['SANDALL'], 'Sandell')).toEqual(near('oneLetter'));
    expect(family(['SANDELL', 'BERG'], 'Sandell')).toEqual(near('moreOnDocument'));
  });

  it('are different when short ones differ in a letter, or nothing of them is there', () => {
    expect(given(['EVA'], 'Ewa')).toEqual({ is: 'different', why: [] });
    expect(family(['LIND'], 'Sandell')).toEqual({ is: 'different', why: [] });
    expect(family(['SANDE'], 'Sandell')).toEqual({ is: 'different', why: [] });
  });

  it('have changed places', () => {
    const changed = compare({ familyName: ['MAJA'], givenNames: ['SANDELL'] });
    expect(changed.familyName).toEqual(near('placesChanged'));
    expect(changed.givenName).toEqual(near('placesChanged'));
  });

  it('are not invented: whatever is booked and printed, "same" only for one of its spellings', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeåäöüéøæñ'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, word, (name, other) => {
        for (const way of zoneSpellings(name)) {
          expect(way).toMatch(/^[A-Z]+$/);
          expect(family([way], name)).toEqual(same);
        }
        const [printed = ''] = zoneSpellings(other);
        if (!zoneSpellings(name).includes(printed)) expect(family([printed], name)).not.toEqual(same);
      }),
    );
  });

  it('of any length give an answer at once', () => {
    const long = 'Åäöü'.repeat(200);
    expect(zoneSpellings(long).length).toBeLessThanOrEqual(256);
    expect(wordsOfName('Anna-Maria von  der Heide')).toEqual(['Anna', 'Maria', 'von', 'der', 'Heide']);
    expect(family(['AA'], long)).toMatchObject({ is: 'different' });
  });
});
