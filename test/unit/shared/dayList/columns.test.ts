import { describe, expect, it } from 'vitest';
import {
  columnMeanings,
  guessColumns,
  knownHeadings,
  missingMeanings,
  withMeaning,
} from '../../../../src/shared/dayList/columns.ts';
import { headingWords } from '../../../../src/shared/dayList/headingWords.ts';

describe('the columns of a day list', () => {
  it('are known by their headings in Swedish', () => {
    expect(
      guessColumns([
        'Datum',
        'Starttid',
        'Längd (min)',
        'Personnummer',
        'Efternamn',
        'Förnamn',
        'Besöksorsak',
        'Telefon',
        'Tolk',
        'Språk',
        'Skyddad',
        'Vårdgivare',
        'Rum',
      ]),
    ).toEqual([
      'date',
      'start',
      'minutes',
      'patientNumber',
      'familyName',
      'givenName',
      'reason',
      'phone',
      'interpreter',
      'language',
      'protected',
      'clinicianHsaId',
      null,
    ]);
  });

  it('are known by their headings in English', () => {
    expect(
      guessColumns(['Start time', 'End time', 'Personal number', 'Full name', 'Reason', 'Role']),
    ).toEqual(['start', 'end', 'patientNumber', 'name', 'reason', 'profession']);
  });

  it('are known by the names of a JSON list too', () => {
    expect(guessColumns([...columnMeanings].filter((one) => one !== 'name'))).toEqual(
      [...columnMeanings].filter((one) => one !== 'name'),
    );
  });

  it.each([
    'PERSONNUMMER',
    ' personnummer ',
    'Person-nummer',
    'Patientens personnummer',
    'Personnummer (12 siffror)',
    'personnummer'.normalize('NFD'),
  ])('do not mind how %j is written', (heading) => {
    expect(guessColumns([heading])).toEqual(['patientNumber']);
  });

  it("do not take a guardian's number for the patient's", () => {
    expect(
      guessColumns([
        'Vårdnadshavarens personnummer',
        'Personnummer',
        'Vårdnadshavarens namn',
        'Guardian’s phone',
      ]),
    ).toEqual(['guardianNumber', 'patientNumber', 'guardianName', null]);
  });

  it('do not guess by a part of a heading', () => {
    expect(guessColumns(['Vårdgivarens telefon', 'Besökstyp', 'Bokad av', 'Anteckning'])).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('give each meaning once, to the first that says it', () => {
    expect(guessColumns(['Tid', 'Starttid'])).toEqual(['start', null]);
  });

  it('take a name in two columns before one that has to be cut', () => {
    expect(guessColumns(['Namn', 'Förnamn', 'Efternamn'])).toEqual([null, 'givenName', 'familyName']);
    expect(guessColumns(['Namn', 'Förnamn'])).toEqual(['name', 'givenName']);
  });

  it('have no word for two things', () => {
    for (const meaning of columnMeanings)
      for (const word of headingWords[meaning])
        expect([word, ...guessColumns([word])]).toEqual([word, meaning]);
  });

  it('say what is missing for a booking', () => {
    expect(missingMeanings([null, 'reason'])).toEqual(['start', 'patientNumber', 'name']);
    expect(missingMeanings(['date', 'patientNumber', 'givenName'])).toEqual(['name']);
    expect(missingMeanings(['start', 'patientNumber', 'name'])).toEqual([]);
    expect(missingMeanings(['start', 'patientNumber', 'familyName', 'givenName'])).toEqual([]);
  });

  it('lose a meaning that is given to another', () => {
    expect(withMeaning(['start', 'name', null], 2, 'name')).toEqual(['start', null, 'name']);
    expect(withMeaning(['start', null, null], 0, null)).toEqual([null, null, null]);
  });

  it('tell a row of headings from a row of people', () => {
    expect(knownHeadings(['Starttid', 'Personnummer', 'Namn'])).toBe(3);
    expect(knownHeadings(['2026-11-28 09:30', '198805229807', 'Åsa Lindström'])).toBe(0);
  });
});
