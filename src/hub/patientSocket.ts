import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { type PatientEvent, patientRequests } from '../shared/contracts/hub.ts';
import { participantId, protocolVersion } from '../shared/contracts/primitives.ts';
import type { AddressedSignal } from '../shared/contracts/signal.ts';
import type { ParticipantId } from '../shared/domain/ids.ts';
import type { Principal } from '../shared/domain/permissions.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import { guardSocket } from './border.ts';
import { sessionCookie } from './http.ts';
import { createPatientHandlers, type PatientServices } from './patientRequests.ts';
import type { Log, RefusalCount } from './refusals.ts';
import type { Place } from './sessions.ts';
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
  /** Ends the participant's page and all its waiting tabs. */
  stop(id: ParticipantId, why: Stopped): void;
  /** Lets those come whose window has opened meanwhile. */
  letCome(): Promise<void>;
}

/** The `/patient` namespace: browsers that hold a participant's place. One tab is live, a second one waits. */
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
  const lastTab = new Map<ParticipantId, string>();

  namespace.use(async (socket, next) => {
    const place = await placeFor(socket);
    if (place.ok) {
      socket.data = place.value;
      return next();
    }
    refusals.add('patient', place.refusal.code);
    next(asError(place.refusal));
  });

  async function placeFor(socket: Socket): Promise<Result<{ place: Place; tab: string }>> {
    const version = z.object({ v: z.number() }).safeParse(socket.handshake.auth);
    if (version.success && version.data.v !== protocolVersion) return refuse('connection.version');
    const auth = pageAuth.safeParse(socket.handshake.auth);
    if (!auth.success) return refuse('message.malformed');
    try {
      const secret = cookieOf(socket.handshake.headers.cookie);
      const place = await sessions.placeOf(secret, auth.data.participantId);
      return place.ok ? done({ place: place.value, tab: auth.data.tab }) : place;
    } catch (error) {
      log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'session lookup failed');
      return refuse('internal');
    }
  }

  namespace.on('connection', (socket: Socket) => {
    const { place, tab } = socket.data as { place: Place; tab: string };
    const mine: Tab = { socket, place, tab, shown: '' };
    const id = place.participantId;
    const principal: Principal = { kind: 'participant', participantId: id, visitId: place.visitId };
    const isLive = (): boolean => live.get(id) === mine;

    guardSocket(socket, {
      name: 'patient',
      schemas: patientRequests,
      handlers: createPatientHandlers(services, place, {
        gate: createSignalGate(),
        takePlace: () => takePlace(mine),
        comeBack: () => presence.left(id, false),
      }),
      principal,
      whose: async (visit) => (visit === place.visitId ? 'own' : 'others'),
      gate: (request) =>
        isLive() || request === 'page.useThisTab' ? done(null) : refuse('session.otherTab'),
      maxChars: maxPatientChars,
      maxPerTenSeconds,
      refusals,
      log,
    });
    socket.on('disconnect', (reason) => {
      second.delete(mine);
      if (reason === 'parse error') refusals.add('patient', 'message.malformed');
      if (!isLive()) return;
      live.delete(id);
      presence.gone(id);
      told(changed(place.visitId));
    });
    const other = live.get(id);
    if (other !== undefined && other.tab !== tab && other.place.device === place.device) {
      second.add(mine);
      send(mine, { v: 1, type: 'stopped', why: 'otherTab' });
    } else told(takePlace(mine));
  });

  /** Makes `mine` the live tab; the one before stops, and what the visit knows of the person stands. */
  async function takePlace(mine: Tab): Promise<void> {
    const { place } = mine;
    const id = place.participantId;
    second.delete(mine);
    const before = live.get(id);
    // Live at once: the page's first words may be on their way already.
    live.set(id, mine);
    presence.connected(id, lastTab.get(id) === mine.tab);
    lastTab.set(id, mine.tab);
    if (before !== undefined && before !== mine) end(before, 'otherTab');
    mine.shown = '';
    // The place may have gone to another device, or its link have been revoked, while this tab connected or waited.
    if (!(await sessions.holds(place))) return end(mine, 'revoked');
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
      const tabs = [...second].filter((one) => one.place.participantId === id);
      const current = live.get(id);
      for (const tab of current === undefined ? tabs : [...tabs, current]) end(tab, why);
    },
    async letCome() {
      for (const { place } of live.values()) if (await come(place)) await changed(place.visitId);
    },
  };
}

const pageAuth = z.object({
  v: z.literal(protocolVersion),
  /** Names the tab over its reloads. */
  tab: z.string().min(1).max(64),
  /** Whose page it is, out of the link, for a browser that holds several places. */
  participantId: participantId.optional(),
});

function cookieOf(header: string | undefined): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${sessionCookie}=`))
    ?.slice(sessionCookie.length + 1);
}

function asError(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.code), { data: refusal });
}
