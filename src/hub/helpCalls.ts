import type { HelpCall } from '../shared/contracts/help.ts';
import type { HsaId, VisitId } from '../shared/domain/ids.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import { appendAudit } from './audit.ts';
import type { Db } from './storage/database.ts';
import type { HelpCallTable } from './storage/schema.ts';
import type { Staff } from './views.ts';
import { answersOf, readVisit, type VisitRecord } from './visitRecords.ts';

/** A call that nobody has said is over stands no longer than a working day, in ms. */
const standsMs = 12 * 3_600_000;

/** A member of staff asks colleagues for help in an emergency, until it is over. */
export interface HelpCalls {
  /** Asked again it is one call, since the first time; it is noted once. */
  ask(record: VisitRecord, by: Staff): Promise<void>;
  over(visitId: VisitId): Promise<void>;
  /** All that stand now, in order; gives them as this member of staff is told of them. */
  standing(): Promise<(hsaId: HsaId) => readonly HelpCall[]>;
}

export function createHelpCalls(deps: {
  readonly db: Db;
  readonly clock: Clock;
  /** Called when a call has come or is over. */
  readonly changed: () => void;
}): HelpCalls {
  const { db, clock, changed } = deps;
  const oldest = (): Instant => (clock() - standsMs) as Instant;
  return {
    async ask({ visit, booking }, by) {
      const isFresh = await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('help_call').where('at', '<=', oldest()).execute();
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('help_call')
          .values({ visit: visit.id, by: by.hsaId, by_name: by.name, at: clock() })
          .onConflict((on) => on.column('visit').doNothing())
          .executeTakeFirst();
        if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
        await appendAudit(tx, clock, {
          action: 'emergency.helpAsked',
          actor: { kind: 'staff', hsaId: by.hsaId },
          visit: visit.id,
          payload: { patient: booking.patient },
        });
        return true;
      });
      if (isFresh) changed();
    },
    async over(visitId) {
      const { numDeletedRows } = await db
        .deleteFrom('help_call')
        .where('visit', '=', visitId)
        .executeTakeFirst();
      if (numDeletedRows > 0n) changed();
    },
    async standing() {
      const rows = await db
        .selectFrom('help_call')
        .selectAll()
        .where('at', '>', oldest())
        .orderBy('at')
        .orderBy('visit')
        .execute();
      const found: { readonly row: HelpCallTable; readonly record: VisitRecord }[] = [];
      for (const row of rows) {
        const record = await readVisit(db, row.visit);
        if (record !== undefined) found.push({ row, record });
      }
      return (hsaId) => found.map(({ row, record }) => callOf(row, record, hsaId));
    },
  };
}

function callOf({ by, by_name, at }: HelpCallTable, record: VisitRecord, toldTo: HsaId): HelpCall {
  const { visit, booking } = record;
  // Where a protected person is stands inside the visit only.
  const { where, place } = booking.protected === 1 ? {} : answersOf(record);
  return {
    visitId: visit.id,
    at,
    start: booking.starts_at,
    byName: by_name,
    mine: by === toldTo,
    where: where ?? null,
    place: place ?? null,
  };
}
