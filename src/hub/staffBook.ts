import type { StaffMember } from '../shared/contracts/staff.ts';
import type { HsaId } from '../shared/domain/ids.ts';
import type { Clock } from '../shared/domain/time.ts';
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

/** Everybody who works here, by name. */
export async function readStaff(db: Db | Tx): Promise<readonly StaffMember[]> {
  const rows = await staffRows(db).orderBy('name').orderBy('hsa_id').execute();
  return rows;
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
