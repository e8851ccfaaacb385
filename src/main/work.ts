import type { StaffEvent } from '../shared/contracts/hub.ts';
import type { About } from '../shared/contracts/ipc.ts';
import type { Clock } from '../shared/domain/time.ts';
import { arrivalWords } from './arrivalWords.ts';
import { Checkpoints } from './checkpoints.ts';
import type { Credential } from './credential.ts';
import { Drafts } from './drafts.ts';
import type { Events } from './events.ts';
import { HubSession } from './hubSession.ts';
import type { HubSource } from './hubSource.ts';
import { notifyArrival } from './notifications.ts';
import { Outbox } from './outbox.ts';
import type { Ask, Practice } from './practice.ts';
import type { Profile, Profiles } from './profiles.ts';
import type { VisitServices } from './requests.ts';
import type { SettingsFile } from './settingsFile.ts';
import { Signing } from './signing.ts';

/** What is there for every clinician alike, whoever signs in. */
export interface Surroundings {
  readonly settings: SettingsFile;
  readonly templates: About['templates'];
  readonly events: Events;
  readonly clock: Clock;
  readonly bringToFront: () => void;
}

/** One clinician's services, from sign-in to sign-out: session with the hub, drafts, signing, outbox. */
export interface Work extends VisitServices {
  /** Ends it all in order, text first: when this answers, everything is written. Each part has a bound of its own. */
  stop(): Promise<void>;
}

/** Composes and starts the services of an opened profile. */
export function startWork(
  options: {
    readonly profile: Profile;
    readonly profiles: Profiles;
    readonly source: HubSource;
    readonly credential: Credential;
    /** The practice clinic's day and its patient; null at a clinic's own hub. */
    readonly practice: ((ask: Ask) => Promise<Practice>) | null;
  } & Surroundings,
): Work {
  const { profile, settings, events, clock } = options;
  const { principal, clinic } = profile.persona;
  let wasLost = false;
  const hub = new HubSession({
    source: options.source,
    credential: options.credential,
    clock,
    prepare: async () => (await practice)?.prepare(),
    onEvent: takeEvent,
    onConnection: (connection) => {
      events.send({ type: 'connection', connection });
      if (connection.state === 'lost') wasLost = true;
      if (connection.state !== 'connected') return;
      // At the first connection the page is waiting for its first answers already.
      if (wasLost) events.send({ type: 'resync' });
      outbox.kick();
    },
    onCommandRefused: (visitId, refusal, command) =>
      events.send({ type: 'commandRefused', visitId, command, refusal }),
  });
  const checkpoints = new Checkpoints(settings, profile.keys.drafts);
  const warn = events.warn.bind(events);
  const drafts = new Drafts({ folder: profile.drafts, key: profile.keys.drafts, checkpoints, clock, warn });
  const outbox = new Outbox({
    drafts,
    deliver: (delivery) => hub.request('note.deliver', delivery),
    waiting: (visitIds) => events.send({ type: 'outbox', visitIds: [...visitIds] }),
    delivered: (visitId, noteId) => events.send({ type: 'delivery', visitId, noteId, delivered: true }),
    warn,
  });
  const signing = new Signing({
    drafts,
    author: { kind: 'staff', ...principal },
    templates: options.templates,
    practice: profile.kind === 'practice',
    clock,
    readVisit: (visitId) => hub.request('visit.open', { visitId }),
    commandsWait: (visitId) => hub.commandsWait(visitId),
  });
  hub.start();
  const practice = options.practice?.((type, payload) => hub.request(type, payload)) ?? Promise.resolve(null);
  void drafts.scan();

  function takeEvent(event: StaffEvent): void {
    const { v, ...rest } = event;
    events.send(rest);
    if (event.type === 'row') void practice.then((one) => one?.seeRow(event.row));
    if (event.type !== 'arrived' && event.type !== 'knocked') return;
    const words = arrivalWords(event.type, event.start, clinic.zone, settings.settings.language);
    notifyArrival(words, options.bringToFront);
  }

  return {
    hub,
    drafts,
    signing,
    outbox,
    confirm: (secret) => options.profiles.confirm(profile.id, secret),
    stop: async () => {
      (await practice)?.stop();
      await drafts.close();
      await outbox.close();
      hub.stop();
    },
  };
}
