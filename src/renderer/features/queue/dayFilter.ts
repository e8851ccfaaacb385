import { useMemo } from 'react';
import { create } from 'zustand';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { Profession } from '../../../shared/domain/note.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { currentAbout } from '../../ipc/session.ts';
import { isAhead, isLeftAlone, rowState, waitsSince } from './rowState.ts';

export const whoseVisits = ['mine', 'all', 'waiting'] as const;
export type WhoseVisits = (typeof whoseVisits)[number];

/** Which visits of the day are shown. */
export interface DayFilter {
  readonly whose: WhoseVisits;
  /** Null: every one. */
  readonly profession: Profession | null;
}

interface FilterStore {
  /** Null until something has been chosen; kept while the window lives, whatever is opened and closed meanwhile. */
  readonly chosen: DayFilter | null;
  readonly choose: (change: Partial<DayFilter>) => void;
}

export const useFilterStore = create<FilterStore>()((set, get) => ({
  chosen: null,
  choose: (change) => set({ chosen: { ...(get().chosen ?? usualFilter()), ...change } }),
}));

/** A clinician's own visits; everybody's for those who have none. */
export function usualFilter(): DayFilter {
  return { whose: currentAbout().principal.role === 'clinician' ? 'mine' : 'all', profession: null };
}

export function useDayFilter(): DayFilter {
  const chosen = useFilterStore((store) => store.chosen);
  return useMemo(() => chosen ?? usualFilter(), [chosen]);
}

/** The choice after this one, for the key. */
export function nextWhose(whose: WhoseVisits): WhoseVisits {
  return whoseVisits[(whoseVisits.indexOf(whose) + 1) % whoseVisits.length] ?? 'mine';
}

/**
 * Whether the filter shows the row. An emergency is everybody's, and so is one who has been left alone in a visit: they
 * are shown whatever is chosen.
 */
export function passes(row: QueueRow, { whose, profession }: DayFilter, now: Instant): boolean {
  if (isEmergency(row) || isAbandoned(row)) return true;
  if (profession !== null && row.profession !== profession) return false;
  switch (whose) {
    case 'mine':
      return row.mine;
    case 'all':
      return true;
    case 'waiting':
      return rowState(row, now).is === 'waiting';
  }
}

/** Somebody is in a visit whose clinician's console is gone. */
function isAbandoned(row: QueueRow): boolean {
  return isLeftAlone(row) && row.participants.some(({ presence }) => presence.state !== 'away');
}

export function isEmergency(row: QueueRow): boolean {
  return row.emergency && isAhead(row);
}

/** How many each choice would show, of the profession that is chosen. */
export function countBy(
  rows: readonly QueueRow[],
  profession: Profession | null,
  now: Instant,
): Readonly<Record<WhoseVisits, number>> {
  const counts = { mine: 0, all: 0, waiting: 0 };
  for (const row of rows)
    for (const whose of whoseVisits) if (passes(row, { whose, profession }, now)) counts[whose] += 1;
  return counts;
}

/** Time order, as the rows come in; those who wait by who has waited longest. Emergencies first. */
export function inOrder(rows: readonly QueueRow[], whose: WhoseVisits): readonly QueueRow[] {
  const ordered =
    whose === 'waiting' ? [...rows].sort((a, b) => (waitsSince(a) ?? 0) - (waitsSince(b) ?? 0)) : rows;
  if (!ordered.some(isEmergency)) return ordered;
  return [...ordered.filter(isEmergency), ...ordered.filter((row) => !isEmergency(row))];
}
