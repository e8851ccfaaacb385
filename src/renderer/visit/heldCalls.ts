import { create } from 'zustand';
import type { VisitId } from '../../shared/domain/ids.ts';

/** The visits whose call is on hold here, shown or not: nobody in it sees or hears anybody. Filled in by features/call. */
export const useHeldCalls = create<ReadonlySet<VisitId>>()(() => new Set());

export function setHeld(visitId: VisitId, held: boolean): void {
  const before = useHeldCalls.getState();
  if (before.has(visitId) === held) return;
  const after = new Set(before);
  if (held) after.add(visitId);
  else after.delete(visitId);
  useHeldCalls.setState(after, true);
}
