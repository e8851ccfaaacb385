import { create } from 'zustand';
import type { About, ConnectionState, Settings } from '../../shared/contracts/ipc.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { onEvent, request } from './client.ts';

/** What every part of the window may read: the settings always, the rest while somebody sits here. */
interface Session {
  readonly settings: Settings;
  /** Null until `startSession` has answered. */
  readonly work: { readonly about: About; readonly connection: ConnectionState } | null;
}

/** Null until `startSettings` or `startSession` has answered. */
const useSession = create<Session | null>()(() => null);

/** Reads the settings; all that can be known before somebody sits here. */
export async function startSettings(): Promise<Refusal | null> {
  const settings = await request('settings.read', {});
  if (!settings.ok) return settings.refusal;
  useSession.setState({ settings: settings.value, work: useSession.getState()?.work ?? null });
  return null;
}

/** Reads about, settings and connection, and follows the connection; called once somebody sits here, before the day is drawn. */
export async function startSession(): Promise<Refusal | null> {
  const [about, settings, connection] = await Promise.all([
    request('app.about', {}),
    request('settings.read', {}),
    request('connection.read', {}),
  ]);
  if (!about.ok) return about.refusal;
  if (!settings.ok) return settings.refusal;
  if (!connection.ok) return connection.refusal;
  useSession.setState({
    settings: settings.value,
    work: { about: about.value, connection: connection.value },
  });
  onEvent('connection', (event) => {
    const before = useSession.getState();
    if (before !== null && before.work !== null)
      useSession.setState({ ...before, work: { ...before.work, connection: event.connection } });
  });
  return null;
}

function of<T>(pick: (session: Session) => T): (session: Session | null) => T {
  return (session) => {
    if (session === null) throw new Error('startSettings has not answered yet');
    return pick(session);
  };
}

function workOf({ work }: Session): NonNullable<Session['work']> {
  if (work === null) throw new Error('startSession has not answered yet');
  return work;
}

const pickAbout = of((session) => workOf(session).about);
const pickSettings = of((session) => session.settings);
const pickConnection = of((session) => workOf(session).connection);

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

/** What does not change while the same clinician sits here, outside of a view. */
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
