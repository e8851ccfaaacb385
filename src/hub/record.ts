import {
  type NoteDelivery,
  type NoteReceipt,
  type RecordedNote,
  signedNote,
} from '../shared/contracts/record.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import type { SignedNote } from '../shared/domain/note.ts';
import { personToIdentify } from '../shared/domain/participants.ts';
import { may } from '../shared/domain/permissions.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { appendAudit } from './audit.ts';
import { canonicalJson, sha256Of } from './hashChain.ts';
import type { Db, Tx } from './storage/database.ts';
import { type Staff, whoseVisit } from './views.ts';
import { readVisit, type VisitRecord } from './visitRecords.ts';
import type { Visits } from './visits.ts';

/** The record: signed notes, added to and never changed (Patientdatalagen 3:14). */
export interface NoteRecord {
  /** Takes a note in once and closes its visit. The same note again gives the same receipt. */
  deliver(staff: Staff, delivery: NoteDelivery): Promise<Result<NoteReceipt>>;
  read(staff: Staff, visit: VisitId): Promise<Result<RecordedNote>>;
}

export function createRecord(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly practice: boolean;
  readonly visits: Pick<Visits, 'step'>;
  readonly changed: (id: VisitId) => Promise<void>;
}): NoteRecord {
  const { db, clock, practice, visits, changed } = deps;

  async function deliver(staff: Staff, delivery: NoteDelivery): Promise<Result<NoteReceipt>> {
    const opened = openDelivery(delivery);
    if (!opened.ok) return opened;
    const note = opened.value;
    const { hsaId, name, role, title } = note.author;
    if (hsaId !== staff.hsaId || name !== staff.name || role !== staff.role || title !== staff.title)
      return refuse('note.notTheAuthor');
    if (note.practice !== practice) return refuse('note.altered');
    const outcome = await db.transaction().execute((tx) => store(tx, staff, note, delivery));
    if (outcome.ok && outcome.value.stored) await changed(note.visit);
    return outcome.ok ? done(outcome.value.receipt) : outcome;
  }

  async function store(
    tx: Tx,
    staff: Staff,
    note: SignedNote,
    { canonical, sha256 }: NoteDelivery,
  ): Promise<Result<{ stored: boolean; receipt: NoteReceipt }>> {
    const before = await tx
      .selectFrom('note')
      .selectAll()
      .where((where) => where.or([where('visit', '=', note.visit), where('id', '=', note.id)]))
      .executeTakeFirst();
    if (before !== undefined) {
      if (before.sha256 !== sha256) return refuse('note.alreadySigned');
      const receipt = { noteId: before.id, sha256, recordedAt: before.recorded_at };
      return done({ stored: false, receipt });
    }
    const record = await readVisit(tx, note.visit);
    if (record === undefined) return refuse('visit.unknown');
    if (!may(staff, 'note.sign', whoseVisit(record.visit, staff))) return refuse('permission.denied');
    const fits = fitsVisit(note, record);
    if (!fits.ok) return fits;
    const recordedAt = clock();
    await tx
      .insertInto('note')
      .values({
        id: note.id,
        visit: note.visit,
        canonical,
        sha256,
        author: staff.hsaId,
        recorded_at: recordedAt,
      })
      .execute();
    const actor = { kind: 'staff', hsaId: staff.hsaId } as const;
    const moved = await visits.step(tx, record.visit, { type: 'recorded', noteId: note.id, sha256 }, actor);
    // fitsVisit has asked all that `advance` asks: a refusal here is a bug, and the transaction must not commit.
    if (!moved.ok) throw new Error(`the record's event was refused: ${moved.refusal.code}`);
    await appendAudit(tx, clock, {
      action: 'note.recorded',
      actor,
      visit: note.visit,
      payload: { patient: record.booking.patient, note: note.id },
    });
    return done({ stored: true, receipt: { noteId: note.id, sha256, recordedAt } });
  }

  async function read(staff: Staff, visit: VisitId): Promise<Result<RecordedNote>> {
    const row = await db.selectFrom('note').selectAll().where('visit', '=', visit).executeTakeFirst();
    const record = await readVisit(db, visit);
    if (row === undefined || record === undefined) return refuse('note.unknown');
    const opened = openDelivery(row);
    if (!opened.ok) return opened;
    // Under whose name it is shown is the row's word; whose it is, the signed bytes' alone.
    if (!isOf(opened.value, record)) return refuse('note.otherPerson');
    await appendAudit(db, clock, {
      action: 'note.read',
      actor: { kind: 'staff', hsaId: staff.hsaId },
      visit,
      payload: { patient: record.booking.patient, note: row.id },
    });
    return done({ note: opened.value, sha256: row.sha256, recordedAt: row.recorded_at });
  }

  return { deliver, read };
}

/** The note in a delivery, where its bytes are RFC 8785 of a whole note and its hash is theirs. */
function openDelivery({
  canonical,
  sha256,
}: {
  readonly canonical: string;
  readonly sha256: string;
}): Result<RecordedNote['note']> {
  if (sha256Of(canonical) !== sha256) return refuse('note.altered');
  try {
    const parsed = signedNote.safeParse(JSON.parse(canonical));
    if (!parsed.success) return refuse('message.malformed');
    return canonicalJson(parsed.data) === canonical ? done(parsed.data) : refuse('note.altered');
  } catch {
    // Not JSON, or text that RFC 8785 cannot write (half a surrogate pair).
    return refuse('note.altered');
  }
}

/** Whether visit and patient are those that the signed bytes name. */
function isOf(note: SignedNote, { visit, booking }: VisitRecord): boolean {
  return note.visit === visit.id && note.patient === booking.patient;
}

function fitsVisit(note: SignedNote, record: VisitRecord): Result<null> {
  const { visit } = record;
  if (visit.stage !== 'ended') return refuse('note.visitNotEnded');
  if (!isOf(note, record)) return refuse('note.otherPerson');
  const person = personToIdentify(visit.participants);
  if (person?.identity.state !== 'decided') return refuse('note.identityUndecided');
  const { participant, kind } = note.identified;
  if (participant !== person.id || kind !== person.kind) return refuse('note.otherPerson');
  if (canonicalJson(person.identity.decision) !== canonicalJson(note.identity))
    return refuse('note.identityUndecided');
  if (note.identity.outcome === 'unconfirmed' && !note.filedUnconfirmed) return refuse('note.confirmFiling');
  return done(null);
}
