import type { CommandEnvelope, VisitCommand } from '../shared/contracts/visit.ts';
import { mayAssign } from '../shared/domain/assigning.ts';
import type { IdentityRules } from '../shared/domain/identityRules.ts';
import type { HsaId, VisitId } from '../shared/domain/ids.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { type Actor, advance, type Visit, type VisitEvent } from '../shared/domain/visit.ts';
import { appendVisitEvent } from './audit.ts';
import { canonicalJson, sha256Of } from './hashChain.ts';
import { forgetLeft } from './leaving.ts';
import { readStaffMember, staffName } from './staffBook.ts';
import type { Db, Tx } from './storage/database.ts';
import type { Staff } from './views.ts';
import { readVisit, type VisitRecord } from './visitRecords.ts';

/** The one writer of visits. */
export interface Visits {
  /** Does a command once: the same id again gets the same answer, with another body `command.reused`. */
  command(staff: Staff, envelope: CommandEnvelope): Promise<Result<{ seq: number }>>;
  /** Lets something happen to a visit inside a transaction that does more than that. Tell `changed` afterwards. */
  step(tx: Tx, visit: Visit, event: VisitEvent, actor: Actor): Promise<Result<Visit>>;
}

export function createVisits(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly identityRules: IdentityRules;
  readonly isConnected: (visit: Visit) => boolean;
  /** Whether a clinician is at a console, or was a moment ago. */
  readonly isThere: (clinician: HsaId) => boolean;
  /** Called after the commit; resolves once everybody has been told. */
  readonly changed: (id: VisitId) => Promise<void>;
}): Visits {
  const { db, clock, identityRules, isConnected, isThere, changed } = deps;

  async function step(tx: Tx, visit: Visit, event: VisitEvent, actor: Actor): Promise<Result<Visit>> {
    const at = clock();
    const moved = advance(visit, event, actor, at, { connected: isConnected(visit), identityRules });
    if (!moved.ok) return moved;
    const next = moved.value;
    const { type, ...payload } = event;
    await appendVisitEvent(tx, next.id, { seq: next.seq, at, actor, type, payload });
    await writeState(tx, next);
    await forgetLeft(tx, visit, next);
    return done(next);
  }

  async function command(staff: Staff, envelope: CommandEnvelope): Promise<Result<{ seq: number }>> {
    const { commandId, visitId, expectedSeq } = envelope;
    const bodyHash = sha256Of(
      canonicalJson({ by: staff.hsaId, visitId, expectedSeq, command: envelope.command }),
    );
    const outcome = await db.transaction().execute(async (tx) => {
      const before = await tx
        .selectFrom('command')
        .selectAll()
        .where('id', '=', commandId)
        .executeTakeFirst();
      if (before !== undefined) {
        const answer: Result<{ seq: number }> =
          before.body_hash === bodyHash ? JSON.parse(before.answer) : refuse('command.reused');
        return { moved: false, answer };
      }
      const record = await readVisit(tx, visitId);
      if (record === undefined) return { moved: false, answer: refuse('visit.unknown') };
      const answer = await answerTo(tx, record, envelope, staff);
      await tx
        .insertInto('command')
        .values({
          id: commandId,
          visit: visitId,
          body_hash: bodyHash,
          answer: JSON.stringify(answer),
          at: clock(),
        })
        .execute();
      return { moved: answer.ok, answer };
    });
    if (outcome.moved) await changed(visitId);
    return outcome.answer;
  }

  async function answerTo(
    tx: Tx,
    { visit }: VisitRecord,
    envelope: CommandEnvelope,
    staff: Staff,
  ): Promise<Result<{ seq: number }>> {
    if (visit.seq !== envelope.expectedSeq) return overtaken(tx, visit, envelope.expectedSeq, staff);
    if (envelope.command.type === 'assign') {
      const may = await mayAssignNow(tx, visit, envelope.command.to, staff);
      if (!may.ok) return may;
    }
    const moved = await step(tx, visit, eventOf(envelope.command), { kind: 'staff', hsaId: staff.hsaId });
    return moved.ok ? done({ seq: moved.value.seq }) : moved;
  }

  async function mayAssignNow(tx: Tx, visit: Visit, to: HsaId, staff: Staff): Promise<Result<null>> {
    const colleague = await readStaffMember(tx, to);
    if (colleague?.role !== 'clinician') return refuse('staff.unknown');
    const may = mayAssign(visit, to, staff, isThere(visit.assignedTo));
    if (may.ok || may.refusal.code !== 'visit.clinicianThere') return may;
    return refuse('visit.clinicianThere', { name: await staffName(tx, visit.assignedTo) });
  }

  return { command, step };
}

/** Why a command of one who has not seen the latest is refused: who has the visit now, where that is what has changed. */
async function overtaken(tx: Tx, visit: Visit, seen: number, staff: Staff): Promise<Result<never>> {
  const taken =
    visit.assignedTo === staff.hsaId
      ? undefined
      : await tx
          .selectFrom('visit_event')
          .select('seq')
          .where('visit', '=', visit.id)
          .where('seq', '>', seen)
          .where('type', '=', 'assigned' satisfies VisitEvent['type'])
          .executeTakeFirst();
  return taken === undefined
    ? refuse('visit.moved', { seq: visit.seq })
    : refuse('visit.assignedElsewhere', { name: await staffName(tx, visit.assignedTo) });
}

/** Writes the state as it is now; the history must have been added to in the same transaction. */
export async function writeState(tx: Tx, visit: Visit): Promise<void> {
  await tx
    .updateTable('visit')
    .set({
      seq: visit.seq,
      stage: visit.stage,
      assigned_to: visit.assignedTo,
      state: JSON.stringify(visit),
    })
    .where('id', '=', visit.id)
    .execute();
}

function eventOf(command: VisitCommand): VisitEvent {
  switch (command.type) {
    case 'letIn':
      return { type: 'letIn', participantId: command.participantId };
    case 'sendBack':
      return { type: 'sentBack', participantId: command.participantId };
    case 'startIdentity':
      return { type: 'identityStarted', participantId: command.participantId };
    case 'decideIdentity':
      return {
        type: 'identityDecided',
        participantId: command.participantId,
        decision: command.decision,
      };
    case 'finish':
      return { type: 'finished' };
    case 'reopen':
      return { type: 'reopened' };
    case 'recordAttempt':
      return { type: 'reachAttempted', how: command.how };
    case 'noShow':
      return { type: 'noShow' };
    case 'cancel':
      return { type: 'cancelled', reason: command.reason };
    case 'turnPhysical':
      return { type: 'turnedPhysical', reason: command.reason };
    case 'changeChannel':
      return { type: 'channelChanged', channel: command.channel };
    case 'assign':
      return { type: 'assigned', to: command.to, line: command.line };
    case 'tellRoom':
      return { type: 'roomPersons', persons: command.persons };
    case 'confirmAlone':
      return { type: 'aloneConfirmed', participantId: command.participantId, room: command.room };
    case 'undo':
      return { type: 'undone', ofSeq: command.ofSeq };
  }
}
