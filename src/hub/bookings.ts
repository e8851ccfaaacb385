import { v7 } from 'uuid';
import { type ImportReport, maxBookingRows } from '../shared/contracts/bookings.ts';
import type { ParticipantId, VisitId } from '../shared/domain/ids.ts';
import type { Participant, ParticipantKind } from '../shared/domain/participants.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import { type Clock, type Instant, localDateOf } from '../shared/domain/time.ts';
import { type Actor, bookedVisit } from '../shared/domain/visit.ts';
import { appendAudit, appendVisitEvent } from './audit.ts';
import { type ReadRow, readRow } from './bookingRows.ts';
import type { Db, Tx } from './storage/database.ts';
import type { BookingTable } from './storage/schema.ts';
import type { Staff } from './views.ts';
import { readVisit } from './visitRecords.ts';
import { writeState } from './visits.ts';

/** Rows written in one transaction: between two of them others come to the database. */
const rowsAtATime = 200;

type Outcome = 'added' | 'updated' | 'unchanged' | Refusal;

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
}): { importRows(staff: Staff, rows: readonly unknown[]): Promise<Result<ImportReport>> } {
  const { db, clock, zone, watched, changed } = deps;

  return {
    async importRows(staff, rows) {
      if (rows.length > maxBookingRows) return refuse('booking.tooManyRows', { most: maxBookingRows });
      const actor: Actor = { kind: 'staff', hsaId: staff.hsaId };
      const report: ImportReport = { added: 0, updated: 0, unchanged: 0, refused: [] };
      const today = localDateOf(clock(), zone);
      const seen = new Set<string>();
      for (let from = 0; from < rows.length; from += rowsAtATime) {
        const touched = await db.transaction().execute(async (tx) => {
          const ids: VisitId[] = [];
          for (const [index, raw] of rows.slice(from, from + rowsAtATime).entries()) {
            const line = from + index + 1;
            const read = readRow(raw, today);
            if (!read.ok) {
              report.refused.push({ line, ...read.refusal });
              continue;
            }
            const key = sameBooking(read.value);
            const { outcome, visit } = seen.has(key)
              ? { outcome: refuse('booking.duplicateRow').refusal, visit: null }
              : await put(tx, read.value, actor);
            seen.add(key);
            if (typeof outcome === 'string') report[outcome] += 1;
            else report.refused.push({ line, field: null, refusal: outcome });
            const tell = outcome !== 'added' || watched(read.value.booking.starts_at);
            if (visit !== null && tell) ids.push(visit);
          }
          return ids;
        });
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

  async function put(
    tx: Tx,
    row: ReadRow,
    actor: Actor,
  ): Promise<{ outcome: Outcome; visit: VisitId | null }> {
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
    if (known === undefined) return { outcome: 'added', visit: await add(tx, row, patient, actor) };
    const fields = differing(known, row.booking);
    if (fields.length === 0) return { outcome: 'unchanged', visit: null };
    const outcome = await update(tx, known.visit_id, row, fields, actor);
    return { outcome, visit: outcome === 'updated' ? known.visit_id : null };
  }

  async function patientId(tx: Tx, { patient }: ReadRow): Promise<string> {
    const known = await tx
      .selectFrom('patient')
      .select('id')
      .where('number_kind', '=', patient.kind)
      .where('number', '=', patient.number)
      .executeTakeFirst();
    if (known !== undefined) return known.id;
    const id = v7();
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

  async function add(tx: Tx, row: ReadRow, patient: string, actor: Actor): Promise<VisitId> {
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
  ): Promise<'updated' | Refusal> {
    const record = await readVisit(tx, id);
    if (record === undefined || record.visit.stage !== 'booked')
      return refuse('booking.visitStarted').refusal;
    const { visit, booking } = record;
    const kinds = expectedKinds(row.booking);
    const others = kinds.join() !== visit.participants.map((one) => one.kind).join();
    if (others && visit.participants.some((one) => one.cameAt !== null))
      return refuse('booking.visitStarted').refusal;
    const participants = kinds.map(
      (kind) => visit.participants.find((one) => one.kind === kind) ?? newParticipant(kind),
    );
    const at = clock();
    await tx
      .updateTable('booking')
      .set({ ...row.booking, updated_at: at })
      .where('id', '=', booking.id)
      .execute();
    for (const gone of visit.participants.filter((one) => !participants.includes(one)))
      await tx.deleteFrom('participant').where('id', '=', gone.id).execute();
    const fresh = participants.filter((one) => !visit.participants.includes(one));
    await insertParticipants(tx, id, fresh);
    const seq = visit.seq + 1;
    await appendVisitEvent(tx, id, { seq, at, actor, type: 'bookingChanged', payload: { fields } });
    await writeState(tx, { ...visit, seq, participants, undoable: null });
    return 'updated';
  }
}

/** The columns in which a stored booking and a row differ. */
function differing(known: BookingTable, row: ReadRow['booking']): string[] {
  return (Object.keys(row) as (keyof ReadRow['booking'])[]).filter((field) => known[field] !== row[field]);
}

function sameBooking({ patient, booking }: ReadRow): string {
  return `${patient.kind}:${patient.number}|${booking.clinician}|${booking.starts_at}`;
}

/** Who is expected, by what the booking says. */
function expectedKinds(booking: ReadRow['booking']): ParticipantKind[] {
  const guardian = booking.guardian_number !== null || booking.guardian_name !== null;
  return [
    'patient',
    ...(guardian ? (['guardian'] as const) : []),
    ...(booking.interpreter === 1 ? (['interpreter'] as const) : []),
  ];
}

function newParticipant(kind: ParticipantKind): Participant {
  return {
    id: v7() as string as ParticipantId,
    kind,
    cameAt: null,
    admission: 'waiting',
    identity: { state: 'unchecked' },
  };
}

async function insertParticipants(tx: Tx, visit: VisitId, all: readonly Participant[]): Promise<void> {
  if (all.length === 0) return;
  await tx
    .insertInto('participant')
    .values(
      all.map((one) => ({
        id: one.id,
        visit,
        kind: one.kind,
        generation: 1,
        device: null,
        device_turn: null,
        came_device: null,
        answers: '{}',
        room: 'unasked' as const,
        waiting: 0,
        waiting_since: null,
      })),
    )
    .execute();
}

/** Lets other work have the thread: libsql answers in the same turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
