import { create } from 'zustand';
import type { IpcPayload } from '../../shared/contracts/ipc.ts';
import type { SessionProfile, SessionView, sessionRequests } from '../../shared/contracts/session.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { onEvent, request } from '../ipc/client.ts';

/** The requests that answer with who sits here afterwards. */
type SeatRequest = Exclude<keyof typeof sessionRequests, 'session.alive'>;

/** Who sits here, as main has it. Null until it has been asked for. */
export const useSeat = create<SessionView | null>()(() => null);

/** What the window does when who sits here changes. */
interface SeatChanges {
  /** Locked, by the clinician or by main: before anything of it is drawn. */
  readonly onLocked: () => void;
  /** The same clinician is back: what was asked of main meanwhile was refused. */
  readonly onUnlocked: () => void;
  /**
   * Whoever sat here does no longer. Everything that the page holds is of that clinician: the window begins anew, and
   * nothing of one can stand before the other.
   */
  readonly onLeft: () => void;
}

let changes: SeatChanges | null = null;

/** Starts to follow who sits here; called once by the app, before it asks (`session.read`). */
export function followSeat(what: SeatChanges): () => void {
  changes = what;
  return onEvent('session', ({ session }) => take(session));
}

/** Asks main for a change of who sits here, or how; what it answers is shown. */
export async function askSeat<N extends SeatRequest>(
  name: N,
  payload: IpcPayload<N>,
): Promise<Refusal | null> {
  const answer = await request(name, payload);
  if (!answer.ok) return answer.refusal;
  take(answer.value as SessionView);
  return null;
}

/** As `askSeat`, where a profile is to be made: why there is none, or the id of the one that came. */
export async function askNewProfile<N extends 'session.addPractice' | 'session.enrol'>(
  name: N,
  payload: IpcPayload<N>,
): Promise<{ readonly refused: Refusal | null; readonly added: string | null }> {
  const before = new Set(useSeat.getState()?.profiles.map(({ id }) => id));
  const refused = await askSeat(name, payload);
  if (refused !== null) return { refused, added: null };
  return { refused, added: useSeat.getState()?.profiles.find(({ id }) => !before.has(id))?.id ?? null };
}

function take(now: SessionView): void {
  const before = useSeat.getState();
  if (before !== null && isTaken(before) && (!isTaken(now) || now.current !== before.current)) {
    changes?.onLeft();
    return;
  }
  if (now.state === 'locked' && before?.state !== 'locked') changes?.onLocked();
  useSeat.setState(now, true);
  if (now.state === 'open' && before?.state === 'locked') changes?.onUnlocked();
}

/** Whether somebody sits here, be it behind a lock. */
function isTaken(view: SessionView): boolean {
  return view.state === 'open' || view.state === 'locked';
}

/** The profile that is open or locked; null where nobody sits here. */
export function ownProfile(view: SessionView | null): SessionProfile | null {
  return view?.profiles.find(({ id }) => id === view.current) ?? null;
}

export function useOwnProfile(): SessionProfile | null {
  return useSeat(ownProfile);
}
