import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { freeByClock, isRunning, type TimedVisit, timeUp } from '../../../shared/domain/delay.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { type Instant, minutesBetween } from '../../../shared/domain/time.ts';
import { isAhead, isHere, waitsSince } from './rowState.ts';

/** What the clinician has said: free so many minutes later than the clock says. */
export interface SaidDelay {
  readonly minutes: number;
  /** When the clinician is free, as it was reckoned when it was said. */
  readonly free: Instant;
}

/** How late the clinician is, in whole minutes. */
export interface Lateness {
  /** All of it: by the clock, and what has been said besides. */
  readonly minutes: number;
  /** What has been said, as far as it is still to come. */
  readonly said: number;
}

/** `minutes` more than the clock says, said at `now`; null for none. */
export function saidDelay(minutes: number, rows: Iterable<QueueRow>, now: Instant): SaidDelay | null {
  if (minutes === 0) return null;
  return { minutes, free: (freeByClock(own(rows), now) + minutes * 60_000) as Instant };
}

/**
 * How late one is with what is still to be done of one's own: by how much the running visit goes over its booked end
 * (where none runs: how long past the time somebody waits), and what one has said besides. Null where nobody is to come.
 */
export function latenessOf(rows: readonly QueueRow[], said: SaidDelay | null, now: Instant): Lateness | null {
  const mine = own(rows);
  if (!rows.some((row) => row.mine && row.stage === 'booked' && (row.end > now || isHere(row)))) return null;
  const left =
    said === null ? 0 : Math.min(said.minutes, Math.ceil((said.free - freeByClock(mine, now)) / 60_000));
  const stillSaid = Math.max(0, left);
  return { minutes: lateByClock(rows, mine, now) + stillSaid, said: stillSaid };
}

function lateByClock(rows: readonly QueueRow[], mine: readonly TimedVisit[], now: Instant): number {
  const running = mine.filter(isRunning);
  if (running.length > 0)
    return Math.max(
      ...running.map((one) => minutesBetween(one.end, Math.max(now, timeUp(one, now)) as Instant)),
    );
  const waits = rows.find((row) => row.mine && row.stage === 'booked' && waitsSince(row) !== null);
  return waits === undefined ? 0 : minutesBetween(waits.start, now);
}

/** One's own visits that are still to be done. */
function own(rows: Iterable<QueueRow>): TimedVisit[] {
  return [...rows]
    .filter((row) => row.mine && isAhead(row))
    .map((row) => ({
      start: row.start,
      end: row.end,
      stage: row.stage,
      openedAt: row.openedAt,
      admitted: linkHolder(row.participants)?.admission === 'admitted',
    }));
}
