import { timingSafeEqual } from 'node:crypto';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import {
  type HubConfig,
  maxSocketMessageBytes,
  type StaffEvent,
  staffRequests,
} from '../shared/contracts/hub.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import type { AddressedSignal } from '../shared/contracts/signal.ts';
import type { HsaId } from '../shared/domain/ids.ts';
import { type RefusalCode, refuse } from '../shared/domain/refusal.ts';
import { type Instant, localDateOf } from '../shared/domain/time.ts';
import { guardSocket } from './border.ts';
import type { Log, RefusalCount } from './refusals.ts';
import { createStaffHandlers, type Watching } from './staffRequests.ts';
import type { StaffServices } from './staffServices.ts';
import { type Staff, type Views, whoseVisit } from './views.ts';
import { isUnfinished, readVisit, type VisitRecord } from './visitRecords.ts';

export interface StaffSockets {
  /** Tells the consoles that look at this visit or its day. */
  tell(record: VisitRecord): void;
  /** Whether any console looks at the day of this start. */
  watches(start: Instant): boolean;
  tellAll(event: StaffEvent): void;
  /** Hands a signal to the clinician's consoles; false when none is connected. */
  signal(to: HsaId, signal: AddressedSignal): boolean;
}

/** The `/staff` namespace: consoles with the secret that main made at its start. */
export function openStaffSockets(deps: {
  readonly namespace: Namespace;
  readonly config: HubConfig;
  readonly views: Views;
  readonly services: StaffServices;
  readonly refusals: RefusalCount;
  readonly log: Log;
}): StaffSockets {
  const { namespace, config, views, services, refusals, log } = deps;
  const secret = Buffer.from(config.staffSecret, 'hex');
  const principal: Staff = { kind: 'staff', ...config.staff };
  const consoles = new Map<Socket, Watching>();

  namespace.use((socket, next) => {
    const code = refusalOf(socket.handshake.auth, secret);
    if (code === null) return next();
    refusals.add('staff', code);
    next(Object.assign(new Error(code), { data: refuse(code).refusal }));
  });

  namespace.on('connection', (socket: Socket) => {
    const watching: Watching = {
      date: null,
      other: null,
      leftOver: new Set(),
      visits: new Set(),
      gates: new Map(),
    };
    consoles.set(socket, watching);
    socket.on('disconnect', (reason) => {
      consoles.delete(socket);
      log.info({ consoles: consoles.size }, 'console gone');
      if (reason === 'parse error') refusals.add('staff', 'message.malformed');
    });
    guardSocket(socket, {
      name: 'staff',
      schemas: staffRequests,
      handlers: createStaffHandlers(services, principal, watching),
      principal,
      whose: async (visit) => {
        const record = await readVisit(services.db, visit);
        return record === undefined ? null : whoseVisit(record.visit, principal);
      },
      maxChars: maxSocketMessageBytes,
      maxPerTenSeconds: 5_000,
      refusals,
      log,
    });
    for (const signal of services.waitingSignals(principal.hsaId))
      send(socket, { v: 1, type: 'signal', signal });
  });

  return {
    tell(record) {
      const date = localDateOf(record.booking.starts_at, config.clinic.zone);
      const now = services.clock();
      const today = localDateOf(now, config.clinic.zone);
      const { isConnected } = services.presence;
      const isLeft =
        date < today &&
        whoseVisit(record.visit, principal) === 'own' &&
        isUnfinished(record, { now, isConnected });
      for (const [socket, watching] of consoles) {
        if (watching.date === today && isLeft) watching.leftOver.add(record.visit.id);
        if (watching.date === date || watching.other === date || watching.leftOver.has(record.visit.id))
          send(socket, { v: 1, type: 'row', row: views.row(record, principal) });
        if (watching.visits.has(record.visit.id))
          send(socket, { v: 1, type: 'visit', visit: views.detail(record, principal) });
      }
    },
    watches(start) {
      const dates = [...consoles.values()].flatMap(({ date, other }) =>
        [date, other].filter((one) => one !== null),
      );
      return dates.length > 0 && dates.includes(localDateOf(start, config.clinic.zone));
    },
    tellAll(event) {
      for (const socket of consoles.keys()) send(socket, event);
    },
    signal(to, signal) {
      if (to !== principal.hsaId || consoles.size === 0) return false;
      for (const socket of consoles.keys()) send(socket, { v: 1, type: 'signal', signal });
      return true;
    },
  };
}

function send(socket: Socket, event: StaffEvent): void {
  socket.emit('event', event);
}

const auth = z.object({ v: z.number(), secret: z.string().regex(/^[0-9a-f]{64}$/) });

function refusalOf(given: unknown, secret: Buffer): RefusalCode | null {
  const version = z.object({ v: z.number() }).safeParse(given);
  if (version.success && version.data.v !== protocolVersion) return 'connection.version';
  const parsed = readAs(auth, given);
  if (!parsed.success) return 'permission.denied';
  return timingSafeEqual(Buffer.from(parsed.data.secret, 'hex'), secret) ? null : 'permission.denied';
}
