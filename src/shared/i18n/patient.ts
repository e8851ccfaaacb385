import { patient as patientEn } from './en/patient.ts';
import { patient } from './sv/patient.ts';
import type { Words } from './words.ts';

/** The patient page's words, apart, so that its bundle carries no console. */
export const patientWords = {
  sv: { patient },
  en: { patient: patientEn },
} as const;

/** What a file of a further language gives as `patient` (patientLanguages/README.md). */
export type PatientWords = Words<typeof patient>;
