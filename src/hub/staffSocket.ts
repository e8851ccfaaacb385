import type { Namespace, Socket } from 'socket.io';
import { maxSocketMessageBytes, type StaffEvent, staffRequests } from '../shared/contracts/hub.ts';
import type { AddressedSignal } from '../shared/contracts/signal.ts';
import type { HsaId, VisitId } from '../shared/domain/ids.ts';
import { refuse } from '../shared/domain/refusal.ts';
import { type Instant, type LocalDate, localDateOf } from '../shared/domain/time.ts';
import { guardSocket } from './border.ts';
import { createHelpCalls } from './helpCalls.ts';
import type { Log, RefusalCount } from './refusals.ts';
import { staffName } from './staffBook.ts';
import type { StaffDoor } from './staffDoor.ts';
import type { StaffPresence } from './staffPresence.ts';
import { createStaffHandlers, type Watching } from './staffRequests.ts';
import type { StaffServices } from './staffServices.ts';
import { type Staff, type Views, whoseVisit } from './views.ts';
import { isUnfinished, readVisit, type VisitRecord } from './visitRecords.ts';

export interface StaffSockets {
  /** Tells the consoles that look at this visit or its day. */
  tell(record: VisitRecord): void;
  /** Whether any console looks at the day of this start. */
  watches(start: Instant): boolean;
  /** All that any console looks at. */
  watched(): { readonly dates: ReadonlySet<LocalDate>; readonly visits: ReadonlySet<VisitId> };
  /** Somebody is at the door of this visit: told to its clinician, and to those who run the waiting room. */
  atTheDoor(record: VisitRecord, type: 'arrived' | 'knocked'): void;
  /** Hands a signal to the clinician's consoles; false when none is connected. */
  signal(to: HsaId, signal: AddressedSignal): boolean;
}

/** One connected console: who sits there, and what is looked at. */
interface Console {
  readonly staff: Staff;
  readonly watching: Watching;
}

/** The `/staff` namespace: consoles that the door has let in, each with the principal who sits there. */
export function openStaffSockets(deps: {
  readonly namespace: Namespace;
  readonly door: StaffDoor;
  readonly views: Views;
  readonly services: StaffServices;
  readonly staffPresence: StaffPresence;
  readonly refusals: RefusalCount;
  readonly log: Log;
}): StaffSockets {
  const { namespace, door, views, services, staffPresence, refusals, log } = deps;
  const { db, clock, zone, presence } = services;
  const consoles = new Map<Socket, Console>();
  const helpCalls = createHelpCalls({ db, clock, changed: () => tellOfHelp(() => true) });
  let tellingOfHelp: Promise<void> = Promise.resolve();

  namespace.use(async (socket, next) => {
    const admitted = await door.admit(socket.handshake.auth);
    if (admitted.ok) {
      socket.data = { kind: 'staff', ...admitted.value } satisfies Staff;
      return next();
    }
    const { code } = admitted.refusal;
    refusals.add('staff', code);
    next(Object.assign(new Error(code), { data: admitted.refusal }));
  });

  namespace.on('connection', (socket: Socket) => {
    const staff = socket.data as Staff;
    const watching: Watching = {
      date: null,
      other: null,
      leftOver: new Set(),
      visits: new Set(),
      gates: new Map(),
    };
    consoles.set(socket, { staff, watching });
    staffPresence.came(staff.hsaId);
    let gone = false;
    const leaves = async (forGood: boolean): Promise<void> => {
      if (gone) return;
      gone = true;
      await staffPresence.left(staff.hsaId, forGood);
    };
    socket.on('disconnect', (reason) => {
      consoles.delete(socket);
      // A console that closes, or whose clinician signs out, says so; one whose line is lost says nothing.
      void leaves(reason === 'client namespace disconnect');
      log.info({ consoles: consoles.size }, 'console gone');
      if (reason === 'parse error') refusals.add('staff', 'message.malformed');
    });
    guardSocket(socket, {
      name: 'staff',
      schemas: staffRequests,
      handlers: createStaffHandlers(services, staff, watching, helpCalls, () => leaves(true)),
      principal: staff,
      whose: async (visit) => {
        const record = await readVisit(db, visit);
        return record === undefined ? null : whoseVisit(record.visit, staff);
      },
      notYours: async (visit) => {
        const record = await readVisit(db, visit);
        if (record === undefined) return refuse('visit.unknown');
        return refuse('visit.assignedElsewhere', { name: await staffName(db, record.visit.assignedTo) });
      },
      maxChars: maxSocketMessageBytes,
      maxPerTenSeconds: 5_000,
      refusals,
      log,
    });
    for (const signal of services.waitingSignals(staff.hsaId)) send(socket, { v: 1, type: 'signal', signal });
    // Also where nobody asks: what this console was told before it was away may be over.
    tellOfHelp((one) => one === socket);
  });

  function sendTo(is: (console: Console) => boolean, event: StaffEvent): boolean {
    const sockets = [...consoles].filter(([, console]) => is(console));
    for (const [socket] of sockets) send(socket, event);
    return sockets.length > 0;
  }

  /** One telling after the other, each with what stands by then: the last one told is right. */
  function tellOfHelp(is: (socket: Socket) => boolean): void {
    tellingOfHelp = tellingOfHelp
      .then(async () => {
        const callsFor = await helpCalls.standing();
        for (const [socket, { staff }] of consoles)
          if (is(socket)) send(socket, { v: 1, type: 'help', calls: [...callsFor(staff.hsaId)] });
      })
      .catch((error: unknown) => {
        log.error({ code: error instanceof Error ? error.name : 'unknown' }, 'help could not be told of');
      });
  }

  return {
    tell(record) {
      const date = localDateOf(record.booking.starts_at, zone);
      const now = clock();
      const today = localDateOf(now, zone);
      const isLeft = date < today && isUnfinished(record, { now, isConnected: presence.isConnected });
      const { id } = record.visit;
      for (const [socket, { staff, watching }] of consoles) {
        const isTheirs = isLeft && whoseVisit(record.visit, staff) === 'own';
        if (watching.date === today && isTheirs) watching.leftOver.add(id);
        if (watching.date === date || watching.other === date || watching.leftOver.has(id))
          send(socket, { v: 1, type: 'row', row: views.row(record, staff) });
        if (watching.visits.has(id))
          send(socket, { v: 1, type: 'visit', visit: views.detail(record, staff) });
      }
    },
    watches(start) {
      const date = localDateOf(start, zone);
      return [...consoles.values()].some(({ watching }) => watching.date === date || watching.other === date);
    },
    watched() {
      const all = [...consoles.values()].map(({ watching }) => watching);
      return {
        dates: new Set(all.flatMap(({ date, other }) => [date, other].filter((one) => one !== null))),
        visits: new Set(all.flatMap(({ leftOver, visits }) => [...leftOver, ...visits])),
      };
    },
    atTheDoor({ visit, booking }, type) {
      sendTo(({ staff }) => staff.role === 'assistant' || whoseVisit(visit, staff) === 'own', {
        v: 1,
        type,
        visitId: visit.id,
        start: booking.starts_at,
      });
    },
    signal: (to, signal) => sendTo(({ staff }) => staff.hsaId === to, { v: 1, type: 'signal', signal }),
  };
}

function send(socket: Socket, event: StaffEvent): void {
  socket.emit('event', event);
}
