import { patient as patientEn } from './en/patient.ts';
import { patient } from './sv/patient.ts';

/** The patient page's words, apart, so that its bundle carries no console. */
export const patientWords = {
  sv: { patient },
  en: { patient: patientEn },
} as const;
