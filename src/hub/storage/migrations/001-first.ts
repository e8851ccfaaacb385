import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const appendOnly = ['note', 'visit_event', 'audit_event'] as const;

/** The first tables. */
export const first: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable('meta')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('patient')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'text', (column) => column.notNull())
      .addColumn('number_kind', 'text', (column) => column.notNull())
      .addColumn('birth_date', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('patient_number', ['number_kind', 'number'])
      .execute();
    await schema
      .createTable('booking')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('patient', 'text', (column) => column.notNull().references('patient.id'))
      .addColumn('starts_at', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addColumn('clinician', 'text', (column) => column.notNull())
      .addColumn('profession', 'text', (column) => column.notNull())
      .addColumn('given_name', 'text')
      .addColumn('family_name', 'text')
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('interpreter', 'integer', (column) => column.notNull())
      .addColumn('protected', 'integer', (column) => column.notNull())
      .addColumn('guardian_number', 'text')
      .addColumn('guardian_number_kind', 'text')
      .addColumn('guardian_birth_date', 'text')
      .addColumn('guardian_name', 'text')
      .addColumn('phone', 'text')
      .addColumn('clinic_phone', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('booking_same', ['patient', 'clinician', 'starts_at'])
      .execute();
    await schema.createIndex('booking_by_start').on('booking').column('starts_at').execute();
    await schema
      .createTable('visit')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('booking', 'text', (column) => column.notNull().unique().references('booking.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('assigned_to', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('device')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('participant')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('visit', 'text', (column) => column.notNull().references('visit.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.references('device.id'))
      .addColumn('device_turn', 'integer')
      .addColumn('came_device', 'text', (column) => column.references('device.id'))
      .addColumn('answers', 'text', (column) => column.notNull())
      .addColumn('room', 'text', (column) => column.notNull())
      .addColumn('waiting', 'integer', (column) => column.notNull())
      .addColumn('waiting_since', 'bigint')
      .execute();
    await schema.createIndex('participant_by_visit').on('participant').column('visit').execute();
    await schema.createIndex('participant_by_device').on('participant').column('device').execute();
    await schema
      .createTable('visit_event')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('v', 'integer', (column) => column.notNull())
      .addColumn('visit', 'text', (column) => column.notNull().references('visit.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('salt', 'text', (column) => column.notNull())
      .addColumn('payload_hash', 'text', (column) => column.notNull())
      .addColumn('prev', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addUniqueConstraint('visit_event_order', ['visit', 'seq'])
      .execute();
    await schema
      .createTable('audit_event')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('v', 'integer', (column) => column.notNull())
      .addColumn('visit', 'text', (column) => column.references('visit.id'))
      .addColumn('seq', 'integer', (column) => column.notNull().unique())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('salt', 'text', (column) => column.notNull())
      .addColumn('payload_hash', 'text', (column) => column.notNull())
      .addColumn('prev', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('command')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('visit', 'text', (column) => column.notNull().references('visit.id'))
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('note')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('visit', 'text', (column) => column.notNull().unique().references('visit.id'))
      .addColumn('canonical', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('author', 'text', (column) => column.notNull())
      .addColumn('recorded_at', 'bigint', (column) => column.notNull())
      .execute();
    // Triggers are written differently in PostgreSQL: a clinic's own hub gets its form of them with its own issue.
    for (const table of appendOnly)
      for (const verb of ['update', 'delete'] as const)
        await sql
          .raw(
            `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${table} is append-only'); end`,
          )
          .execute(db);
    await sql`insert into meta (key, value) values ('v', '1')`.execute(db);
  },
};
