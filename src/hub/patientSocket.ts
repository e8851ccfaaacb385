import type { Namespace, Socket } from 'socket.io';
import { type PatientEvent, patientRequests } from '../shared/contracts/hub.ts';
import type { AddressedSignal } from '../shared/contracts/signal.ts';
import type { ParticipantId } from '../shared/domain/ids.ts';
import type { Principal } from '../shared/domain/permissions.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import { guardSocket } from './border.ts';
import { comeBack } from './leaving.ts';
import { type Visitor, visitorAt } from './patientDoor.ts';
import { createPatientHandlers, type PatientServices } from './patientRequests.ts';
import type { Log, RefusalCount } from './refusals.ts';
import type { Place, Turns } from './sessions.ts';
import { createSignalGate } from './signalling.ts';

/** Far above an SDP of 60,000 characters, far below what a console may send. */
const maxPatientChars = 150_000;
const maxPerTenSeconds = 400;

type Stopped = Extract<PatientEvent, { type: 'stopped' }>['why'];

/** One connected tab. */
interface Tab {
  readonly socket: Socket;
  readonly place: Place;
  readonly tab: string;
  /** What the page was last shown, less the time: the same is not shown twice. */
  shown: string;
}

export interface PatientSockets {
  /** The live pages: one a participant. */
  pages(): readonly Place[];
  show(id: ParticipantId, view: Extract<PatientEvent, { type: 'view' }>['view']): void;
  /** Hands a signal to the participant's page, or keeps it for a moment. */
  signal(signal: AddressedSignal): Result<null>;
  /** Ends the participant's page, its other tabs and those of the device that waits for the place. */
  stop(id: ParticipantId, why: Stopped): void;
  /** Ends the pages of the device that waits for the place. */
  stopWaiting(id: ParticipantId, why: Stopped): void;
  /** Lets the pages follow the place to the browser that holds it now; those that have no turn any more end. */
  moved(id: ParticipantId, turns: Turns): void;
  /** Lets those come whose window has opened meanwhile. */
  letCome(): Promise<void>;
}

/**
 * The `/patient` namespace: browsers that hold a participant's place. One tab is live, a second one waits; the tabs of
 * another device that waits to be let in to the place are told so, and nothing else.
 */
export function openPatientSockets(deps: {
  readonly namespace: Namespace;
  readonly services: PatientServices;
  readonly refusals: RefusalCount;
  readonly log: Log;
}): PatientSockets {
  const { namespace, services, refusals, log } = deps;
  const { sessions, presence, signals, changed } = services;
  const live = new Map<ParticipantId, Tab>();
  const second = new Set<Tab>();
  const waiting = new Set<Tab>();

  namespace.use(async (socket, next) => {
    const visitor = await visitorAt(socket, { sessions, log });
    if (visitor.ok) {
      socket.data = visitor.value;
      return next();
    }
    refusals.add('patient', visitor.refusal.code);
    next(asError(visitor.refusal));
  });

  namespace.on('connection', (socket: Socket) => {
    const { place, waits, tab } = socket.data as Visitor;
    const mine: Tab = { socket, place, tab, shown: '' };
    const id = place.participantId;
    const principal: Principal = { kind: 'participant', participantId: id, visitId: place.visitId };
    const isLive = (): boolean => live.get(id) === mine;

    guardSocket(socket, {
      name: 'patient',
      schemas: patientRequests,
      handlers: createPatientHandlers(services, place, {
        gate: createSignalGate(),
        tab,
        takePlace: () => takePlace(mine),
      }),
      principal,
      whose: async (visit) => (visit === place.visitId ? 'own' : 'others'),
      gate(request) {
        if (isLive()) return done(null);
        if (waiting.has(mine)) return refuse('session.otherDevice');
        return request === 'page.useThisTab' ? done(null) : refuse('session.otherTab');
      },
      maxChars: maxPatientChars,
      maxPerTenSeconds,
      refusals,
      log,
    });
    socket.on('disconnect', (reason) => {
      second.delete(mine);
      if (reason === 'parse error') refusals.add('patient', 'message.malformed');
      if (waiting.delete(mine)) {
        noteWaiting(id);
        told(changed(place.visitId));
      }
      if (!isLive()) return;
      live.delete(id);
      presence.gone(id);
      told(changed(place.visitId));
    });
    // A live page of another device: the place has moved while this one connected.
    const other = live.get(id);
    const isContested = other !== undefined && other.place.device !== place.device;
    told(waits || isContested ? awaitPlace(mine) : enter(mine));
  });

  /** Becomes the live tab, or stands beside the live one of the same browser. */
  async function enter(mine: Tab): Promise<void> {
    const other = live.get(mine.place.participantId);
    const isBeside = other?.place.device === mine.place.device && other.tab !== mine.tab;
    if (!isBeside) return takePlace(mine);
    second.add(mine);
    send(mine, { v: 1, type: 'stopped', why: 'otherTab' });
  }

  /** Waits for the place, as far as this device still may. */
  async function awaitPlace(mine: Tab): Promise<void> {
    const { place } = mine;
    // The same tab, loaded anew before its old connection has been missed.
    for (const one of tabsOf(waiting, place.participantId))
      if (one.tab === mine.tab && one.place.device === place.device) end(one, 'otherTab');
    waiting.add(mine);
    const standing = await sessions.standingOf(place);
    // Let in, stopped or gone meanwhile.
    if (!waiting.has(mine)) return;
    if (standing === 'none') return end(mine, 'revoked');
    if (standing === 'waits') {
      send(mine, { v: 1, type: 'waitsForPlace' });
      noteWaiting(place.participantId);
      return changed(place.visitId);
    }
    waiting.delete(mine);
    return enter(mine);
  }

  function noteWaiting(id: ParticipantId): void {
    presence.waitsForPlace(id, tabsOf(waiting, id).at(-1)?.place.device ?? null);
  }

  function tabsOf(tabs: Iterable<Tab>, id: ParticipantId): Tab[] {
    return [...tabs].filter((one) => one.place.participantId === id);
  }

  /** Makes `mine` the live tab; the one before stops, and what the visit knows of the person stands. */
  async function takePlace(mine: Tab): Promise<void> {
    const { place } = mine;
    const id = place.participantId;
    second.delete(mine);
    const before = live.get(id);
    // Live at once: the page's first words may be on their way already.
    live.set(id, mine);
    presence.connected(id, place.device);
    if (before !== undefined && before !== mine)
      end(before, before.place.device === place.device ? 'otherTab' : 'otherDevice');
    mine.shown = '';
    // The place may have gone to another device, or its link have been revoked, while this tab connected or waited.
    if ((await sessions.standingOf(place)) !== 'holds') return end(mine, 'revoked');
    await comeBack(services.db, id, { than: mine.tab });
    await come(place);
    await changed(place.visitId);
    for (const kept of signals.takeForPatient(id)) send(mine, { v: 1, type: 'signal', signal: kept.signal });
  }

  async function come(place: Place): Promise<boolean> {
    const { came, changed: moved } = await sessions.come(place);
    if (came) await services.arrived(place.visitId);
    return moved;
  }

  function send({ socket }: Tab, event: PatientEvent): void {
    socket.emit('event', event);
  }

  function end(tab: Tab, why: Stopped): void {
    send(tab, { v: 1, type: 'stopped', why });
    tab.socket.disconnect();
  }

  /** A connection has nobody to answer to: what fails is logged, and the page asks again when it connects again. */
  function told(work: Promise<void>): void {
    work.catch((error: unknown) => {
      log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'page could not be told');
    });
  }

  return {
    pages: () => [...live.values()].map((one) => one.place),
    show(id, view) {
      const tab = live.get(id);
      if (tab === undefined) return;
      const shown = JSON.stringify({ ...view, now: 0 });
      if (shown === tab.shown) return;
      tab.shown = shown;
      send(tab, { v: 1, type: 'view', view });
    },
    signal(addressed) {
      const tab = live.get(addressed.participantId);
      if (tab === undefined) return signals.keepForPatient(addressed);
      send(tab, { v: 1, type: 'signal', signal: addressed.signal });
      return done(null);
    },
    stop(id, why) {
      for (const tab of tabsOf([...second, ...waiting, ...live.values()], id)) end(tab, why);
    },
    stopWaiting(id, why) {
      for (const tab of tabsOf(waiting, id)) end(tab, why);
    },
    moved(id, { holds, waits }) {
      for (const tab of tabsOf([...second, ...live.values()], id))
        if (tab.place.device !== holds) end(tab, 'otherDevice');
      const entering = tabsOf(waiting, id).filter((tab) => tab.place.device === holds);
      // The tab opened last is the one before the person's eyes.
      for (const tab of entering.reverse()) {
        waiting.delete(tab);
        told(enter(tab));
      }
      for (const tab of tabsOf(waiting, id)) if (tab.place.device !== waits) end(tab, 'otherDevice');
      noteWaiting(id);
    },
    async letCome() {
      const places = [...live.values()].map((tab) => tab.place);
      for (const place of await sessions.comers(places)) if (await come(place)) await changed(place.visitId);
    },
  };
}

function asError(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.code), { data: refusal });
}
