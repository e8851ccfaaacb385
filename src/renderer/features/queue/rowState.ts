import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { firstTrouble, isReady } from '../../../shared/domain/readiness.ts';
import { type Instant, minutesBetween } from '../../../shared/domain/time.ts';
import { knockOf } from '../../visit/knock.ts';

/** How a visit stands, as the day's list says it: stage and live presence in one union. */
export type RowState =
  | { readonly is: 'booked' }
  /** Nobody has come, and the time has begun. */
  | { readonly is: 'late'; readonly minutes: number }
  | { readonly is: 'preparing' }
  | { readonly is: 'waiting'; readonly minutes: number }
  /** `held`: connected, and on hold from here. */
  | { readonly is: 'inCall'; readonly line: 'connecting' | 'connected' | 'held' | 'interrupted' }
  /** Came, and is not there now. */
  | { readonly is: 'left' }
  /** Asks to come in outside the time in which the link lets in, and has no answer yet. */
  | { readonly is: 'knock'; readonly when: 'early' | 'late' }
  | { readonly is: 'phone' }
  /** 112 is being called: before all else. */
  | { readonly is: 'emergency' }
  | { readonly is: 'unsigned' }
  /** Signed here, and not in the record yet. */
  | { readonly is: 'onItsWay' }
  | { readonly is: 'signed' }
  | { readonly is: 'cancelled' }
  | { readonly is: 'noShow' }
  | { readonly is: 'turnedPhysical' };

/** What this console knows of a row, and the hub does not. */
export interface KnownHere {
  /** Its call is on hold here. */
  readonly held: boolean;
  /** Its note is signed here, and the record has not acknowledged it. */
  readonly signedHere: boolean;
}

/** The row's state at `now`. Total: every stage and presence has a word. */
export function rowState(row: QueueRow, now: Instant, known: Partial<KnownHere> = {}): RowState {
  switch (row.stage) {
    case 'ended':
      if (row.recorded) return { is: 'signed' };
      return known.signedHere === true ? { is: 'onItsWay' } : { is: 'unsigned' };
    case 'closed':
      return { is: 'signed' };
    case 'cancelled':
    case 'noShow':
    case 'turnedPhysical':
      return { is: row.stage };
    case 'booked':
    case 'open':
      return liveState(row, now, known.held === true);
  }
}

function liveState(row: QueueRow, now: Instant, held: boolean): RowState {
  if (row.emergency) return { is: 'emergency' };
  if (row.stage === 'open' && row.channel === 'phone') return { is: 'phone' };
  const holder = linkHolder(row.participants);
  switch (holder?.presence.state) {
    case 'preparing':
      return { is: 'preparing' };
    case 'waiting':
      return { is: 'waiting', minutes: minutesBetween(holder.presence.since, now) };
    case 'inCall': {
      const { line } = holder.presence;
      return { is: 'inCall', line: held && line === 'connected' ? 'held' : line };
    }
    default: {
      if (knockOf(row)?.answer === null) return { is: 'knock', when: now < row.start ? 'early' : 'late' };
      if (holder !== undefined && holder.cameAt !== null) return { is: 'left' };
      const minutes = minutesBetween(row.start, now);
      return minutes > 0 ? { is: 'late', minutes } : { is: 'booked' };
    }
  }
}

/** Since when the link's holder is in the waiting room; null: is not. */
export function waitsSince(row: QueueRow): Instant | null {
  const presence = isAhead(row) ? linkHolder(row.participants)?.presence : undefined;
  return presence?.state === 'waiting' ? presence.since : null;
}

/** Whether the link's holder is in the waiting room, or on the way into it. */
export function isHere(row: QueueRow): boolean {
  return waitsSince(row) !== null || linkHolder(row.participants)?.presence.state === 'preparing';
}

/** Whether one who is still to be let in has waited so long: past the booked time, and since coming. */
export function isOverdue(row: QueueRow, minutes: number, now: Instant): boolean {
  const since = waitsSince(row);
  if (row.stage !== 'booked' || since === null) return false;
  const came = linkHolder(row.participants)?.cameAt ?? since;
  return now - Math.max(row.start, came) > minutes * 60_000;
}

/** The second word: what is known of the devices of someone who is here, before the call. */
export type RowReadiness =
  | { readonly is: 'ready' }
  | { readonly is: 'trouble'; readonly what: 'camera' | 'microphone' | 'speaker' | 'network' }
  | { readonly is: 'weak' }
  | { readonly is: 'tested'; readonly parts: readonly ('camera' | 'microphone' | 'network')[] };

/** Null for who is not here, or of whom nothing is known yet. */
export function rowReadiness(row: QueueRow): RowReadiness | null {
  const holder = linkHolder(row.participants);
  if (holder === undefined || !isAhead(row)) return null;
  const { presence, readiness } = holder;
  if (presence.state !== 'waiting' && presence.state !== 'preparing') return null;
  const trouble = firstTrouble(readiness);
  if (trouble !== null) return { is: 'trouble', what: trouble.what };
  if (isReady(readiness) && presence.state === 'waiting')
    return readiness.network.state === 'weak' ? { is: 'weak' } : { is: 'ready' };
  const parts = [
    ...(readiness.camera.state === 'works' ? (['camera'] as const) : []),
    ...(readiness.microphone.state === 'works' ? (['microphone'] as const) : []),
    ...(readiness.network.state === 'good' || readiness.network.state === 'weak'
      ? (['network'] as const)
      : []),
  ];
  return parts.length === 0 ? null : { is: 'tested', parts };
}

/** A colleague's visit that goes on while no console of theirs is connected: it may be taken over. */
export function isLeftAlone(row: QueueRow): boolean {
  return !row.mine && row.stage === 'open' && !row.clinicianThere;
}

/** Whether the visit is still to be held, or is going on. */
export function isAhead(row: QueueRow): boolean {
  return row.stage === 'booked' || row.stage === 'open';
}

/** Rows in time order, always; the same time by id, so that nothing jumps. */
export function inTimeOrder(rows: Iterable<QueueRow>): QueueRow[] {
  return [...rows].sort((a, b) => a.start - b.start || (a.visitId < b.visitId ? -1 : 1));
}

/**
 * Who is next in turn: the first in time order who waits, or else is preparing, or else the first that is
 * still to come and whose time is not past. Only one's own.
 */
export function nextInTurn(rows: readonly QueueRow[], now: Instant): QueueRow | null {
  const own = rows.filter((row) => row.mine && isAhead(row));
  const here = (state: RowState['is']) =>
    own.find((row) => rowState({ ...row, emergency: false }, now).is === state);
  return (
    here('waiting') ??
    here('preparing') ??
    own.find((row) => row.stage === 'booked' && row.end > now) ??
    own[0] ??
    null
  );
}
