import type { HsaId, ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import type { Clock, Instant, LocalDate } from '../shared/domain/time.ts';
import type { PresenceBook } from './presence.ts';
import { powerOf } from './sessions.ts';
import type { SignalBox } from './signalling.ts';
import type { Db } from './storage/database.ts';
import { readDay, readStarting, readVisit, type VisitRecord } from './visitRecords.ts';
import { inLine, waitingTime } from './waiting.ts';
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

/** Tells everybody what has changed, in order: one pass at a time, each with what is stored by then. */
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
  let next: Promise<void> | null = null;
  let running: Promise<void> = Promise.resolve();

  /** All that became dirty before the pass begins goes into the same pass. */
  function pass(): Promise<void> {
    if (next !== null) return next;
    const mine = running.then(() => {
      next = null;
      const [ids, theirs] = [dirty, clinicians];
      dirty = new Set();
      clinicians = new Set();
      return publish(ids, theirs);
    });
    next = mine;
    running = mine.catch(() => undefined);
    return mine;
  }

  async function publish(ids: ReadonlySet<VisitId>, theirs: ReadonlySet<HsaId>): Promise<void> {
    for (const id of ids) {
      const record = await readVisit(db, id);
      if (record === undefined) continue;
      presence.follow(record.visit);
      for (const one of record.visit.participants)
        if (record.visit.stage !== 'open' || one.admission !== 'admitted') signals.drop(one.id);
      audience.staff(record);
      const holder = linkHolder(record.visit.participants);
      if (holder !== undefined && powerOf(record, clock) === 'over') audience.over(holder.id);
    }
    if (theirs.size > 0) await tellOfClinicians(theirs, ids);
    await showPages();
  }

  /** The visits of these clinicians that staff look at, less those that they have just been told of. */
  async function tellOfClinicians(theirs: ReadonlySet<HsaId>, told: ReadonlySet<VisitId>): Promise<void> {
    const { dates, visits } = audience.watched();
    const seen = new Set(told);
    const tell = (record: VisitRecord | undefined): void => {
      if (record === undefined || seen.has(record.visit.id) || !theirs.has(record.visit.assignedTo)) return;
      seen.add(record.visit.id);
      audience.staff(record);
    };
    for (const date of dates) for (const record of await readDay(db, date, zone)) tell(record);
    for (const id of visits) if (!seen.has(id)) tell(await readVisit(db, id));
  }

  async function showPages(): Promise<void> {
    const shown: { record: VisitRecord; participantId: ParticipantId }[] = [];
    for (const { participantId, visitId } of audience.pages()) {
      const record = await readVisit(db, visitId);
      if (record === undefined) continue;
      // A page shows the link holder's answers: whoever has ceased to be the holder sees none of them.
      if (linkHolder(record.visit.participants)?.id === participantId) shown.push({ record, participantId });
      else audience.revoked(participantId);
    }
    if (shown.length === 0) return;
    const starts = shown.map(({ record }) => record.booking.starts_at);
    const around = await readStarting(
      db,
      (Math.min(...starts) - halfDayMs) as Instant,
      (Math.max(...starts) + halfDayMs) as Instant,
    );
    const free = new Map<HsaId, Instant | null>();
    for (const { visit } of shown.map((one) => one.record))
      if (!free.has(visit.assignedTo)) free.set(visit.assignedTo, await waitingRoom.freeAt(visit.assignedTo));
    for (const { record, participantId } of shown) {
      const line = around
        .filter((one) => one.visit.assignedTo === record.visit.assignedTo)
        .filter((one) => Math.abs(one.booking.starts_at - record.booking.starts_at) < halfDayMs)
        .flatMap((one) => inLine(one, presence.isConnected));
      const freeAt = free.get(record.visit.assignedTo) ?? null;
      audience.page(record, participantId, waitingTime(line, record.visit.id, clock(), freeAt));
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
    refreshPages: pass,
    settled: () => running,
  };
}
