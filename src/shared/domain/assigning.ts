import type { HsaId } from './ids.ts';
import type { StaffRole } from './permissions.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { VisitState } from './visit.ts';

/**
 * Whether `by` may assign the visit to `to`. The one it is assigned to may hand it over. While it is booked a colleague
 * may claim it, and those who run the day may give it to anybody. Once open it may only be taken over by a clinician, and
 * only when the one who has it is not there: no live call is ever taken from anybody.
 */
export function mayAssign(
  visit: Pick<VisitState, 'stage' | 'assignedTo'>,
  to: HsaId,
  by: { readonly hsaId: HsaId; readonly role: StaffRole },
  clinicianThere: boolean,
): Result<null> {
  if (by.hsaId === visit.assignedTo) return done(null);
  if (by.role !== 'clinician') return visit.stage === 'booked' ? done(null) : refuse('permission.denied');
  if (to !== by.hsaId) return refuse('permission.denied');
  return visit.stage === 'open' && clinicianThere ? refuse('visit.clinicianThere') : done(null);
}
