import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { maxSocketMessageBytes } from '../shared/contracts/hub.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import { done, type RefusalCode, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { isOwnAddress, loopbackAddresses, type OwnAddresses, publicAddresses } from './addresses.ts';
import { createBookings } from './bookings.ts';
import { createChallenges } from './challenges.ts';
import { serveConsoleCalls } from './consoleCalls.ts';
import { enrolledDoor } from './enrolledDoor.ts';
import { createHttp } from './http.ts';
import type { HubOptions } from './hubOptions.ts';
import { openPatientSockets, type PatientSockets } from './patientSocket.ts';
import { createPresence } from './presence.ts';
import { createPublisher } from './publisher.ts';
import { createRecord } from './record.ts';
import { createRefusalCount, type Log } from './refusals.ts';
import { throwOutRevoked } from './revokedConsoles.ts';
import { createSessions, powerOf } from './sessions.ts';
import { createSignalBox } from './signalling.ts';
import { enterStaff } from './staffBook.ts';
import { secretDoor } from './staffDoor.ts';
import { createStaffPresence } from './staffPresence.ts';
import { openStaffSockets, type StaffSockets } from './staffSocket.ts';
import { openDatabase } from './storage/database.ts';
import { createViews, patientView } from './views.ts';
import { readCliniciansInCall, readVisit } from './visitRecords.ts';
import { createVisits } from './visits.ts';
import { createWaitingRoom } from './waitingRoom.ts';

/** How soon a console that has been ended is out. */
const consoleLookMs = 1_000;

export interface Hub {
  readonly port: number;
  /** Where the patient's page is, e.g. `http://127.0.0.1:4711` or `https://hub.example`. */
  readonly origin: string;
  /** What has been refused so far, by code. */
  refusals(): Readonly<Partial<Record<RefusalCode, number>>>;
  close(): Promise<void>;
}

/**
 * The hub, however it is run (`embedded.ts`, `alone.ts`): opens the database and listens. Refuses with
 * `connection.portTaken` and with what `openDatabase` refuses with.
 */
export async function createHub(
  config: HubOptions,
  deps: {
    readonly clock: Clock;
    readonly log: Log;
    /** How often pages are looked at for what the time alone changes, in milliseconds. */
    readonly lookEveryMs?: number;
    /** For how long one whose last console was lost still has their visits, in milliseconds. */
    readonly consoleGraceMs?: number;
  },
): Promise<Result<Hub>> {
  const { clock, log, lookEveryMs = 5_000, consoleGraceMs = 15_000 } = deps;
  const { zone } = config.clinic;
  const failed = (what: string) => (error: unknown) => {
    log.error({ code: error instanceof Error ? error.name : 'unknown' }, what);
  };
  mkdirSync(config.dataDir, { recursive: true });
  const opened = await openDatabase(join(config.dataDir, 'hub.db'), config.keys.database);
  if (!opened.ok) return opened;
  const db = opened.value;
  await enterStaff(db, clock, config.staff);
  const refusals = createRefusalCount(log);
  const presence = createPresence(clock);
  const signals = createSignalBox();
  const waitingRoom = createWaitingRoom({ db, clock });
  const staffPresence = createStaffPresence({
    graceMs: consoleGraceMs,
    changed: (clinician) =>
      publisher.clinicianChanged(clinician).catch(failed('telling of a console failed')),
  });
  // Who was in a call when the hub went down is on the way back.
  for (const clinician of await readCliniciansInCall(db)) staffPresence.awaits(clinician);
  const { identityRules } = config;
  const views = createViews({ clock, zone, identityRules, presence, staffPresence });
  const addressesAt = (port: number): OwnAddresses =>
    config.origin === null ? loopbackAddresses(port) : publicAddresses(config.origin);
  let own = addressesAt(config.listen.port);
  const isOfClinic = config.door.kind === 'enrolled';
  const challenges = createChallenges(clock);
  const door =
    config.door.kind === 'enrolled'
      ? enrolledDoor({ db, clock, origin: () => own.origin, challenges })
      : secretDoor({ secret: config.door.secret, staff: config.staff });

  // The sockets tell of changes that the services make, and the services are what the sockets ask.
  let staff: StaffSockets | undefined;
  let patients: PatientSockets | undefined;
  const publisher = createPublisher({
    db,
    clock,
    zone,
    presence,
    signals,
    waitingRoom,
    audience: {
      staff: (record) => staff?.tell(record),
      watched: () => staff?.watched() ?? { dates: new Set(), visits: new Set() },
      pages: () => patients?.pages() ?? [],
      revoked: (participant) => patients?.stop(participant, 'revoked'),
      over: (participant) => patients?.stopWaiting(participant, 'over'),
      page: (record, participantId, wait) =>
        patients?.show(
          participantId,
          patientView(record, {
            ...wait,
            now: clock(),
            zone,
            clinic: config.clinic,
            power: powerOf(record, clock),
            presence,
            staffPresence,
          }),
        ),
    },
  });
  const { changed } = publisher;
  const visits = createVisits({
    db,
    clock,
    changed,
    identityRules,
    isConnected: (visit) => visit.participants.some((one) => presence.isConnected(one.id)),
    isThere: staffPresence.isThere,
  });
  const sessions = createSessions({
    db,
    clock,
    visits,
    linkKey: Buffer.from(config.keys.links, 'hex'),
    deviceWaiting: presence.deviceWaiting,
    moved: (participant, turns) => patients?.moved(participant, turns),
  });

  const app = await createHttp({ config, clock, log, refusals, sessions, own: () => own });
  if (isOfClinic) serveConsoleCalls(app, { db, clock, clinic: config.clinic, challenges, refusals });
  const io = new Server(app.server, {
    maxHttpBufferSize: maxSocketMessageBytes,
    serveClient: false,
    pingInterval: 5_000,
    pingTimeout: 10_000,
    allowRequest: (request, answer) => {
      const isOwn = isOwnAddress(request.headers, own);
      if (!isOwn) refusals.add('http', 'sender.untrusted');
      answer(isOwn ? null : 'sender.untrusted', isOwn);
    },
  });
  io.engine.on('connection', (connection) => {
    connection.on('close', (_reason: string, cause: { message?: string } | undefined) => {
      // ws has closed the connection; Socket.IO hands on only the words of its error.
      if (cause?.message?.includes('Max payload size exceeded')) refusals.add('http', 'message.tooLarge');
    });
  });

  const atTheDoor =
    (type: 'arrived' | 'knocked') =>
    async (visitId: VisitId): Promise<void> => {
      const record = await readVisit(db, visitId);
      if (record !== undefined) staff?.atTheDoor(record, type);
    };
  const [arrived, knocked] = [atTheDoor('arrived'), atTheDoor('knocked')];
  staff = openStaffSockets({
    namespace: io.of('/staff'),
    door,
    views,
    staffPresence,
    refusals,
    log,
    services: {
      db,
      clock,
      zone,
      origin: () => own.origin,
      named: new Set(config.staff.map((one) => one.hsaId)),
      views,
      visits,
      bookings: createBookings({
        db,
        clock,
        zone,
        changed,
        revoked: (participant) => patients?.stop(participant, 'revoked'),
        watched: (start) => staff?.watches(start) ?? false,
      }),
      record: createRecord({ db, clock, practice: config.practice, visits, changed }),
      sessions,
      presence,
      staffPresence,
      waitingRoom,
      changed,
      refreshPages: publisher.refreshPages,
      revoked: (participant) => patients?.stop(participant, 'revoked'),
      toPage: (signal) => patients?.signal(signal) ?? signals.keepForPatient(signal),
      waitingSignals: (clinician) => signals.takeForConsole(clinician),
    },
  });
  patients = openPatientSockets({
    namespace: io.of('/patient'),
    refusals,
    log,
    services: {
      db,
      clock,
      visits,
      sessions,
      presence,
      signals,
      waitingRoom,
      changed,
      arrived,
      knocked,
      toConsole: (clinician, signal) => staff?.signal(clinician, signal) ?? false,
    },
  });

  try {
    await app.listen({ host: config.listen.host, port: config.listen.port });
  } catch (error) {
    await io.close();
    await app.close();
    staffPresence.stop();
    await db.destroy();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return refuse('connection.portTaken', { port: config.listen.port });
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  own = addressesAt(port);
  const looking = [
    setInterval(() => void look().catch(failed('looking at pages failed')), lookEveryMs),
    // Commands of the administrator come from another process: they are found in the database.
    ...(isOfClinic ? [setInterval(() => void atTheConsoles(), consoleLookMs)] : []),
  ];

  function atTheConsoles(): Promise<void> {
    return throwOutRevoked(db, io.of('/staff'), refusals).catch(failed('looking at consoles failed'));
  }

  async function look(): Promise<void> {
    await patients?.letCome();
    await publisher.refreshPages();
  }

  return done({
    port,
    origin: own.origin,
    refusals: refusals.counts,
    async close() {
      for (const timer of looking) clearInterval(timer);
      await io.close();
      await app.close();
      staffPresence.stop();
      await publisher.settled();
      await db.destroy();
      log.info({ ...refusals.counts() }, 'closed');
    },
  });
}
