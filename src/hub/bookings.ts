import { v7 } from 'uuid';
import { type ImportReport, maxBookingRows } from '../shared/contracts/bookings.ts';
import type { ParticipantId, PatientId, VisitId } from '../shared/domain/ids.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import { type Clock, type Instant, localDateOf } from '../shared/domain/time.ts';
import { type Actor, bookedVisit } from '../shared/domain/visit.ts';
import { appendAudit, appendVisitEvent } from './audit.ts';
import { type ReadRow, readRow } from './bookingRows.ts';
import { expectedKinds, insertParticipants, newParticipant, sameGuardian } from './expected.ts';
import type { Db, Tx } from './storage/database.ts';
import type { BookingTable } from './storage/schema.ts';
import type { Staff } from './views.ts';
import { readVisit } from './visitRecords.ts';
import { writeState } from './visits.ts';

/** Rows written in one transaction: between two of them others come to the database. */
const rowsAtATime = 200;

type Outcome = 'added' | 'updated' | 'unchanged' | Refusal;

/** What became of a row: the visit that stands in its booking, and those whose link is no longer good. */
interface Put {
  readonly outcome: Outcome;
  readonly visit: VisitId | null;
  readonly revoked: readonly ParticipantId[];
}

/**
 * Takes a day list: good rows in, bad rows back with line and reason. The same booking again (patient, clinician,
 * start) updates. Done again after a half-done import it gives the same bookings. Over 10,000 rows: refused whole.
 */
export function createBookings(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly zone: string;
  /** Whether anybody looks at the day of this start: else nobody needs to be told of a new visit. */
  readonly watched: (start: Instant) => boolean;
  readonly changed: (id: VisitId) => Promise<void>;
  /** Ends the participant's page: called after the commit for those whose link is no longer good. */
  readonly revoked: (id: ParticipantId) => void;
}): { importRows(staff: Staff, rows: readonly unknown[]): Promise<Result<ImportReport>> } {
  const { db, clock, zone, watched, changed, revoked } = deps;

  return {
    async importRows(staff, rows) {
      if (rows.length > maxBookingRows) return refuse('booking.tooManyRows', { most: maxBookingRows });
      const actor: Actor = { kind: 'staff', hsaId: staff.hsaId };
      const report: ImportReport = { added: 0, updated: 0, unchanged: 0, refused: [] };
      const today = localDateOf(clock(), zone);
      const seen = new Set<string>();
      for (let from = 0; from < rows.length; from += rowsAtATime) {
        const { touched, over } = await db.transaction().execute(async (tx) => {
          const ids: VisitId[] = [];
          const gone: ParticipantId[] = [];
          for (const [index, raw] of rows.slice(from, from + rowsAtATime).entries()) {
            const line = from + index + 1;
            const read = readRow(raw, today);
            if (!read.ok) {
              report.refused.push({ line, ...read.refusal });
              continue;
            }
            const key = sameBooking(read.value);
            const { outcome, visit, ...row } = seen.has(key)
              ? leftAsItIs(refuse('booking.duplicateRow').refusal)
              : await put(tx, read.value, actor);
            gone.push(...row.revoked);
            seen.add(key);
            if (typeof outcome === 'string') report[outcome] += 1;
            else report.refused.push({ line, field: null, refusal: outcome });
            if (visit === null) continue;
            if (rows.length === 1) report.visitId = visit;
            const starts = read.value.booking.starts_at;
            if (outcome === 'updated' || (outcome === 'added' && watched(starts))) ids.push(visit);
          }
          return { touched: ids, over: gone };
        });
        for (const id of over) revoked(id);
        await Promise.all(touched.map(changed));
        await turn();
      }
      await appendAudit(db, clock, {
        action: 'bookings.imported',
        actor,
        visit: null,
        payload: {
          added: report.added,
          updated: report.updated,
          unchanged: report.unchanged,
          refused: report.refused.length,
        },
      });
      return done(report);
    },
  };

  async function put(tx: Tx, row: ReadRow, actor: Actor): Promise<Put> {
    const patient = await patientId(tx, row);
    const known = await tx
      .selectFrom('booking')
      .innerJoin('visit', 'visit.booking', 'booking.id')
      .selectAll('booking')
      .select('visit.id as visit_id')
      .where('patient', '=', patient)
      .where('clinician', '=', row.booking.clinician)
      .where('starts_at', '=', row.booking.starts_at)
      .executeTakeFirst();
    if (known === undefined)
      return { outcome: 'added', visit: await add(tx, row, patient, actor), revoked: [] };
    const fields = differing(known, row.booking);
    if (fields.length === 0) return { outcome: 'unchanged', visit: known.visit_id, revoked: [] };
    return update(tx, known.visit_id, row, fields, actor);
  }

  async function patientId(tx: Tx, { patient }: ReadRow): Promise<PatientId> {
    const known = await tx
      .selectFrom('patient')
      .select('id')
      .where('number_kind', '=', patient.kind)
      .where('number', '=', patient.number)
      .executeTakeFirst();
    if (known !== undefined) return known.id;
    const id = v7() as string as PatientId;
    await tx
      .insertInto('patient')
      .values({
        id,
        number: patient.number,
        number_kind: patient.kind,
        birth_date: patient.birthDate,
        created_at: clock(),
      })
      .execute();
    return id;
  }

  async function add(tx: Tx, row: ReadRow, patient: PatientId, actor: Actor): Promise<VisitId> {
    const at = clock();
    const booking = v7();
    const id = v7() as string as VisitId;
    const participants = expectedKinds(row.booking).map((kind) => newParticipant(kind));
    const visit = bookedVisit(id, row.booking.clinician, participants);
    await tx
      .insertInto('booking')
      .values({ id: booking, patient, ...row.booking, created_at: at, updated_at: at })
      .execute();
    await tx
      .insertInto('visit')
      .values({
        id,
        booking,
        seq: visit.seq,
        stage: visit.stage,
        assigned_to: visit.assignedTo,
        state: JSON.stringify(visit),
      })
      .execute();
    await insertParticipants(tx, id, participants);
    await appendVisitEvent(tx, id, { seq: 1, at, actor, type: 'booked', payload: { booking, patient } });
    return id;
  }

  /** A booking may change until its visit has been opened; who is expected, until somebody has come. */
  async function update(
    tx: Tx,
    id: VisitId,
    row: ReadRow,
    fields: readonly string[],
    actor: Actor,
  ): Promise<Put> {
    const record = await readVisit(tx, id);
    if (record === undefined || record.visit.stage !== 'booked')
      return leftAsItIs(refuse('booking.visitStarted').refusal);
    const { visit, booking } = record;
    const kinds = expectedKinds(row.booking);
    // The place of another guardian is a new one: with it go the link, the device and the answers of the one before.
    const stays = visit.participants.filter(
      (one) => kinds.includes(one.kind) && (one.kind !== 'guardian' || sameGuardian(booking, row.booking)),
    );
    const others = stays.length !== kinds.length || stays.length !== visit.participants.length;
    if (others && visit.participants.some((one) => one.cameAt !== null))
      return leftAsItIs(refuse('booking.visitStarted').refusal);
    const participants = kinds.map((kind) => stays.find((one) => one.kind === kind) ?? newParticipant(kind));
    const at = clock();
    await tx
      .updateTable('booking')
      .set({ ...row.booking, updated_at: at })
      .where('id', '=', booking.id)
      .execute();
    const removed = visit.participants.filter((one) => !participants.includes(one));
    for (const { id: gone } of removed) await tx.deleteFrom('participant').where('id', '=', gone).execute();
    const fresh = participants.filter((one) => !visit.participants.includes(one));
    await insertParticipants(tx, id, fresh);
    const seq = visit.seq + 1;
    await appendVisitEvent(tx, id, { seq, at, actor, type: 'bookingChanged', payload: { fields } });
    await writeState(tx, { ...visit, seq, participants, undoable: null });
    const holder = linkHolder(visit.participants);
    const over = holder === undefined || linkHolder(participants) === holder ? [] : [holder];
    return {
      outcome: 'updated',
      visit: id,
      revoked: [...new Set([...removed, ...over])].map((one) => one.id),
    };
  }
}

function leftAsItIs(refusal: Refusal): Put {
  return { outcome: refusal, visit: null, revoked: [] };
}

/** The columns in which a stored booking and a row differ. */
function differing(known: BookingTable, row: ReadRow['booking']): string[] {
  return (Object.keys(row) as (keyof ReadRow['booking'])[]).filter((field) => known[field] !== row[field]);
}

function sameBooking({ patient, booking }: ReadRow): string {
  return `${patient.kind}:${patient.number}|${booking.clinician}|${booking.starts_at}`;
}

/** Lets other work have the thread: libsql answers in the same turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
