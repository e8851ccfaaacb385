import type { z } from 'zod';
import type { answers } from '../shared/contracts/visit.ts';
import type { HsaId, ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { linkPower } from '../shared/domain/joinWindow.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import type { Instant, LocalDate } from '../shared/domain/time.ts';
import { localDateOf } from '../shared/domain/time.ts';
import type { Visit, VisitState } from '../shared/domain/visit.ts';
import type { Db, Tx } from './storage/database.ts';
import type { BookingTable, NumberKind, ParticipantTable } from './storage/schema.ts';

/** A booking with its patient's number. */
export interface BookingRecord extends BookingTable {
  readonly number: string;
  readonly numberKind: NumberKind;
  readonly birthDate: LocalDate | null;
}

/** All that is stored of one visit, but its history. */
export interface VisitRecord {
  readonly visit: Visit;
  /** Since when 112 is being called; null: nobody has said so. */
  readonly emergencyAt: Instant | null;
  readonly booking: BookingRecord;
  readonly participants: readonly ParticipantTable[];
  /** The one it is assigned to; null where the hub does not know them. */
  readonly clinician: StaffName | null;
  /** The one it was last taken over from, where somebody took it over and the hub knows them. */
  readonly former: StaffName | null;
}

interface StaffName {
  readonly name: string;
  readonly title: string;
}

/** What is kept beside the state of the one who holds the visit's link. */
export function holderRow({ visit, participants }: VisitRecord): ParticipantTable | undefined {
  const holder = linkHolder(visit.participants);
  return participants.find((one) => one.id === holder?.id);
}

/** What the one who holds the link has answered on the way in. */
export function answersOf(record: VisitRecord): z.output<typeof answers> {
  const row = holderRow(record);
  return row === undefined ? {} : JSON.parse(row.answers);
}

/** Whether the one who holds the link can still be let in. */
export function isAwaited({ visit }: Pick<VisitRecord, 'visit'>): boolean {
  const isUnderway = visit.stage === 'booked' || visit.stage === 'open';
  return isUnderway && linkHolder(visit.participants)?.admission === 'waiting';
}

/** One visit, or undefined where there is none of that id. */
export async function readVisit(db: Db | Tx, id: VisitId): Promise<VisitRecord | undefined> {
  return (await readVisits(db, [id]))[0];
}

/** These visits, in this order; without those that there are none of. */
export async function readVisits(db: Db | Tx, ids: readonly VisitId[]): Promise<readonly VisitRecord[]> {
  if (ids.length === 0) return [];
  const rows = await visitRows(db).where('visit.id', 'in', ids).execute();
  const participants = await db
    .selectFrom('participant')
    .selectAll()
    .where('visit', 'in', ids)
    .orderBy('id')
    .execute();
  const records = await recordsOf(db, rows, participants);
  const byId = new Map(records.map((record) => [record.visit.id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The visits that start on `date` in `zone`, in order of time. */
export async function readDay(db: Db, date: LocalDate, zone: string): Promise<readonly VisitRecord[]> {
  // A local day lies within 14 hours of the UTC day of the same name, wherever the zone is and whatever its clock does.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const found = await readStarting(
    db,
    (midnight - 14 * 3_600_000) as Instant,
    (midnight + 38 * 3_600_000) as Instant,
  );
  return found.filter(({ booking }) => localDateOf(booking.starts_at, zone) === date);
}

/** What decides whether a visit can still begin. */
export interface Present {
  readonly now: Instant;
  /** Whether a participant's page is there. */
  readonly isConnected: (id: ParticipantId) => boolean;
}

/**
 * Whether its clinician still has the visit to do, also after midnight: it has been opened and nothing of it is in the
 * record yet, or it is booked and can still begin (its link opens it, or somebody is there).
 */
export function isUnfinished(
  { visit, booking }: Pick<VisitRecord, 'visit' | 'booking'>,
  { now, isConnected }: Present,
): boolean {
  switch (visit.stage) {
    case 'open':
    case 'ended':
      return visit.note === null;
    case 'booked': {
      const times = { stage: visit.stage, start: booking.starts_at, end: booking.ends_at, hasCome: false };
      return linkPower(times, now) !== 'over' || visit.participants.some((one) => isConnected(one.id));
    }
    default:
      return false;
  }
}

/** The clinician's unfinished visits of days before `date` in `zone`, in order of time. */
export async function readLeftOver(
  db: Db,
  hsaId: HsaId,
  date: LocalDate,
  zone: string,
  present: Present,
): Promise<readonly VisitRecord[]> {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const rows = await visitRows(db)
    .where('visit.assigned_to', '=', hsaId)
    .where((is) =>
      is.or([
        is('visit.stage', 'in', ['open', 'ended']),
        // Nobody waits for longer than a day, and there is no end to what was booked before and never came to be.
        is.and([
          is('visit.stage', '=', 'booked'),
          is('booking.starts_at', '>=', (midnight - 48 * 3_600_000) as Instant),
        ]),
      ]),
    )
    .where('booking.starts_at', '<', (midnight + 14 * 3_600_000) as Instant)
    .orderBy('booking.starts_at')
    .orderBy('visit.id')
    .execute();
  const left = rows
    .map((row) => recordOf(row, [], new Map()))
    .filter((record) => localDateOf(record.booking.starts_at, zone) < date && isUnfinished(record, present));
  return readVisits(
    db,
    left.map((record) => record.visit.id),
  );
}

/** The clinicians who have a visit open. */
export async function readCliniciansInCall(db: Db): Promise<readonly HsaId[]> {
  const rows = await db
    .selectFrom('visit')
    .select('assigned_to')
    .distinct()
    .where('stage', '=', 'open')
    .execute();
  return rows.map((row) => row.assigned_to);
}

/** When the first and the last of these visits start; null where there is none of them. */
export async function readSpan(
  db: Db,
  ids: readonly VisitId[],
): Promise<{ readonly first: Instant; readonly last: Instant } | null> {
  const { first, last } = await db
    .selectFrom('visit')
    .innerJoin('booking', 'booking.id', 'visit.booking')
    .select(({ fn }) => [
      fn.min<Instant | null>('booking.starts_at').as('first'),
      fn.max<Instant | null>('booking.starts_at').as('last'),
    ])
    .where('visit.id', 'in', ids)
    .executeTakeFirstOrThrow();
  return first === null || last === null ? null : { first, last };
}

/** The visits that start in [from, to), in order of time. */
export async function readStarting(db: Db, from: Instant, to: Instant): Promise<readonly VisitRecord[]> {
  const rows = await visitRows(db)
    .where('booking.starts_at', '>=', from)
    .where('booking.starts_at', '<', to)
    .orderBy('booking.starts_at')
    .orderBy('visit.id')
    .execute();
  const participants = await db
    .selectFrom('participant')
    .innerJoin('visit', 'visit.id', 'participant.visit')
    .innerJoin('booking', 'booking.id', 'visit.booking')
    .selectAll('participant')
    .where('booking.starts_at', '>=', from)
    .where('booking.starts_at', '<', to)
    .orderBy('participant.id')
    .execute();
  return recordsOf(db, rows, participants);
}

async function recordsOf(
  db: Db | Tx,
  rows: readonly VisitRow[],
  participants: readonly ParticipantTable[],
): Promise<readonly VisitRecord[]> {
  const byVisit = new Map<VisitId, ParticipantTable[]>(rows.map((row) => [row.visit_id, []]));
  for (const one of participants) byVisit.get(one.visit)?.push(one);
  const former = await formerOf(db, rows);
  return rows.map((row) => recordOf(row, byVisit.get(row.visit_id) ?? [], former));
}

/** Those from whom any of these visits was taken over. */
async function formerOf(
  db: Db | Tx,
  rows: readonly { readonly state: string }[],
): Promise<ReadonlyMap<HsaId, StaffName>> {
  // A state without the word needs no reading: nearly all of them.
  const ids = new Set(
    rows
      .filter(({ state }) => state.includes('"handOver":{'))
      .flatMap(({ state }) => visitOf(state).handOver?.from ?? []),
  );
  if (ids.size === 0) return new Map();
  const found = await db
    .selectFrom('staff')
    .select(['hsa_id', 'name', 'title'])
    .where('hsa_id', 'in', [...ids])
    .execute();
  return new Map(found.map(({ hsa_id, ...named }) => [hsa_id, named]));
}

function visitRows(db: Db | Tx) {
  return db
    .selectFrom('visit')
    .innerJoin('booking', 'booking.id', 'visit.booking')
    .innerJoin('patient', 'patient.id', 'booking.patient')
    .leftJoin('staff', 'staff.hsa_id', 'visit.assigned_to')
    .selectAll('booking')
    .select([
      'visit.id as visit_id',
      'visit.state',
      'visit.emergency_at as emergencyAt',
      'patient.number',
      'patient.number_kind as numberKind',
      'patient.birth_date as birthDate',
      'staff.name as staffName',
      'staff.title as staffTitle',
    ]);
}

interface VisitRow extends BookingRecord {
  readonly visit_id: VisitId;
  readonly state: string;
  readonly emergencyAt: Instant | null;
  readonly staffName: string | null;
  readonly staffTitle: string | null;
}

function recordOf(
  row: VisitRow,
  participants: readonly ParticipantTable[],
  former: ReadonlyMap<HsaId, StaffName>,
): VisitRecord {
  const { visit_id: _, state, emergencyAt, staffName, staffTitle, ...booking } = row;
  const visit = visitOf(state);
  return {
    visit,
    emergencyAt,
    booking,
    participants,
    clinician: staffName === null ? null : { name: staffName, title: staffTitle ?? '' },
    former: (visit.handOver === null ? undefined : former.get(visit.handOver.from)) ?? null,
  };
}

/** A visit as its state was written, by this program or by an older one. */
function visitOf(state: string): Visit {
  const visit: Visit = JSON.parse(state);
  const { undoable } = visit;
  return {
    ...whole(visit),
    undoable: undoable === null ? null : { ...undoable, before: whole(undoable.before) },
  };
}

/** With what older programs did not write. */
function whole<State extends VisitState>(state: State): State {
  return { ...state, inRoom: state.inRoom ?? [], handOver: state.handOver ?? null };
}
