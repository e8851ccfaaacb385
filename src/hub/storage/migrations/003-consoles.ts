import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The clinic's staff, the consoles they have enrolled, and the codes that a console is enrolled with. */
export const consoles: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable('staff')
      .addColumn('hsa_id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('profession', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('console')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('hsa_id', 'text', (column) => column.notNull().references('staff.hsa_id'))
      .addColumn('public_key', 'text', (column) => column.notNull().unique())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('enrolled_at', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .execute();
    await schema
      .createTable('enrolment')
      .addColumn('code_hash', 'text', (column) => column.primaryKey())
      .addColumn('hsa_id', 'text', (column) => column.notNull().references('staff.hsa_id'))
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint')
      .execute();
  },
};
