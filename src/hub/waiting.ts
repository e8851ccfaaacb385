import { freeByClock } from '../shared/domain/delay.ts';
import type { ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import type { Instant } from '../shared/domain/time.ts';
import type { VisitRecord } from './visitRecords.ts';

/** One visit of a clinician's day, as far as it matters for who waits. */
export interface InLine {
  readonly visitId: VisitId;
  readonly start: Instant;
  readonly end: Instant;
  readonly stage: 'booked' | 'open';
  readonly openedAt: Instant | null;
  /** Whose device is here: in the questions, the waiting room or the call. */
  readonly here: boolean;
  readonly admitted: boolean;
}

/** The visit as one of those that are still to be done; none where it is over. */
export function inLine(
  { visit, booking }: VisitRecord,
  isConnected: (id: ParticipantId) => boolean,
): InLine[] {
  if (visit.stage !== 'booked' && visit.stage !== 'open') return [];
  const holder = linkHolder(visit.participants);
  return [
    {
      visitId: visit.id,
      start: booking.starts_at,
      end: booking.ends_at,
      stage: visit.stage,
      openedAt: visit.openedAt,
      here: holder !== undefined && isConnected(holder.id),
      admitted: holder?.admission === 'admitted',
    },
  ];
}

/** Told from this many minutes on. */
const delayToldFrom = 5;

/**
 * About how many whole minutes until `visitId` is let in, and how many minutes later than booked that is: from the
 * running visit's time left and those before it in order of time whose patients are here. Never a place in a line.
 * `freeAt`: when the clinician has said to be free, over and above what the clock says.
 * Both are null for a visit that is in the call or is not in the list.
 */
export function waitingTime(
  clinicianDay: readonly InLine[],
  visitId: VisitId,
  now: Instant,
  freeAt: Instant | null = null,
): { readonly aboutMinutes: number | null; readonly delayMinutes: number | null } {
  const visit = clinicianDay.find((one) => one.visitId === visitId);
  if (visit === undefined || visit.stage !== 'booked') return { aboutMinutes: null, delayMinutes: null };
  let free: number = Math.max(freeByClock(clinicianDay, now), freeAt ?? now);
  for (const one of clinicianDay) {
    if (one.visitId === visitId || one.stage !== 'booked' || !one.here || !isBefore(one, visit)) continue;
    free = Math.max(free, one.start) + (one.end - one.start);
  }
  const letIn = Math.max(free, visit.start);
  const delay = Math.floor((letIn - visit.start) / 60_000);
  return {
    aboutMinutes: Math.ceil((letIn - now) / 60_000),
    delayMinutes: delay >= delayToldFrom ? delay : null,
  };
}

function isBefore(one: InLine, other: InLine): boolean {
  return one.start === other.start ? one.visitId < other.visitId : one.start < other.start;
}
