import { create } from 'zustand';
import type { CallStats, PeerState } from '../../call/peerState.ts';
import type { Still } from '../../call/stillSender.ts';
import type { ConsoleToPatient } from '../../shared/contracts/peer.ts';

/** What the rest of the visit may know of, and do with, the call. Filled in by features/call. */
interface LiveCall {
  readonly peer: PeerState;
  /** Nobody sees or hears anybody: what arrives is not shown either. */
  readonly hold: boolean;
  /** The patient said that there is no document at hand. */
  readonly noDocument: boolean;
  /** A frame of the received video at the size in which it came; null when there is none. The caller closes it. */
  readonly grabFrame: () => Promise<ImageBitmap | null>;
  /** Sends over the data channel; false when not connected. */
  readonly send: (message: ConsoleToPatient) => boolean;
  /** Asks the patient's page for stills of the document until the returned function is called. */
  readonly takeStills: (taker: (still: Still) => void) => () => void;
  readonly stats: () => Promise<CallStats | null>;
}

export const noCall: LiveCall = {
  peer: { state: 'idle' },
  hold: false,
  noDocument: false,
  grabFrame: async () => null,
  send: () => false,
  takeStills: () => () => {},
  stats: async () => null,
};

export const useLiveCall = create<LiveCall>()(() => noCall);
