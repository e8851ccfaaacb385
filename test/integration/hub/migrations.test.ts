import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { enrolConsole, makeEnrolment } from '../../../src/hub/consoles.ts';
import { migrations, openDatabase } from '../../../src/hub/storage/database.ts';
import type { HubConfig } from '../../../src/shared/contracts/hub.ts';
import type { StaffMember } from '../../../src/shared/contracts/staff.ts';
import { bookingIn, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { newConfig, startHub } from './support/hub.ts';
import { deliveryOf, verified } from './support/notes.ts';
import { numbers } from './support/people.ts';

const open = (config: HubConfig): Database.Database =>
  new Database(join(config.dataDir, 'hub.db'), {
    encryptionCipher: 'aes256cbc',
    encryptionKey: config.keys.database,
  } as Database.Options);

type Row = Record<string, unknown>;

/** The tables as they were after the first `count` migrations, empty. */
async function oldTables(config: HubConfig, count: number): Promise<Database.Database> {
  mkdirSync(config.dataDir, { recursive: true });
  const file = open(config);
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: file }) });
  const those = Object.fromEntries(Object.entries(migrations).slice(0, count));
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => those },
  }).migrateToLatest();
  if (error !== undefined) throw error;
  return file;
}

const columnsOf = (file: Database.Database, table: string): string[] =>
  (file.prepare(`pragma table_info(${table})`).all() as { name: string }[]).map((one) => one.name);

/** What is in every table of that version, in the columns that it had. */
function contentOf(file: Database.Database, tables: ReadonlyMap<string, readonly string[]>) {
  return new Map(
    [...tables].map(([table, columns]) => [
      table,
      file.prepare(`select ${columns.join(', ')} from ${table} order by 1, 2`).all() as Row[],
    ]),
  );
}

/** A hub's folder as an earlier version left it: a signed visit, one under way, one to come; and whose phone is in which. */
async function earlier(count: number) {
  const today = newConfig();
  const hub = await startHub({ config: today });
  const staff = await connectStaff(hub);
  const done = await bookOne(staff, bookingIn(hub.clock, 5));
  const participantId = done.participantId as never;
  await (await new Browser(hub).open(done.url)).view();
  await staff.command(done.visitId, { type: 'letIn', participantId });
  await staff.command(done.visitId, { type: 'decideIdentity', participantId, decision: verified });
  await staff.command(done.visitId, { type: 'finish' });
  await staff.must('note.deliver', await deliveryOf(staff, done.visitId));
  await staff.must('bookings.import', {
    rows: [
      bookingIn(hub.clock, 20, { patientNumber: numbers.born1960, phone: '070-174 06 06' }),
      bookingIn(hub.clock, 40, { patientNumber: numbers.born1968 }),
    ],
  });
  const { rows } = await staff.must('day.open', { date: null });
  const underWay = rows[1]?.visitId as never;
  const phone = new Browser(hub);
  const page = await phone.open((await staff.must('link.make', { visitId: underWay })).url);
  await page.must('page.answers', { place: 'Hemma', room: 'alone' });
  await page.must('page.waiting', { waiting: true });
  const before = await staff.must('visit.open', { visitId: underWay });
  await hub.hub.close();

  const config = newConfig({ keys: today.keys });
  const [old, full] = [await oldTables(config, count), open(today)];
  const names = old.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string;
  }[];
  const tables = new Map(
    names
      .map((one) => one.name)
      .filter((name) => !/^(sqlite|kysely|meta)/.test(name))
      .map((name) => [name, columnsOf(old, name)]),
  );
  old.exec('pragma foreign_keys = off');
  for (const [table, rowsOf] of contentOf(full, tables))
    for (const row of rowsOf)
      old
        .prepare(`insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map(() => '?')})`)
        .run(...Object.values(row));
  const content = contentOf(old, tables);
  old.close();
  full.close();
  return { config, tables, content, phone, before, underWay, signed: done.visitId as never };
}

describe('a database of version 1', () => {
  it('lacks what is new, and holds what a hub wrote then', async () => {
    const { config, tables, content } = await earlier(1);
    const file = open(config);
    expect(columnsOf(file, 'participant')).not.toContain('other_device');
    expect(tables.has('delay')).toBe(false);
    file.close();
    expect(content.size).toBe(9);
    for (const [table, rows] of content) expect([table, rows.length > 0]).toEqual([table, true]);
  });

  it('is brought up to date with everything in it as it was, and works', async () => {
    const { config, tables, content, phone, before, underWay, signed } = await earlier(1);
    const hub = await startHub({ config });
    const staff = await connectStaff(hub);
    expect(await staff.must('visit.open', { visitId: underWay })).toEqual({
      ...before,
      participants: [{ ...before.participants[0], presence: { state: 'away', since: null } }],
    });
    expect((await staff.must('note.read', { visitId: signed })).note.visit).toBe(signed);
    expect(await staff.must('audit.verify', {})).toMatchObject({ intact: true });
    const page = await phone.at(hub).tab();
    expect(await page.view()).toMatchObject({ waiting: true, answers: { place: 'Hemma' }, emergency: false });
    await staff.must('message.send', { visitId: underWay, message: { kind: 'ready', code: 'soon' } });
    await staff.must('delay.set', { minutes: 30 });
    await page.view((view) => view.message !== null && view.delayMinutes === 10);
    await page.must('page.prepare', { form: 'general', answers: { concern: 'Hosta' } });
    await staff.must('emergency.set', { visitId: underWay, state: 'called' });
    await page.view((view) => view.emergency && view.preparedAt !== null);
    await hub.hub.close();
    const file = open(config);
    const run = file.prepare('select name from kysely_migration order by name').all() as { name: string }[];
    expect(run.map((one) => one.name)).toEqual(Object.keys(migrations));
    expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(file.prepare('pragma foreign_key_check').all()).toEqual([]);
    expectKept(contentOf(file, tables), content);
    file.close();
  });
});

describe('a database of version 2', () => {
  it('knows no staff and no consoles, and everything else', async () => {
    const { config, tables, content } = await earlier(2);
    const file = open(config);
    expect(columnsOf(file, 'participant')).toContain('other_device');
    for (const table of ['staff', 'console', 'enrolment']) expect(tables.has(table)).toBe(false);
    file.close();
    expect(content.size).toBe(10);
    for (const [table, rows] of content)
      if (table !== 'delay') expect([table, rows.length > 0]).toEqual([table, true]);
  });

  it('is brought up to date with everything in it as it was, and knows staff and consoles', async () => {
    const { config, tables, content, before, underWay, signed } = await earlier(2);
    const hub = await startHub({ config });
    const staff = await connectStaff(hub);
    expect(await staff.must('visit.open', { visitId: underWay })).toMatchObject({
      seq: before.seq,
      stage: before.stage,
      handOver: null,
    });
    expect((await staff.must('note.read', { visitId: signed })).note.visit).toBe(signed);
    const list = await staff.must('staff.list', {});
    expect(list.staff.map((one) => one.hsaId)).toEqual(config.staff.map((one) => one.hsaId));
    expect(await staff.must('audit.verify', {})).toMatchObject({ intact: true });
    await hub.hub.close();
    const opened = await openDatabase(join(config.dataDir, 'hub.db'), config.keys.database);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const db = opened.value;
    const member = config.staff[0] as StaffMember;
    const code = await makeEnrolment(db, hub.clock.read, member);
    const { publicKey: key } = generateKeyPairSync('ed25519');
    expect(await enrolConsole(db, hub.clock.read, { code, key, label: 'Rum 3' })).toMatchObject({ ok: true });
    await db.destroy();
    const file = open(config);
    expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(file.prepare('pragma foreign_key_check').all()).toEqual([]);
    expectKept(contentOf(file, tables), content);
    file.close();
  });
});

/** Readings and requests have added to the clinic's chain meanwhile; nothing that was there has changed. */
function expectKept(now: ReturnType<typeof contentOf>, before: ReturnType<typeof contentOf>): void {
  for (const [table, rows] of now) {
    const was = before.get(table) ?? [];
    const kept = table === 'audit_event' ? rows.filter((row) => was.some((old) => old.id === row.id)) : rows;
    expect([table, kept]).toEqual([table, was]);
  }
}
