import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../../src/hub/storage/database.ts';
import { bookOne } from './support/bookings.ts';
import { connectStaff } from './support/clients.ts';
import { newConfig, refusedStart, startHub } from './support/hub.ts';

const open = (config: ReturnType<typeof newConfig>): Database.Database =>
  new Database(join(config.dataDir, 'hub.db'), {
    encryptionCipher: 'aes256cbc',
    encryptionKey: config.keys.database,
  } as Database.Options);

const opening = fileURLToPath(new URL('./support/openingChild.ts', import.meta.url));

/** A process that opens the file when it is told to, and ends with 0 where it could. */
async function opener(file: string, key: string) {
  const child = fork(opening, [file, key], { stdio: 'ignore' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child, 'message');
  return { open: () => child.send('open'), ended: once(child, 'exit') };
}

describe('the start of the hub', () => {
  it('makes its tables from empty and finds them again', async () => {
    const config = newConfig();
    const hub = await startHub({ config });
    await bookOne(await connectStaff(hub));
    await hub.hub.close();
    const file = open(config);
    const run = file.prepare('select name from kysely_migration order by name').all() as { name: string }[];
    expect(run.map((one) => one.name)).toEqual(Object.keys(migrations));
    expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(file.prepare('pragma foreign_key_check').all()).toEqual([]);
    file.close();
    const again = await connectStaff(await startHub({ config }));
    expect((await again.must('day.open', { date: null })).rows).toHaveLength(1);
  });

  it('makes its tables once where several processes open them at the same time', async () => {
    const config = newConfig();
    mkdirSync(config.dataDir);
    const file = join(config.dataDir, 'hub.db');
    const openers = await Promise.all([1, 2, 3].map(() => opener(file, config.keys.database)));
    for (const one of openers) one.open();
    for (const one of openers) expect(await one.ended).toEqual([0, null]);
  });

  it('leaves no plain text in its files', async () => {
    const config = newConfig();
    const hub = await startHub({ config });
    await bookOne(await connectStaff(hub));
    for (const name of ['hub.db', 'hub.db-wal']) {
      const bytes = readFileSync(join(config.dataDir, name)).toString('latin1');
      for (const text of ['Tolvan', '191212121212', 'SQLite format', 'visit_event'])
        expect(bytes).not.toContain(text);
    }
  });

  it('is refused when the port is taken, and names it', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      taken.close();
    });
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusedStart(newConfig({ port }))).toEqual({
      code: 'connection.portTaken',
      params: { port },
    });
  });

  it('is refused with a wrong key, and the file is as it was', async () => {
    const config = newConfig();
    const hub = await startHub({ config });
    await bookOne(await connectStaff(hub));
    await hub.hub.close();
    const before = readFileSync(join(config.dataDir, 'hub.db'));
    const wrong = { ...config, keys: { ...config.keys, database: '0'.repeat(64) } };
    expect(await refusedStart(wrong)).toEqual({ code: 'profile.damaged' });
    expect(readFileSync(join(config.dataDir, 'hub.db')).equals(before)).toBe(true);
  });

  it('is refused on a file that a newer program has written', async () => {
    const config = newConfig();
    const hub = await startHub({ config });
    await hub.hub.close();
    const file = open(config);
    file.exec("insert into kysely_migration (name, timestamp) values ('900-later', '2030-01-01T00:00:00Z')");
    file.close();
    expect(await refusedStart(config)).toEqual({ code: 'connection.version' });
  });

  it('listens on loopback only', async () => {
    const { hub } = await startHub();
    expect(hub.origin).toBe(`http://127.0.0.1:${hub.port}`);
    await expect(fetch(`http://[::1]:${hub.port}/api/clinic`)).rejects.toThrow();
  });
});
