import type { patient as sv } from '../sv/patient.ts';
import type { Words } from '../words.ts';

export const patient: Words<typeof sv> = {};
