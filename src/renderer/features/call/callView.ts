import type { PeerState } from '../../../call/peerState.ts';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { callTarget } from './callTarget.ts';

/** What stands on the stage. One of these at a time. */
export type CallView =
  | { readonly state: 'live'; readonly remote: MediaStream }
  | { readonly state: 'connecting'; readonly since: Instant | null }
  | {
      readonly state: 'lost';
      readonly since: Instant;
      readonly attempt: number;
      readonly remote: MediaStream | null;
    }
  | { readonly state: 'hold'; readonly remote: MediaStream }
  | { readonly state: 'hungUp' }
  | { readonly state: 'phone' }
  | { readonly state: 'elsewhere' }
  | { readonly state: 'nobody' };

/** From visit, peer and the clinician's wishes to what is shown. Total. */
export function callView(
  visit: VisitDetail,
  peer: PeerState,
  wishes: { readonly hungUp: boolean; readonly hold: boolean },
): CallView {
  if (visit.channel === 'phone') return { state: 'phone' };
  if (!visit.mine) return { state: 'elsewhere' };
  if (callTarget(visit) === null) return { state: 'nobody' };
  if (wishes.hungUp) return { state: 'hungUp' };
  switch (peer.state) {
    case 'connected':
      return { state: wishes.hold ? 'hold' : 'live', remote: peer.remote };
    case 'interrupted':
      return { state: 'lost', since: peer.since, attempt: peer.attempt, remote: peer.remote };
    case 'connecting':
      return { state: 'connecting', since: peer.since };
    case 'idle':
    case 'ended':
      return { state: 'connecting', since: null };
  }
}

/** After this long without picture the telephone is offered, in ms (screens/README.md, 04). */
export const phoneOfferedAfterMs = 30_000;

/** `m:ss` of a duration in ms, never negative. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `mm:ss`, or `h:mm:ss` from an hour on. */
export function visitTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3_600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':');
}
