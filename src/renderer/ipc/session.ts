import { create } from 'zustand';
import type { About, ConnectionState, Settings } from '../../shared/contracts/ipc.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { onEvent, request } from './client.ts';

/** What every part of the window may read: who sits here, the settings, the connection. Filled before the first view is drawn. */
interface Session {
  readonly about: About;
  readonly settings: Settings;
  readonly connection: ConnectionState;
}

/** Null until `startSession` has answered. */
const useSession = create<Session | null>()(() => null);

/** Reads about, settings and connection, and follows the connection; called once, before the first view is drawn. */
export async function startSession(): Promise<Refusal | null> {
  const [about, settings, connection] = await Promise.all([
    request('app.about', {}),
    request('settings.read', {}),
    request('connection.read', {}),
  ]);
  if (!about.ok) return about.refusal;
  if (!settings.ok) return settings.refusal;
  if (!connection.ok) return connection.refusal;
  useSession.setState({ about: about.value, settings: settings.value, connection: connection.value });
  onEvent('connection', (event) => {
    const before = useSession.getState();
    if (before !== null) useSession.setState({ ...before, connection: event.connection });
  });
  return null;
}

function of<T>(pick: (session: Session) => T): (session: Session | null) => T {
  return (session) => {
    if (session === null) throw new Error('startSession has not answered yet');
    return pick(session);
  };
}

const pickAbout = of((session) => session.about);
const pickSettings = of((session) => session.settings);
const pickConnection = of((session) => session.connection);

export function useAbout(): About {
  return useSession(pickAbout);
}

export function useSettings(): Settings {
  return useSession(pickSettings);
}

export function useConnection(): ConnectionState {
  return useSession(pickConnection);
}

/** The settings as they are now, outside of a view. */
export function currentSettings(): Settings {
  return pickSettings(useSession.getState());
}

/** What does not change while the window lives, outside of a view. */
export function currentAbout(): About {
  return pickAbout(useSession.getState());
}

/** Changes settings: shown at once, kept by main. If main refuses, what it holds is shown again. */
export async function changeSettings(change: Partial<Settings>): Promise<Refusal | null> {
  const before = useSession.getState();
  if (before === null) return null;
  useSession.setState({ ...before, settings: { ...before.settings, ...change } });
  const answer = await request('settings.change', change);
  const present = useSession.getState();
  if (present === null) return null;
  useSession.setState({ ...present, settings: answer.ok ? answer.value : before.settings });
  return answer.ok ? null : answer.refusal;
}
