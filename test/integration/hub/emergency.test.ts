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
  /** What a console was told last. */
  const told = (console: StaffClient) =>
    console.heard.flatMap((event) => (event.type === 'help' ? [event.calls] : [])).at(-1);
  const untilTold = (console: StaffClient, calls: number) =>
    console.until(() => told(console)?.length === calls);

  async function asked(given: Parameters<typeof twoConsoles>[0] = {}) {
    const clinic = await twoConsoles(given);
    const visitId = clinic.visitId as never;
    await clinic.page.must('page.answers', { where: 'vehicle', place: 'E4 norr om Uppsala' });
    await clinic.letIn(clinic.helenas);
    await clinic.helenas.must('emergency.set', { visitId, state: 'help' });
    await untilTold(clinic.karims, 1);
    return { ...clinic, visitId };
  }

  it('is asked for at all consoles, with the place and no name, until it is over', async () => {
    const { hub, helenas, karims, visitId } = await asked();
    const help = {
      visitId,
      at: hub.clock.now,
      start: hub.clock.now + 600_000,
      byName: 'Helena Ljung',
      mine: false,
      where: 'vehicle',
      place: 'E4 norr om Uppsala',
    };
    expect(told(karims)).toEqual([help]);
    // Who comes later is told too; her own consoles know that it has been asked.
    const [later, hers] = [await connectStaff(hub, karim), await connectStaff(hub)];
    for (const console of [later, hers, helenas]) await untilTold(console, 1);
    expect(told(later)).toEqual([help]);
    for (const console of [hers, helenas]) expect(told(console)).toEqual([{ ...help, mine: true }]);
    // 112 is not called by it.
    expect(await helenas.must('visit.open', { visitId })).toMatchObject({ emergency: false });
    await helenas.must('emergency.set', { visitId, state: 'over' });
    for (const console of [karims, later, hers, helenas]) await untilTold(console, 0);
  });

  it('that ended while a console was away is not there when it is back', async () => {
    const { hub, helenas, karims, visitId } = await asked();
    karims.lose();
    await helenas.must('emergency.set', { visitId, state: 'over' });
    const back = await connectStaff(hub, karim);
    await untilTold(back, 0);
  });

  it('stands over a restart of the hub, for those who are asked and for the one who asks', async () => {
    const { hub } = await asked();
    const again = await hub.restart();
    const [his, hers] = [await connectStaff(again, karim), await connectStaff(again)];
    await untilTold(his, 1);
    await untilTold(hers, 1);
    expect([told(his)?.[0]?.mine, told(hers)?.[0]?.mine]).toEqual([false, true]);
  });

  it('that nobody said was over stands no longer than a working day', async () => {
    const { hub, helenas, visitId } = await asked();
    move(hub.clock, 12 * 60);
    await untilTold(await connectStaff(hub, karim), 0);
    await helenas.must('emergency.set', { visitId, state: 'help' });
    const later = await connectStaff(hub, karim);
    await untilTold(later, 1);
    expect(told(later)).toMatchObject([{ at: hub.clock.now }]);
  });

  it('for a protected person is asked for without the place', async () => {
    const { karims } = await asked({
      booking: bookingRow({ protected: true, givenName: null, familyName: null }),
    });
    expect(told(karims)).toMatchObject([{ where: null, place: null }]);
  });

  it('that is asked for again is one call, noted once', async () => {
    const { hub, helenas, karims, visitId } = await asked();
    const since = told(karims)?.[0]?.at;
    move(hub.clock, 1);
    await helenas.must('emergency.set', { visitId, state: 'help' });
    const later = await connectStaff(hub, karim);
    await untilTold(later, 1);
    expect(told(later)?.[0]?.at).toBe(since);
    await hub.hub.close();
    expect(noted(hub.config).map((link) => link.type)).toEqual(['emergency.helpAsked']);
  });
});
