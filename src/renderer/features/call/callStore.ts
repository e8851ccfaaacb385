import { create } from 'zustand';
import type { PatientToConsole } from '../../../shared/contracts/peer.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';

type TheirMedia = Omit<Extract<PatientToConsole, { type: 'media' }>, 'v' | 'type'>;

/** The clinician's own wishes for the call of one visit. They outlive a connection, a look at another visit, and a reload of the window. */
interface Wishes {
  /** Hung up by will: nothing connects by itself until "connect again". */
  readonly hungUp: boolean;
  readonly hold: boolean;
}

/** The call of the open visit. */
interface CallStore extends Wishes {
  readonly visitId: VisitId | null;
  /** The other side's own switches; null until told. */
  readonly theirMedia: TheirMedia | null;
  /** A picture has been seen in this call, so that its loss is a loss. */
  readonly wasConnected: boolean;
  /** What is wished of every visit's call, the open one's too, by visit; one without wishes has no entry. */
  readonly wishes: ReadonlyMap<string, Wishes>;
  /** How many calls of this window are over: the same person let in again has a new one. */
  readonly over: number;
}

const noWishes: Wishes = { hungUp: false, hold: false };

/** Session storage of the window: holds visits' ids and two switches each, no patient data, and dies with the window. */
const kept = 'vidi.call';

export const useCallStore = create<CallStore>()(() => ({
  visitId: null,
  ...noWishes,
  theirMedia: null,
  wasConnected: false,
  wishes: recall(),
  over: 0,
}));

/** Turns to a visit's call: with what was wished of it before, or nothing. */
export function enterCall(visitId: VisitId | null): void {
  const { visitId: before, wishes } = useCallStore.getState();
  if (before === visitId) return;
  const wished = (visitId === null ? undefined : wishes.get(visitId)) ?? noWishes;
  useCallStore.setState({ visitId, ...wished, theirMedia: null, wasConnected: false });
}

/**
 * Changes what the clinician wants of the call, and keeps it: neither a reload nor a look at another visit may lift a
 * hold or undo a hang up.
 */
export function wish(change: Partial<Wishes>): void {
  const { visitId, hungUp, hold } = useCallStore.getState();
  const wished: Wishes = { hungUp, hold, ...change };
  if (visitId === null) useCallStore.setState(wished);
  else keepWishes(visitId, wished);
}

/** Puts a visit's call on hold, be it the open one or not; one that is hung up stays hung up. */
export function holdCall(visitId: VisitId): void {
  const wished = useCallStore.getState().wishes.get(visitId) ?? noWishes;
  if (!wished.hungUp) keepWishes(visitId, { ...wished, hold: true });
}

/** Forgets what was wished of a visit's call: the next let-in is a new one. */
export function forgetWishes(visitId: VisitId): void {
  if (useCallStore.getState().wishes.has(visitId)) keepWishes(visitId, noWishes);
}

/** Forgets what is kept of every call for the window's next beginning: it is another clinician's. */
export function forgetKeptWishes(): void {
  sessionStorage.removeItem(kept);
}

function keepWishes(visitId: VisitId, wished: Wishes): void {
  const { visitId: open, wishes } = useCallStore.getState();
  const all = new Map(wishes);
  if (wished.hungUp || wished.hold) all.set(visitId, wished);
  else all.delete(visitId);
  sessionStorage.setItem(kept, JSON.stringify(Object.fromEntries(all)));
  useCallStore.setState({ ...(visitId === open ? wished : {}), wishes: all });
}

/** What was wished before a reload; nothing where that is damaged. */
function recall(): ReadonlyMap<string, Wishes> {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(kept) ?? '{}');
    const entries = Object.entries(read as Record<string, Partial<Record<keyof Wishes, unknown>> | null>);
    return new Map(
      entries.map(([visitId, one]) => [visitId, { hungUp: one?.hungUp === true, hold: one?.hold === true }]),
    );
  } catch {
    return new Map();
  }
}
