import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import Database from 'libsql';
import { done, type Result, refuse } from '../../shared/domain/refusal.ts';
import { first } from './migrations/001-first.ts';
import { everyday } from './migrations/002-everyday.ts';
import { consoles } from './migrations/003-consoles.ts';
import { help } from './migrations/004-help.ts';
import type { Tables } from './schema.ts';
import { keepingStatements } from './statements.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** In order of name; a name that has been released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-first': first,
  '002-everyday': everyday,
  '003-consoles': consoles,
  '004-help': help,
};

/** How long another process may hold the file, and how soon it is looked again where SQLite does not wait itself, in ms. */
const busyMs = 5_000;
const askAgainMs = 10;

/** libsql's types lack the two that encrypt (docs of libsql-js). */
interface EncryptedOptions extends Database.Options {
  readonly encryptionCipher: 'aes256cbc';
  readonly encryptionKey: string;
}

/**
 * Opens the encrypted file, made if there is none, and brings its tables up to date.
 * Refuses with `profile.damaged` (not readable with this key, or broken), `connection.version` (written by a newer program)
 * and `store.inUse` (another process holds it). The file is left as it is.
 */
export async function openDatabase(file: string, key: string): Promise<Result<Db>> {
  let db: Db | undefined;
  try {
    const options: EncryptedOptions = { encryptionCipher: 'aes256cbc', encryptionKey: key };
    const database = new Database(file, options);
    // A console that is started at once after another was killed meets the old hub at its last breath.
    database.pragma(`busy_timeout = ${busyMs}`);
    await switchToWal(database);
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    const statements = keepingStatements(database);
    db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: statements }) });
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    // In one transaction around Kysely's steps (which on SQLite have none): of two processes that find old tables one
    // brings them up to date and the other waits, and what fails half-way has not happened.
    database.exec('begin immediate');
    const isNewer = await writtenByNewer(db);
    if (!isNewer) {
      const migrated = await migrator.migrateToLatest();
      if (migrated.error !== undefined) throw migrated.error;
    }
    database.exec('commit');
    if (isNewer) {
      await db.destroy();
      return refuse('connection.version');
    }
    statements.keep();
    return done(db);
  } catch (error) {
    await db?.destroy();
    const code = codeOf(error);
    if (code === 'SQLITE_BUSY') return refuse('store.inUse');
    if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) return refuse('profile.damaged');
    throw error;
  }
}

/**
 * Of several processes that open a new file one switches it over. The others are told at once that it is busy, whatever
 * the time given to wait: SQLite does not wait where both would hold what the other needs. So they ask again.
 */
async function switchToWal(database: Database.Database): Promise<void> {
  const until = performance.now() + busyMs;
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (codeOf(error) !== 'SQLITE_BUSY' || performance.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}

/** Whether a migration that this program does not know has been run on the file. */
async function writtenByNewer(db: Db): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((one) => one.name === 'kysely_migration')) return false;
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.some((row) => !Object.hasOwn(migrations, row.name));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
