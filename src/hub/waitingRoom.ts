import type { Preparation, WaitingMessage } from '../shared/contracts/waitingRoom.ts';
import { freeByClock } from '../shared/domain/delay.ts';
import type { HsaId, ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import { appendAudit } from './audit.ts';
import { powerOf } from './sessions.ts';
import type { Db } from './storage/database.ts';
import type { Staff } from './views.ts';
import { readStarting, readVisit, type VisitRecord } from './visitRecords.ts';
import { inLine } from './waiting.ts';

/** A visit that runs now began within half a day from here. */
const halfDayMs = 12 * 3_600_000;

/** How long an unanswered knock stands before the same person may knock again, in ms. */
const knockAgainMs = 60_000;

/** What goes on around the waiting room beside the visit's stages: knocks, words, preparation, delay, emergency. */
export interface WaitingRoom {
  /** Asks to be let in outside the join window; refuses with `knock.notNeeded` inside it and after the visit. */
  knock(visitId: VisitId, participantId: ParticipantId): Promise<Result<{ readonly fresh: boolean }>>;
  answerKnock(participantId: ParticipantId, answer: 'open' | 'later'): Promise<Result<null>>;
  /** Keeps what the patient wrote beforehand; the latest stands. */
  prepare(participantId: ParticipantId, written: Preparation): Promise<void>;
  /** Notes that the devices were tried before the join window, and how it went. */
  tested(participantId: ParticipantId, outcome: 'well' | 'trouble'): Promise<void>;
  /** Puts words on the pages of those who wait; gives how many pages that is, and whose. */
  say(to: readonly VisitRecord[], message: WaitingMessage): Promise<readonly VisitId[]>;
  /** The clinician is free so many minutes later than the clock says now; 0 takes it back. */
  setDelay(clinician: HsaId, minutes: number): Promise<void>;
  /** When the clinician has said to be free, where that is still to come; else null. */
  freeAt(clinician: HsaId): Promise<Instant | null>;
  /** How many whole minutes later than the clock says now that is. */
  delayLeft(clinician: HsaId): Promise<number>;
  /** Said again it is neither called anew nor noted again. */
  setEmergency(staff: Staff, record: VisitRecord, called: boolean): Promise<void>;
}

export function createWaitingRoom({ db, clock }: { readonly db: Db; readonly clock: Clock }): WaitingRoom {
  async function freeAt(clinician: HsaId): Promise<Instant | null> {
    const said = await db
      .selectFrom('delay')
      .select(['minutes', 'at'])
      .where('clinician', '=', clinician)
      .executeTakeFirst();
    if (said === undefined || said.minutes === 0) return null;
    const free = said.at + said.minutes * 60_000;
    return free > clock() ? (free as Instant) : null;
  }

  async function freeWithoutDelay(clinician: HsaId): Promise<Instant> {
    const now = clock();
    const around = await readStarting(db, (now - halfDayMs) as Instant, (now + halfDayMs) as Instant);
    const day = around
      .filter((one) => one.visit.assignedTo === clinician)
      .flatMap((one) => inLine(one, () => true));
    return freeByClock(day, now);
  }

  return {
    // Read and written as one, so that two presses at the same moment are one knock.
    knock: (visitId, participantId) =>
      db.transaction().execute(async (tx) => {
        const record = await readVisit(tx, visitId);
        if (record === undefined) return refuse('visit.unknown');
        if (record.visit.stage !== 'booked' || powerOf(record, clock) === 'join')
          return refuse('knock.notNeeded');
        const row = record.participants.find((one) => one.id === participantId);
        const waits = row?.knocked_at != null && row.knock_answer === null;
        if (waits && clock() - (row?.knocked_at ?? 0) < knockAgainMs) return done({ fresh: false });
        await tx
          .updateTable('participant')
          .set({ knocked_at: clock(), knock_answer: null })
          .where('id', '=', participantId)
          .execute();
        return done({ fresh: true });
      }),
    async answerKnock(participantId, answer) {
      const { numUpdatedRows } = await db
        .updateTable('participant')
        .set({ knock_answer: answer })
        .where('id', '=', participantId)
        .where('knocked_at', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n ? done(null) : refuse('participant.unknown');
    },
    async prepare(participantId, written) {
      await db
        .updateTable('participant')
        .set({ prepared_at: clock(), preparation: JSON.stringify(written) })
        .where('id', '=', participantId)
        .execute();
    },
    async tested(participantId, outcome) {
      await db
        .updateTable('participant')
        .set({ tested_at: outcome === 'well' ? clock() : null })
        .where('id', '=', participantId)
        .execute();
    },
    async say(to, message) {
      const told: VisitId[] = [];
      for (const { visit } of to) {
        const holder = linkHolder(visit.participants);
        if (holder === undefined) continue;
        await db
          .updateTable('participant')
          .set({ message: JSON.stringify(message), message_at: clock() })
          .where('id', '=', holder.id)
          .execute();
        told.push(visit.id);
      }
      return told;
    },
    async setDelay(clinician, minutes) {
      const said = { minutes, at: await freeWithoutDelay(clinician) };
      await db
        .insertInto('delay')
        .values({ clinician, ...said })
        .onConflict((on) => on.column('clinician').doUpdateSet(said))
        .execute();
    },
    freeAt,
    async delayLeft(clinician) {
      const free = await freeAt(clinician);
      if (free === null) return 0;
      return Math.max(0, Math.ceil((free - (await freeWithoutDelay(clinician))) / 60_000));
    },
    async setEmergency(staff, { visit, booking }, called) {
      await db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('visit')
          .set({ emergency_at: called ? clock() : null })
          .where('id', '=', visit.id)
          .where('emergency_at', called ? 'is' : 'is not', null)
          .executeTakeFirst();
        if (numUpdatedRows > 0n)
          await appendAudit(tx, clock, {
            action: called ? 'emergency.called' : 'emergency.over',
            actor: { kind: 'staff', hsaId: staff.hsaId },
            visit: visit.id,
            payload: { patient: booking.patient },
          });
      });
    },
  };
}
