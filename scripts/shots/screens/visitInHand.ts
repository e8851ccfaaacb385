import type { Patient } from '../../../test/e2e/support/patient.ts';

/** What one visit's parts have in common: who came, and by which link. */
export interface VisitInHand {
  patient: Patient;
  link: string;
}
