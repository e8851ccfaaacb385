import { create } from 'zustand';
import type { PatientToConsole } from '../../../shared/contracts/peer.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';

type TheirMedia = Omit<Extract<PatientToConsole, { type: 'media' }>, 'v' | 'type'>;

/** The clinician's own wishes for the call of one visit. They outlive a connection, and a reload of the window. */
interface CallStore {
  readonly visitId: VisitId | null;
  /** Hung up by will: nothing connects by itself until "connect again". */
  readonly hungUp: boolean;
  readonly hold: boolean;
  /** The other side's own switches; null until told. */
  readonly theirMedia: TheirMedia | null;
  /** A picture has been seen in this call, so that its loss is a loss. */
  readonly wasConnected: boolean;
}

const fresh = { hungUp: false, hold: false, theirMedia: null, wasConnected: false } as const;

export const useCallStore = create<CallStore>()(() => ({ visitId: null, ...fresh }));

/** Session storage of the window: holds a visit's id and two switches, no patient data, and dies with the window. */
const kept = 'vidi.call';

/** Turns to a visit's call: its wishes from before a reload, or fresh ones. */
export function enterCall(visitId: VisitId | null): void {
  if (useCallStore.getState().visitId === visitId) return;
  useCallStore.setState({ visitId, ...fresh, ...(visitId === null ? {} : recall(visitId)) });
}

/** Changes what the clinician wants of the call, and keeps it over a reload: a hold must never be lifted by one. */
export function wish(change: Partial<Pick<CallStore, 'hungUp' | 'hold'>>): void {
  useCallStore.setState(change);
  const { visitId, hungUp, hold } = useCallStore.getState();
  if (visitId !== null) sessionStorage.setItem(kept, JSON.stringify({ visitId, hungUp, hold }));
}

function recall(visitId: VisitId): Pick<CallStore, 'hungUp' | 'hold'> | object {
  try {
    const read = JSON.parse(sessionStorage.getItem(kept) ?? 'null') as Record<string, unknown> | null;
    return read?.visitId === visitId ? { hungUp: read.hungUp === true, hold: read.hold === true } : {};
  } catch {
    return {};
  }
}
