import type { Clinician } from '../../../scripts/visit/clinician.ts';
import type { RunningConsole } from '../../../scripts/visit/console.ts';

/** A console with the clinician at it. */
export interface Desk {
  readonly running: RunningConsole;
  readonly clinician: Clinician;
}
