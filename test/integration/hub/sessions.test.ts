import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSessions, type Turns } from '../../../src/hub/sessions.ts';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { bookingRow, bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { clockAt, newConfig, type RunningHub, startHub } from './support/hub.ts';
import { numbers } from './support/people.ts';

/** The sessions of a hub that has closed, over its own database. */
async function sessionsOf({ hub, config, clock }: RunningHub) {
  await hub.close();
  const opened = await openDatabase(join(config.dataDir, 'hub.db'), config.keys.database);
  if (!opened.ok) throw new Error('the database did not open');
  const db = opened.value;
  const rows = await db.selectFrom('participant').selectAll().orderBy('id').execute();
  const moves: Turns[] = [];
  const sessions = createSessions({
    db,
    clock: clock.read,
    linkKey: Buffer.from(config.keys.links, 'hex'),
    visits: { step: () => Promise.reject(new Error('no step is asked for')) },
    // Asked while the other's page was there.
    deviceWaiting: (id) => rows.find((row) => row.id === id)?.other_device ?? null,
    moved: (_, turns) => moves.push(turns),
  });
  return { db, rows, sessions, moves };
}

describe('the place of a participant', () => {
  it('moves once, however many let the other device in at the same moment', async () => {
    const hub = await startHub({ config: newConfig() });
    const { participantId: id, url } = await bookOne(await connectStaff(hub));
    const participantId = id as never;
    await (await new Browser(hub).open(url)).view();
    await (await new Browser(hub).open(url)).waits();
    const { db, rows, sessions, moves } = await sessionsOf(hub);
    const [before] = rows;
    const answers = await Promise.all([1, 2, 3].map(() => sessions.letInOther(participantId)));
    expect(answers.map((answer) => (answer.ok ? 'let in' : answer.refusal.code)).sort()).toEqual([
      'let in',
      'session.nobodyWaits',
      'session.nobodyWaits',
    ]);
    const after = await db.selectFrom('participant').selectAll().executeTakeFirstOrThrow();
    expect(after).toMatchObject({ device: before?.other_device, other_device: before?.device });
    expect(moves).toEqual([{ holds: before?.other_device, waits: before?.device }]);
    await db.destroy();
  });

  it('is held by nobody who does not hold the link any more', async () => {
    const hub = await startHub({ clock: clockAt('2026-11-24T08:00:00+01:00') });
    const staff = await connectStaff(hub);
    const child = { patientNumber: numbers.child2022, givenName: 'Alva', familyName: 'Berg' };
    const { url } = await bookOne(staff, bookingRow(child));
    await (await new Browser(hub).open(url)).view();
    await bookOne(staff, bookingRow({ ...child, guardianName: 'Maria Berg' }));
    const { db, rows, sessions } = await sessionsOf(hub);
    const patient = rows.find((row) => row.kind === 'patient');
    expect(patient?.device).not.toBeNull();
    const place = { participantId: patient?.id, visitId: patient?.visit, device: patient?.device } as never;
    expect(await sessions.standingOf(place)).toBe('none');
    await db.destroy();
  });
});
