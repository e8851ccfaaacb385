import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the everyday console and the patient's page keep beside the visit's state. */
export const everyday: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    const { schema } = db;
    const participant = [
      ['left_at', 'bigint'],
      ['left_tab', 'text'],
      ['knocked_at', 'bigint'],
      ['knock_answer', 'text'],
      ['tested_at', 'bigint'],
      ['prepared_at', 'bigint'],
      ['preparation', 'text'],
      ['message', 'text'],
      ['message_at', 'bigint'],
      ['other_device', 'text'],
    ] as const;
    // SQLite adds one column a statement.
    for (const [name, type] of participant)
      await schema.alterTable('participant').addColumn(name, type).execute();
    await schema
      .createIndex('participant_by_other_device')
      .on('participant')
      .column('other_device')
      .execute();
    await schema.alterTable('visit').addColumn('emergency_at', 'bigint').execute();
    await schema
      .createTable('delay')
      .addColumn('clinician', 'text', (column) => column.primaryKey())
      .addColumn('minutes', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
