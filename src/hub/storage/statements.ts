import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type Database from 'libsql';

/** Statements kept ready; the hub has about sixty different ones. */
const maxKept = 200;

/**
 * The database as Kysely's dialect takes it, with statements kept ready: preparing one costs more than running it
 * (10,000 bookings: the half of the time). `keep` is called once the tables are up to date.
 */
export function keepingStatements(database: Database.Database): SqliteDatabase & { keep(): void } {
  const kept = new Map<string, SqliteStatement>();
  let keeping = false;
  return {
    keep() {
      keeping = true;
    },
    prepare(asked) {
      // An administrator's command writes from another process: a transaction that has read waits for its turn to write
      // from the beginning, else it would fail where another has written meanwhile (SQLITE_BUSY_SNAPSHOT).
      const sql = asked === 'begin' ? 'begin immediate' : asked;
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const fresh = database.prepare(sql) as unknown as SqliteStatement;
      if (keeping && kept.size < maxKept) kept.set(sql, fresh);
      return fresh;
    },
    close() {
      kept.clear();
      database.close();
    },
  };
}
