import type { HsaId, ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import type { Clock, Instant, LocalDate } from '../shared/domain/time.ts';
import type { PresenceBook } from './presence.ts';
import { powerOf } from './sessions.ts';
import type { SignalBox } from './signalling.ts';
import type { Db } from './storage/database.ts';
import { readDay, readSpan, readStarting, readVisits, type VisitRecord } from './visitRecords.ts';
import { type InLine, inLine, waitingTime } from './waiting.ts';
import type { WaitingRoom } from './waitingRoom.ts';

const halfDayMs = 12 * 3_600_000;

/** Those who are told. Set once the sockets are there. */
export interface Audience {
  /** Tells staff who look at this visit or its day. */
  readonly staff: (record: VisitRecord) => void;
  /** All that staff look at now. */
  readonly watched: () => { readonly dates: ReadonlySet<LocalDate>; readonly visits: ReadonlySet<VisitId> };
  /** Who has a live page now. */
  readonly pages: () => readonly { readonly participantId: ParticipantId; readonly visitId: VisitId }[];
  /** Ends the page of one who no longer holds the visit's link. */
  readonly revoked: (participantId: ParticipantId) => void;
  /** The visit of this participant is done: nobody waits for the place any more. */
  readonly over: (participantId: ParticipantId) => void;
  /** Shows a page what is now so; sends nothing where nothing has changed. */
  readonly page: (
    record: VisitRecord,
    participantId: ParticipantId,
    wait: { readonly aboutMinutes: number | null; readonly delayMinutes: number | null },
  ) => void;
}

/**
 * Tells everybody what has changed, in order: staff first, then the pages. Each is told in one pass at a time, with what is
 * stored by then.
 */
export interface Publisher {
  /** Resolves once the change has been told. */
  changed(visit: VisitId): Promise<void>;
  /** A clinician has come or is gone: tells staff who look at visits of theirs. Resolves once it has been told. */
  clinicianChanged(hsaId: HsaId): Promise<void>;
  /** Looks at every live page again: minutes go by, and windows open. */
  refreshPages(): Promise<void>;
  /** Resolves once nothing is being told any more. */
  settled(): Promise<void>;
}

export function createPublisher(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly zone: string;
  readonly presence: PresenceBook;
  readonly signals: SignalBox;
  readonly waitingRoom: Pick<WaitingRoom, 'freeAt'>;
  readonly audience: Audience;
}): Publisher {
  const { db, clock, zone, presence, signals, waitingRoom, audience } = deps;
  let dirty = new Set<VisitId>();
  let clinicians = new Set<HsaId>();
  /** Staff need not wait for the pages: with hundreds of them those take their time. */
  const staffLane = createLane(async () => {
    const [ids, theirs] = [dirty, clinicians];
    dirty = new Set();
    clinicians = new Set();
    await tellStaff(ids);
    if (theirs.size > 0) await tellOfClinicians(theirs, ids);
  });
  const pageLane = createLane(showPages);

  async function pass(): Promise<void> {
    await staffLane.pass();
    await pageLane.pass();
  }

  async function tellStaff(ids: ReadonlySet<VisitId>): Promise<void> {
    for (const record of await readVisits(db, [...ids])) {
      presence.follow(record.visit);
      for (const one of record.visit.participants)
        if (record.visit.stage !== 'open' || one.admission !== 'admitted') signals.drop(one.id);
      audience.staff(record);
      const holder = linkHolder(record.visit.participants);
      if (holder !== undefined && powerOf(record, clock) === 'over') audience.over(holder.id);
    }
  }

  /** The visits of these clinicians that staff look at, less those that they have just been told of. */
  async function tellOfClinicians(theirs: ReadonlySet<HsaId>, told: ReadonlySet<VisitId>): Promise<void> {
    const { dates, visits } = audience.watched();
    const seen = new Set(told);
    const tell = (record: VisitRecord): void => {
      if (seen.has(record.visit.id) || !theirs.has(record.visit.assignedTo)) return;
      seen.add(record.visit.id);
      audience.staff(record);
    };
    for (const date of dates) for (const record of await readDay(db, date, zone)) tell(record);
    const others = [...visits].filter((id) => !seen.has(id));
    for (const record of await readVisits(db, others)) tell(record);
  }

  async function showPages(): Promise<void> {
    const pages = audience.pages();
    if (pages.length === 0) return;
    const span = await readSpan(
      db,
      pages.map((one) => one.visitId),
    );
    if (span === null) return;
    // Read once: the pages' own visits, and those around them that decide how long they wait.
    const around = await readStarting(
      db,
      (span.first - halfDayMs) as Instant,
      (span.last + halfDayMs) as Instant,
    );
    const byVisit = new Map(around.map((record) => [record.visit.id, record]));
    const days = new Map<HsaId, Day>();
    for (const { visitId } of pages) {
      const clinician = byVisit.get(visitId)?.visit.assignedTo;
      if (clinician !== undefined && !days.has(clinician))
        days.set(clinician, { line: [], freeAt: await waitingRoom.freeAt(clinician) });
    }
    for (const one of around) days.get(one.visit.assignedTo)?.line.push(...inLine(one, presence.isConnected));
    for (const { participantId, visitId } of pages) {
      const record = byVisit.get(visitId);
      if (record === undefined) continue;
      // A page shows the link holder's answers: whoever has ceased to be the holder sees none of them.
      if (linkHolder(record.visit.participants)?.id !== participantId) {
        audience.revoked(participantId);
        continue;
      }
      const { line, freeAt } = days.get(record.visit.assignedTo) ?? { line: [], freeAt: null };
      const start = record.booking.starts_at;
      const near = line.filter((one) => Math.abs(one.start - start) < halfDayMs);
      audience.page(record, participantId, waitingTime(near, visitId, clock(), freeAt));
    }
  }

  return {
    changed(visit) {
      dirty.add(visit);
      return pass();
    },
    clinicianChanged(hsaId) {
      clinicians.add(hsaId);
      return pass();
    },
    refreshPages: pageLane.pass,
    settled: async () => {
      await staffLane.settled();
      await pageLane.settled();
    },
  };
}

/** What a clinician has to do, and when they have said to be free. */
interface Day {
  readonly line: InLine[];
  readonly freeAt: Instant | null;
}

/** Work that is done one pass at a time: all who ask before a pass begins share it. */
function createLane(work: () => Promise<void>) {
  let next: Promise<void> | null = null;
  let running: Promise<void> = Promise.resolve();
  return {
    pass(): Promise<void> {
      if (next !== null) return next;
      const mine = running.then(() => {
        next = null;
        return work();
      });
      next = mine;
      running = mine.catch(() => undefined);
      return mine;
    },
    settled: () => running,
  };
}
