import { randomBytes } from 'node:crypto';
import type { StaffEvent } from '../shared/contracts/hub.ts';
import type { About } from '../shared/contracts/ipc.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import type { Clock } from '../shared/domain/time.ts';
import { arrivalWords } from './arrivalWords.ts';
import { Checkpoints } from './checkpoints.ts';
import type { DataFolder } from './dataFolder.ts';
import { Drafts } from './drafts.ts';
import type { Events } from './events.ts';
import { forkHub } from './hubFork.ts';
import type { HubChild } from './hubProcess.ts';
import { HubSession } from './hubSession.ts';
import { notifyArrival } from './notifications.ts';
import { Outbox } from './outbox.ts';
import type { Places } from './places.ts';
import { Practice } from './practice.ts';
import type { Profile } from './profile.ts';
import type { VisitServices } from './requests.ts';
import type { SettingsFile } from './settingsFile.ts';
import { Signing } from './signing.ts';

/** Everything that needs the profile's keys: hub, drafts, signing, outbox, practice. */
export interface Clinic extends VisitServices {
  /** Ends it all in order: text first, the hub last. Each part has a bound of its own. */
  stop(): Promise<void>;
}

/** Composes and starts the services of an opened profile. */
export function startClinic(options: {
  readonly profile: Profile;
  /** The first hub, already on its way up. */
  readonly hub: HubChild;
  readonly data: DataFolder;
  readonly places: Places;
  readonly settings: SettingsFile;
  readonly templates: About['templates'];
  readonly events: Events;
  readonly clock: Clock;
  readonly bringToFront: () => void;
}): Clinic {
  const { profile, data, places, settings, events, clock } = options;
  const { principal, clinic } = profile.persona;
  const secret = randomBytes(32).toString('hex');
  let wasLost = false;
  let started: HubChild | null = options.hub;
  const hub = new HubSession({
    fork: () => {
      const child = started ?? forkHub(places.hub);
      started = null;
      return child;
    },
    configFor: (port) => hubConfigFor(profile, secret, port, data, places),
    secret,
    port: settings.hubPort,
    keepPort: (port) => settings.keepHubPort(port),
    clock,
    prepare: async () => (await practice).prepare(),
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
  const drafts = new Drafts({ folder: data.drafts, key: profile.keys.drafts, checkpoints, clock, warn });
  const outbox = new Outbox({
    drafts,
    deliver: (delivery) => hub.request('note.deliver', delivery),
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
  const practice = Practice.read({
    places,
    persona: profile.persona,
    clock,
    ask: (type, payload) => hub.request(type, payload),
    withPatient: process.env.VIDI_PRACTICE_PATIENT !== 'off',
  });
  void drafts.scan();

  function takeEvent(event: StaffEvent): void {
    const { v, ...rest } = event;
    events.send(rest);
    if (event.type === 'row') void practice.then((one) => one.seeRow(event.row));
    if (event.type !== 'arrived' && event.type !== 'knocked') return;
    const words = arrivalWords(event.start, clinic.zone, settings.settings.language);
    notifyArrival(words, options.bringToFront);
  }

  return {
    hub,
    drafts,
    signing,
    outbox,
    stop: async () => {
      (await practice).stop();
      await drafts.close();
      await outbox.close();
      await hub.stop();
    },
  };
}

function hubConfigFor(
  profile: Profile,
  secret: string,
  port: number,
  data: DataFolder,
  places: Places,
): unknown {
  const { principal, clinic } = profile.persona;
  const { hsaId, name, title, role } = principal;
  return {
    v: protocolVersion,
    dataDir: data.hub,
    patientDir: places.patient,
    port,
    staffSecret: secret,
    staff: { hsaId, name, title, role },
    keys: {
      database: profile.keys.hubDatabase.toString('hex'),
      links: profile.keys.hubLinks.toString('hex'),
    },
    clinic,
    practice: profile.kind === 'practice',
  };
}
