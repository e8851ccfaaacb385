import type { Instant } from '../shared/domain/time.ts';

/** What our peer is, over any number of connections. A union, so that no two of its flags can disagree. */
export type PeerState =
  | { readonly state: 'idle' }
  | { readonly state: 'connecting'; readonly generation: number; readonly since: Instant }
  | {
      readonly state: 'connected';
      readonly generation: number;
      readonly since: Instant;
      readonly remote: MediaStream;
    }
  /** The line is lost (said within 2 s); a fresh connection is being made. `remote` still shows the last picture. */
  | {
      readonly state: 'interrupted';
      readonly generation: number;
      readonly since: Instant;
      readonly attempt: number;
      readonly remote: MediaStream | null;
    }
  | { readonly state: 'ended' };

/** A reading of the call, for the guided visit, the benches and the line's word. */
export interface CallStats {
  readonly framesDecoded: number;
  readonly width: number;
  readonly height: number;
  readonly bytesReceived: number;
  readonly roundTripMs: number | null;
  readonly candidatePair: {
    readonly local: string;
    readonly remote: string;
    readonly protocol: string;
  } | null;
}
