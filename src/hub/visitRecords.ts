import type { HsaId, VisitId } from '../shared/domain/ids.ts';
import type { Instant, LocalDate } from '../shared/domain/time.ts';
import { localDateOf } from '../shared/domain/time.ts';
import type { Visit } from '../shared/domain/visit.ts';
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
  readonly booking: BookingRecord;
  readonly participants: readonly ParticipantTable[];
}

/** One visit, or undefined where there is none of that id. */
export async function readVisit(db: Db | Tx, id: VisitId): Promise<VisitRecord | undefined> {
  const row = await visitRows(db).where('visit.id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const participants = await db
    .selectFrom('participant')
    .selectAll()
    .where('visit', '=', id)
    .orderBy('id')
    .execute();
  return recordOf(row, participants);
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

/** Whether a visit has been opened and nothing of it is in the record yet: its clinician still has it to do. */
export function isUnfinished({ visit }: VisitRecord): boolean {
  return (visit.stage === 'open' || visit.stage === 'ended') && visit.note === null;
}

/** The clinician's unfinished visits of days before `date` in `zone`, in order of time. */
export async function readLeftOver(
  db: Db,
  hsaId: HsaId,
  date: LocalDate,
  zone: string,
): Promise<readonly VisitRecord[]> {
  const rows = await visitRows(db)
    .where('visit.assigned_to', '=', hsaId)
    .where('visit.stage', 'in', ['open', 'ended'])
    .where('booking.starts_at', '<', (Date.parse(`${date}T00:00:00Z`) + 14 * 3_600_000) as Instant)
    .orderBy('booking.starts_at')
    .orderBy('visit.id')
    .execute();
  const found = await Promise.all(rows.map((row) => readVisit(db, row.visit_id)));
  return found
    .flatMap((record) => record ?? [])
    .filter((record) => isUnfinished(record) && localDateOf(record.booking.starts_at, zone) < date);
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
  const byVisit = new Map<VisitId, ParticipantTable[]>();
  for (const one of participants) byVisit.set(one.visit, [...(byVisit.get(one.visit) ?? []), one]);
  return rows.map((row) => recordOf(row, byVisit.get(row.visit_id) ?? []));
}

function visitRows(db: Db | Tx) {
  return db
    .selectFrom('visit')
    .innerJoin('booking', 'booking.id', 'visit.booking')
    .innerJoin('patient', 'patient.id', 'booking.patient')
    .selectAll('booking')
    .select([
      'visit.id as visit_id',
      'visit.state',
      'patient.number',
      'patient.number_kind as numberKind',
      'patient.birth_date as birthDate',
    ]);
}

function recordOf(
  row: BookingRecord & { readonly visit_id: VisitId; readonly state: string },
  participants: readonly ParticipantTable[],
): VisitRecord {
  const { visit_id: _, state, ...booking } = row;
  return { visit: JSON.parse(state) as Visit, booking, participants };
}
