import { describe, expect, it } from 'vitest';
import { titleRead } from '../../../src/patient/professions.ts';
import { patientWords } from '../../../src/shared/i18n/patient.ts';

const { profession } = patientWords.en.patient;
const english = (written: string) =>
  titleRead(written, 'en', (key) => profession[key.replace('profession.', '') as keyof typeof profession]);

describe('the title of whom one meets', () => {
  it.each([
    ['specialistläkare', 'specialist doctor'],
    ['Specialistläkare', 'Specialist doctor'],
    ['sjuksköterska', 'nurse'],
    ['ST-läkare', 'resident doctor'],
    ['ST läkare', 'resident doctor'],
    [' Leg. psykolog ', 'Psychologist'],
    ['legitimerad fysioterapeut', 'physiotherapist'],
    ['Distriktssköterska', 'District nurse'],
  ])('%s is read in English as %s', (written, read) => {
    expect(english(written)).toEqual({ title: read });
  });

  it.each(['stafettläkare', 'läkare med lång erfarenhet', '', 'legoläkare'])(
    'one that is not known stays as it was written: "%s"',
    (written) => {
      expect(english(written)).toEqual({ title: written, titleLang: 'sv' });
    },
  );

  it('is not touched in Swedish', () => {
    expect(titleRead('Leg. läkare', 'sv', () => 'x')).toEqual({ title: 'Leg. läkare' });
  });
});
