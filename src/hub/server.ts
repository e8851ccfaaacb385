import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { type HubConfig, maxSocketMessageBytes } from '../shared/contracts/hub.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import { done, type RefusalCode, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { isOwnAddress } from './addresses.ts';
import { createBookings } from './bookings.ts';
import { createHttp } from './http.ts';
import { openPatientSockets, type PatientSockets } from './patientSocket.ts';
import { createPresence } from './presence.ts';
import { createPublisher } from './publisher.ts';
import { createRecord } from './record.ts';
import { createRefusalCount, type Log } from './refusals.ts';
import { createSessions, powerOf } from './sessions.ts';
import { createSignalBox } from './signalling.ts';
import { openStaffSockets, type StaffSockets } from './staffSocket.ts';
import { openDatabase } from './storage/database.ts';
import { createViews, patientView } from './views.ts';
import { readVisit, type VisitRecord } from './visitRecords.ts';
import { createVisits } from './visits.ts';
import { createWaitingRoom } from './waitingRoom.ts';

/** Loopback only: a clinic's own hub, reached by others, comes with its own issue. */
const address = '127.0.0.1';

export interface Hub {
  readonly port: number;
  /** Where the patient's page is, e.g. `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** What has been refused so far, by code. */
  refusals(): Readonly<Partial<Record<RefusalCode, number>>>;
  close(): Promise<void>;
}

/**
 * The hub's composition root: opens the database, listens on loopback. Refuses with `connection.portTaken` and with
 * what `openDatabase` refuses with.
 */
export async function createHub(
  config: HubConfig,
  deps: {
    readonly clock: Clock;
    readonly log: Log;
    /** How often pages are looked at for what the time alone changes, in milliseconds. */
    readonly lookEveryMs?: number;
  },
): Promise<Result<Hub>> {
  const { clock, log, lookEveryMs = 5_000 } = deps;
  const { zone } = config.clinic;
  mkdirSync(config.dataDir, { recursive: true });
  const opened = await openDatabase(join(config.dataDir, 'hub.db'), config.keys.database);
  if (!opened.ok) return opened;
  const db = opened.value;
  const refusals = createRefusalCount(log);
  const presence = createPresence(clock);
  const signals = createSignalBox();
  const waitingRoom = createWaitingRoom({ db, clock });
  const views = createViews({ clock, zone, presence });
  let port = config.port;

  // The sockets tell of changes that the services make, and the services are what the sockets ask.
  let staff: StaffSockets | undefined;
  let patients: PatientSockets | undefined;
  const publisher = createPublisher({
    db,
    clock,
    presence,
    signals,
    waitingRoom,
    audience: {
      staff: (record) => staff?.tell(record),
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
            clinician: clinicianOf(record, config),
            power: powerOf(record, clock),
            presence,
          }),
        ),
    },
  });
  const { changed } = publisher;
  const visits = createVisits({
    db,
    clock,
    changed,
    isConnected: (visit) => visit.participants.some((one) => presence.isConnected(one.id)),
  });
  const sessions = createSessions({
    db,
    clock,
    visits,
    linkKey: Buffer.from(config.keys.links, 'hex'),
    deviceWaiting: presence.deviceWaiting,
    moved: (participant, turns) => patients?.moved(participant, turns),
  });

  const app = await createHttp({ config, clock, log, refusals, sessions, port: () => port });
  const io = new Server(app.server, {
    maxHttpBufferSize: maxSocketMessageBytes,
    serveClient: false,
    pingInterval: 5_000,
    pingTimeout: 10_000,
    allowRequest: (request, answer) => {
      const own = isOwnAddress(request.headers, port);
      if (!own) refusals.add('http', 'sender.untrusted');
      answer(own ? null : 'sender.untrusted', own);
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
      if (record !== undefined) staff?.tellAll({ v: 1, type, visitId, start: record.booking.starts_at });
    };
  const [arrived, knocked] = [atTheDoor('arrived'), atTheDoor('knocked')];
  staff = openStaffSockets({
    namespace: io.of('/staff'),
    config,
    views,
    refusals,
    log,
    services: {
      db,
      clock,
      zone,
      origin: () => `http://${address}:${port}`,
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
    await app.listen({ host: address, port: config.port });
  } catch (error) {
    await io.close();
    await app.close();
    await db.destroy();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return refuse('connection.portTaken', { port: config.port });
    throw error;
  }
  port = (app.server.address() as AddressInfo).port;
  const looking = setInterval(() => {
    look().catch((error: unknown) => {
      log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'looking at pages failed');
    });
  }, lookEveryMs);

  async function look(): Promise<void> {
    await patients?.letCome();
    await publisher.refreshPages();
  }

  return done({
    port,
    origin: `http://${address}:${port}`,
    refusals: refusals.counts,
    async close() {
      clearInterval(looking);
      await io.close();
      await app.close();
      await publisher.settled();
      await db.destroy();
      log.info({ ...refusals.counts() }, 'closed');
    },
  });
}

/** Who the patient is going to meet. Of other clinicians this hub knows no name yet: the clinic's stands for it. */
function clinicianOf({ visit }: VisitRecord, { staff, clinic }: HubConfig): { name: string; title: string } {
  return visit.assignedTo === staff.hsaId
    ? { name: staff.name, title: staff.title }
    : { name: clinic.name, title: '' };
}
