import type { ConsoleMode } from '../shared/contracts/session.ts';
import type { StaffMember } from '../shared/contracts/staff.ts';
import type { HsaId } from '../shared/domain/ids.ts';
import type { Result } from '../shared/domain/refusal.ts';
import type { Enrolment } from './enrolment.ts';
import type { Persona } from './persona.ts';
import type { Profile, Profiles } from './profiles.ts';
import type { Work } from './work.ts';

/** Where one works: the practice clinic or a clinic's own hub, with the profiles of this workstation at it. */
export interface Place {
  readonly mode: ConsoleMode;
  readonly profiles: Profiles;
  /** The practice clinic's staff; empty at a clinic's own hub, which alone says who works there. */
  readonly staff: readonly StaffMember[];
  personaOf(hsaId: HsaId): Persona | null;
  /** Makes the console known to the clinic's hub; null in practice. */
  readonly enrol: ((line: string) => Promise<Result<Enrolment>>) | null;
  /** Starts the services of a profile that has been opened. */
  begin(profile: Profile): Work;
  /** After the last profile's services have stopped. */
  stop(): Promise<void>;
}
