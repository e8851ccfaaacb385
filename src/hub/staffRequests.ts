import type { staffRequests } from '../shared/contracts/hub.ts';
import type { StaffMember } from '../shared/contracts/staff.ts';
import type { VisitCommand } from '../shared/contracts/visit.ts';
import type { ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import type { Action } from '../shared/domain/permissions.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { type LocalDate, localDateOf } from '../shared/domain/time.ts';
import type { Actor } from '../shared/domain/visit.ts';
import { appendAudit, verifyChains } from './audit.ts';
import type { Handlers } from './border.ts';
import type { HelpCalls } from './helpCalls.ts';
import { linkUrl } from './links.ts';
import { createSignalGate, type SignalGate } from './signalling.ts';
import { readStaff } from './staffBook.ts';
import type { StaffServices } from './staffServices.ts';
import type { Staff } from './views.ts';
import { readDay, readLeftOver, readVisit, type VisitRecord } from './visitRecords.ts';
import { createWaitingRoomHandlers } from './waitingRoomRequests.ts';

/** What one console looks at, and the order of what it has signalled. */
export interface Watching {
  /** The day of the list of today, as it was when it was fetched. */
  date: LocalDate | null;
  /** Another day that is looked at beside it. */
  other: LocalDate | null;
  /** Visits of earlier days that the list of today holds: unfinished when it was fetched, or since. */
  readonly leftOver: Set<VisitId>;
  readonly visits: Set<VisitId>;
  readonly gates: Map<ParticipantId, SignalGate>;
}

export function createStaffHandlers(
  services: StaffServices,
  staff: Staff,
  watching: Watching,
  help: HelpCalls,
  leave: () => Promise<void>,
): Handlers<typeof staffRequests> {
  const { db, clock, zone, views, visits, record, sessions, presence, waitingRoom, changed } = services;
  const actor: Actor = { kind: 'staff', hsaId: staff.hsaId };
  const visit = (payload: { readonly visitId: VisitId }): VisitId => payload.visitId;

  async function withVisit<T>(
    id: VisitId,
    answer: (found: VisitRecord) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const found = await readVisit(db, id);
    return found === undefined ? refuse('visit.unknown') : answer(found);
  }

  /** What has been left open or unsigned, or can still begin, stays within reach after midnight. */
  const leftOver = (today: LocalDate): Promise<readonly VisitRecord[]> =>
    readLeftOver(db, staff.hsaId, today, zone, { now: clock(), isConnected: presence.isConnected });

  return {
    'day.open': {
      action: 'day.read',
      async answer({ date: asked }) {
        const today = localDateOf(clock(), zone);
        const date = asked ?? today;
        watching.other = date === today ? null : date;
        const left = date === today ? await leftOver(today) : [];
        if (date === today) {
          watching.date = today;
          watching.leftOver.clear();
          for (const one of left) watching.leftOver.add(one.visit.id);
        }
        const found = [...left, ...(await readDay(db, date, zone))];
        await appendAudit(db, clock, {
          action: 'day.read',
          actor,
          visit: null,
          payload: { date, visits: found.length },
        });
        const delayMinutes = await waitingRoom.delayLeft(staff.hsaId);
        return done({ date, now: clock(), rows: found.map((one) => views.row(one, staff)), delayMinutes });
      },
    },
    'visit.open': {
      action: 'visit.read',
      visit,
      answer: ({ visitId }) =>
        withVisit(visitId, async (found) => {
          watching.visits.add(visitId);
          await appendAudit(db, clock, {
            action: 'visit.read',
            actor,
            visit: visitId,
            payload: { patient: found.booking.patient },
          });
          return done(views.detail(found, staff));
        }),
    },
    'visit.command': {
      action: ({ command }) => actionOf(command),
      visit,
      answer: (envelope) => visits.command(staff, envelope),
    },
    'staff.list': {
      action: 'day.read',
      async answer() {
        const today = localDateOf(clock(), zone);
        const members = await readStaff(db, { named: services.named, today, zone });
        const connected = (one: StaffMember) => services.staffPresence.isConnected(one.hsaId);
        return done({ staff: members.map((one) => ({ ...one, connected: connected(one) })) });
      },
    },
    'link.make': {
      action: 'link.make',
      visit,
      answer: ({ visitId }) =>
        withVisit(visitId, async (found) => {
          const link = sessions.tokenOf(found);
          if (link === null) return refuse('participant.unknown');
          await appendAudit(db, clock, {
            action: 'link.made',
            actor,
            visit: visitId,
            payload: { patient: found.booking.patient },
          });
          return done({ url: linkUrl(services.origin(), link.participantId, link.token) });
        }),
    },
    'link.revoke': {
      action: 'link.make',
      visit,
      answer: ({ visitId }) =>
        withVisit(visitId, async (found) => {
          const holder = linkHolder(found.visit.participants);
          if (holder === undefined) return refuse('participant.unknown');
          await db.transaction().execute(async (tx) => {
            await sessions.revoke(tx, holder.id);
            await appendAudit(tx, clock, {
              action: 'link.revoked',
              actor,
              visit: visitId,
              payload: { patient: found.booking.patient },
            });
          });
          services.revoked(holder.id);
          await changed(visitId);
          return done({});
        }),
    },
    'bookings.import': {
      action: 'bookings.import',
      answer: ({ rows }) => services.bookings.importRows(staff, rows),
    },
    ...createWaitingRoomHandlers(services, staff, leftOver, help),
    'signal.send': {
      action: 'visit.signal',
      visit,
      answer: (addressed) =>
        withVisit(addressed.visitId, async (found) => {
          const admitted = admittedIn(found, addressed.participantId);
          if (!admitted.ok) return admitted;
          const passed = gateFor(watching, addressed.participantId).pass(addressed.signal);
          if (!passed.ok) return passed;
          const sent = services.toPage(addressed);
          return sent.ok ? done({}) : sent;
        }),
    },
    'line.report': {
      action: 'visit.signal',
      visit,
      answer: ({ visitId, participantId, line }) =>
        withVisit(visitId, async (found) => {
          const admitted = admittedIn(found, participantId);
          if (!admitted.ok) return admitted;
          presence.line(participantId, 'console', line);
          await changed(visitId);
          return done({});
        }),
    },
    // Whose visit it is stands inside the note: the record asks again once it has read it.
    'note.deliver': { action: 'note.sign', answer: (delivery) => record.deliver(staff, delivery) },
    'note.read': { action: 'note.read', visit, answer: ({ visitId }) => record.read(staff, visitId) },
    'console.leave': {
      action: 'day.read',
      async answer() {
        await leave();
        return done({});
      },
    },
    'audit.verify': { action: 'day.read', answer: async () => done(await verifyChains(db)) },
  };
}

/** Signals pass only to one who has been let in. */
function admittedIn({ visit }: VisitRecord, id: ParticipantId): Result<null> {
  const one = visit.participants.find((candidate) => candidate.id === id);
  if (one === undefined) return refuse('participant.unknown');
  if (visit.stage !== 'open' || one.admission !== 'admitted') return refuse('participant.notAdmitted');
  return done(null);
}

/** What each command asks leave for. */
function actionOf(command: VisitCommand): Action {
  switch (command.type) {
    case 'letIn':
    case 'changeChannel':
      return 'visit.letIn';
    case 'sendBack':
      return 'visit.sendBack';
    case 'tellRoom':
    case 'confirmAlone':
      return 'visit.present';
    case 'startIdentity':
    case 'decideIdentity':
      return 'visit.decideIdentity';
    case 'finish':
    case 'reopen':
      return 'visit.finish';
    case 'recordAttempt':
    case 'noShow':
      return 'visit.noShow';
    case 'cancel':
      return 'visit.cancel';
    case 'turnPhysical':
      return 'visit.turnPhysical';
    case 'assign':
      return 'visit.assign';
    case 'undo':
      return 'visit.undo';
  }
}

/** A gate for each participant that this console signals to. */
function gateFor(watching: Watching, participant: ParticipantId): SignalGate {
  const gate = watching.gates.get(participant) ?? createSignalGate();
  watching.gates.set(participant, gate);
  return gate;
}
