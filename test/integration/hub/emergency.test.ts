import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { bookingRow, bookOne } from './support/bookings.ts';
import { Browser, connectStaff, type StaffClient } from './support/clients.ts';
import { twoConsoles } from './support/colleagues.ts';
import { move, newConfig, startHub } from './support/hub.ts';
import { helena, karim } from './support/people.ts';

async function inCall() {
  const config = newConfig();
  const hub = await startHub({ config });
  const staff = await connectStaff(hub);
  const { visitId: id, participantId, url } = await bookOne(staff);
  const visitId = id as never;
  const browser = new Browser(hub);
  const page = await browser.open(url);
  await staff.command(id, { type: 'letIn', participantId: participantId as never });
  await page.view((view) => view.admitted);
  const rowSays = async () => (await staff.must('day.open', { date: null })).rows[0]?.emergency;
  return { config, hub, staff, visitId, browser, page, rowSays };
}

/** What the clinic's chain holds of emergencies, in order. */
function noted(config: ReturnType<typeof newConfig>) {
  const file = new Database(join(config.dataDir, 'hub.db'), {
    encryptionCipher: 'aes256cbc',
    encryptionKey: config.keys.database,
  } as Database.Options);
  const rows = file
    .prepare(
      "select type, visit, actor, payload, at from audit_event where type like 'emergency.%' order by seq",
    )
    .all() as { type: string; visit: string; actor: string; payload: string; at: number }[];
  file.close();
  return rows;
}

describe('an emergency', () => {
  it('is seen in the row and in the page, until it is over, and both are noted', async () => {
    const { config, hub, staff, visitId, page, rowSays } = await inCall();
    expect((await page.view()).emergency).toBe(false);
    const called = hub.clock.now;
    await staff.must('emergency.set', { visitId, state: 'called' });
    await page.view((view) => view.emergency && view.admitted);
    await staff.event((event) => event.type === 'row' && event.row.emergency);
    expect(await rowSays()).toBe(true);
    move(hub.clock, 3);
    page.clear();
    staff.clear();
    await staff.must('emergency.set', { visitId, state: 'over' });
    await page.view((view) => !view.emergency && view.admitted);
    await staff.event((event) => event.type === 'row' && !event.row.emergency);
    expect(await rowSays()).toBe(false);
    expect(await staff.must('audit.verify', {})).toMatchObject({ intact: true });
    await hub.hub.close();
    const [first, second, ...more] = noted(config);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ type: 'emergency.called', visit: visitId, at: called });
    expect(second).toMatchObject({ type: 'emergency.over', visit: visitId, at: hub.clock.now });
    for (const link of [first, second]) {
      expect(JSON.parse(link?.actor ?? '')).toEqual({ kind: 'staff', hsaId: helena });
      expect(Object.keys(JSON.parse(link?.payload ?? ''))).toEqual(['patient']);
    }
  });

  it('that is said again is one, since the first time', async () => {
    const { config, hub, staff, visitId, page } = await inCall();
    await staff.must('emergency.set', { visitId, state: 'over' });
    await staff.must('emergency.set', { visitId, state: 'called' });
    move(hub.clock, 2);
    await staff.must('emergency.set', { visitId, state: 'called' });
    await page.view((view) => view.emergency);
    await hub.hub.close();
    expect(noted(config).map((link) => link.type)).toEqual(['emergency.called']);
  });

  it('goes on over a restart of the hub, and over the patient leaving', async () => {
    const { hub, staff, visitId, browser, page } = await inCall();
    await staff.must('emergency.set', { visitId, state: 'called' });
    await page.must('page.leave', {});
    page.socket.disconnect();
    const again = await hub.restart();
    const [row] = (await (await connectStaff(again)).must('day.open', { date: null })).rows;
    expect(row?.emergency).toBe(true);
    expect(await (await browser.at(again).tab()).view()).toMatchObject({ emergency: true });
  });
});

describe('help in an emergency', () => {
  const asked = (console: StaffClient) =>
    console.heard.flatMap((event) => (event.type === 'emergency' ? event : []));

  it('is asked for at all other consoles, with the place and no name, until it is over', async () => {
    const { hub, helenas, karims, visitId: id, page, letIn } = await twoConsoles();
    const visitId = id as never;
    await page.must('page.answers', { where: 'vehicle', place: 'E4 norr om Uppsala' });
    await letIn(helenas);
    await helenas.must('emergency.set', { visitId, state: 'help' });
    const help = {
      v: 1,
      type: 'emergency',
      visitId,
      start: hub.clock.now + 600_000,
      byName: 'Helena Ljung',
      where: 'vehicle',
      place: 'E4 norr om Uppsala',
      state: 'help',
    };
    expect(await karims.event((event) => event.type === 'emergency')).toEqual(help);
    // Who comes later is told too; she herself is not.
    const [later, hers] = [await connectStaff(hub, karim), await connectStaff(hub)];
    expect(await later.event((event) => event.type === 'emergency')).toEqual(help);
    // 112 is not called by it.
    expect(await helenas.must('visit.open', { visitId })).toMatchObject({ emergency: false });
    karims.clear();
    await helenas.must('emergency.set', { visitId, state: 'over' });
    expect(await karims.event((event) => event.type === 'emergency')).toEqual({ ...help, state: 'over' });
    const afterwards = await connectStaff(hub, karim);
    await afterwards.must('staff.list', {});
    await hers.must('staff.list', {});
    for (const console of [afterwards, hers, helenas]) expect(asked(console)).toEqual([]);
  });

  it('for a protected person is asked for without the place', async () => {
    const { karims, helenas, visitId, page, letIn } = await twoConsoles({
      booking: bookingRow({ protected: true, givenName: null, familyName: null }),
    });
    await page.must('page.answers', { where: 'home', place: 'Skyddat boende' });
    await letIn(helenas);
    await helenas.must('emergency.set', { visitId: visitId as never, state: 'help' });
    const heard = await karims.event((event) => event.type === 'emergency');
    expect(heard).toMatchObject({ where: null, place: null, state: 'help' });
  });

  it('that is asked for again is noted once', async () => {
    const { hub, helenas, karims, visitId } = await twoConsoles();
    for (const state of ['help', 'help', 'over'] as const)
      await helenas.must('emergency.set', { visitId: visitId as never, state });
    await karims.until(() => asked(karims).length === 3);
    await hub.hub.close();
    expect(noted(hub.config).map((link) => link.type)).toEqual(['emergency.helpAsked']);
  });
});
