import type { StaffMember } from '../shared/contracts/staff.ts';
import type { HsaId } from '../shared/domain/ids.ts';
import { type Clock, type LocalDate, localDateOf } from '../shared/domain/time.ts';
import type { Db, Tx } from './storage/database.ts';

/** Enters members of staff, or what is new about them. */
export async function enterStaff(db: Db | Tx, clock: Clock, members: readonly StaffMember[]): Promise<void> {
  if (members.length === 0) return;
  const updated_at = clock();
  await db
    .insertInto('staff')
    .values(members.map(({ hsaId, ...told }) => ({ hsa_id: hsaId, ...told, updated_at })))
    .onConflict((on) =>
      on.column('hsa_id').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        title: ref('excluded.title'),
        role: ref('excluded.role'),
        profession: ref('excluded.profession'),
        updated_at: ref('excluded.updated_at'),
      })),
    )
    .execute();
}

/**
 * Everybody who works here, by name: those named at the hub's start, those with a console that has not been ended, and
 * those whom a visit awaits today or later. Who has left stays in the book, for the names in visits of before.
 */
export async function readStaff(
  db: Db | Tx,
  given: { readonly named: ReadonlySet<HsaId>; readonly today: LocalDate; readonly zone: string },
): Promise<readonly StaffMember[]> {
  const rows = await staffRows(db).orderBy('name').orderBy('hsa_id').execute();
  const consoles = await db
    .selectFrom('console')
    .select('hsa_id')
    .distinct()
    .where('revoked_at', 'is', null)
    .execute();
  const awaited = await db
    .selectFrom('visit')
    .innerJoin('booking', 'booking.id', 'visit.booking')
    .select(({ fn }) => ['visit.assigned_to', fn.max('booking.starts_at').as('last')])
    .where('visit.stage', 'in', ['booked', 'open'])
    .groupBy('visit.assigned_to')
    .execute();
  const here = new Set([
    ...given.named,
    ...consoles.map((one) => one.hsa_id),
    ...awaited.flatMap(({ assigned_to, last }) =>
      localDateOf(last, given.zone) >= given.today ? [assigned_to] : [],
    ),
  ]);
  return rows.filter(({ hsaId }) => here.has(hsaId));
}

/** One of them, or undefined where the hub does not know the HSA-id. */
export async function readStaffMember(db: Db | Tx, hsaId: HsaId): Promise<StaffMember | undefined> {
  return staffRows(db).where('hsa_id', '=', hsaId).executeTakeFirst();
}

/** Their name, for words to colleagues; the HSA-id stands for who is not known. */
export async function staffName(db: Db | Tx, hsaId: HsaId): Promise<string> {
  return (await readStaffMember(db, hsaId))?.name ?? hsaId;
}

function staffRows(db: Db | Tx) {
  return db.selectFrom('staff').select(['hsa_id as hsaId', 'name', 'title', 'role', 'profession']);
}
