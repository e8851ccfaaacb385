import { create } from 'zustand';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { isAhead } from './rowState.ts';

/** Whether the list of unsigned notes is open, in the day's column; it outlives folding the day to a rail. */
export const useUnsignedList = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export function showUnsigned(isOpen: boolean): void {
  useUnsignedList.setState({ isOpen });
}

/** Whether none of one's own visits is going on or can still come: what is left of the day is to sign. */
export function isDayDone(rows: readonly QueueRow[], now: Instant): boolean {
  return !rows.some((row) => row.mine && isAhead(row) && (row.stage === 'open' || row.end > now));
}
