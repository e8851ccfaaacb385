import { type IpcName, ipcRequests } from '../shared/contracts/ipc.ts';
import type { SessionView } from '../shared/contracts/session.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { IdleLock } from './idleLock.ts';
import type { IpcHandlers } from './ipc.ts';
import type { Seat } from './seat.ts';
import type { Session } from './session.ts';

type SessionName = Extract<keyof IpcHandlers, `session.${string}`>;

/** How many changes the hub has not answered: whoever leaves their seat now loses them. */
export function unsentChanges(seat: Seat): number {
  return 'work' in seat ? seat.work.hub.unansweredCommands : 0;
}

/** What the page may ask of who sits here, at any time. */
export function sessionHandlers(session: Session, idle: IdleLock): Pick<IpcHandlers, SessionName> {
  // The window offers it only where nothing waits; what it knows may be a moment old.
  const leave = (work: () => Promise<Result<SessionView>>) =>
    unsentChanges(session.seat) > 0 ? refuse('session.changesWait') : work();
  return {
    'session.read': async () => done(await session.view()),
    'session.start': ({ mode }) => session.start(mode),
    'session.signIn': ({ id, secret }) => session.signIn(id, secret),
    'session.lock': () => session.lock(),
    'session.signOut': () => leave(() => session.signOut()),
    'session.switch': ({ id, secret }) => leave(() => session.switchTo(id, secret)),
    'session.addPractice': ({ hsaId, secret }) => session.addPractice(hsaId, secret),
    'session.enrol': ({ line, secret }) => session.enrol(line, secret),
    'session.changeSecret': (change) => session.changeSecret(change.id, change.old, change.new),
    'session.setAside': ({ id }) => session.setAside(id),
    'session.alive': ({ inCall }) => {
      if (session.seat.state === 'open') idle.alive(inCall);
      return done({});
    },
  };
}

/**
 * What still answers while the profile is locked: a running call goes on, and what was typed before is written. Nothing
 * that shows a patient, and nothing that changes a visit.
 */
const whileLocked = [
  'app.about',
  'connection.read',
  'signal.send',
  'line.report',
  'draft.write',
  'draft.checkpoint',
] as const satisfies readonly (keyof IpcHandlers)[];

/**
 * The page's requests, answered by who sits here at the moment of asking: `always` by the program itself, all else only
 * with a profile that is open, and a few while it is locked.
 */
export function handlersBySeat<A extends Partial<IpcHandlers>>(
  always: A,
  seat: () => Seat,
  ofSeat: (seat: Extract<Seat, { state: 'open' | 'locked' }>) => Omit<IpcHandlers, keyof A>,
): IpcHandlers {
  const bySeat = (name: IpcName, payload: unknown) => {
    const now = seat();
    if (now.state !== 'open' && now.state !== 'locked') return refuse('session.signedOut');
    if (now.state === 'locked' && !whileLocked.some((one) => one === name)) return refuse('session.locked');
    const handlers = ofSeat(now) as unknown as Record<string, (payload: unknown) => unknown>;
    return handlers[name]?.(payload) ?? refuse('internal');
  };
  const names = Object.keys(ipcRequests) as IpcName[];
  const answers = names.map((name) => [name, (payload: unknown) => bySeat(name, payload)]);
  return { ...Object.fromEntries(answers), ...always } as IpcHandlers;
}
