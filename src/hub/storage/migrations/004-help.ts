import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who has asked colleagues for help in an emergency: a hub that starts again must not take it back. */
export const help: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('help_call')
      .addColumn('visit', 'text', (column) => column.primaryKey().references('visit.id'))
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('by_name', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
