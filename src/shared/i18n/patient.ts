import { patient as patientEn } from './en/patient.ts';
import { refusals as refusalsEn } from './en/refusals.ts';
import { patient } from './sv/patient.ts';
import { refusals } from './sv/refusals.ts';

/** The patient page's words, apart, so that its bundle carries no console. */
export const patientWords = {
  sv: { patient, refusals },
  en: { patient: patientEn, refusals: refusalsEn },
} as const;
