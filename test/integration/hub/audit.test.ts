import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { bookOne } from './support/bookings.ts';
import { Browser, connectStaff } from './support/clients.ts';
import { newConfig, startHub } from './support/hub.ts';

/** Opens the hub's own file, as somebody with the key would. */
function openFile(config: ReturnType<typeof newConfig>): Database.Database {
  const options = { encryptionCipher: 'aes256cbc', encryptionKey: config.keys.database };
  return new Database(join(config.dataDir, 'hub.db'), options as Database.Options);
}

async function withHistory() {
  const config = newConfig();
  const hub = await startHub({ config });
  const staff = await connectStaff(hub);
  const { visitId, participantId, url } = await bookOne(staff);
  await (await new Browser(hub).open(url)).view();
  await staff.command(visitId, { type: 'letIn', participantId: participantId as never });
  return { config, hub, staff, visitId };
}

describe('the chains', () => {
  it('are intact over a visit and every reading of it', async () => {
    const { staff } = await withHistory();
    const report = await staff.must('audit.verify', {});
    expect(report).toMatchObject({ visitsChecked: 1, intact: true });
    // booked, came, let in; and import, day read, link made, visit read by the command's look.
    expect(report.eventsChecked).toBeGreaterThanOrEqual(7);
  });

  it('take readings that come at the same moment one after the other', async () => {
    const { staff, visitId } = await withHistory();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, nth) =>
        nth % 2 === 0 ? staff.ask('day.open', { date: null }) : staff.ask('visit.open', { visitId }),
      ),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const [report] = await Promise.all([
      staff.must('audit.verify', {}),
      staff.command(visitId, { type: 'finish' }),
    ]);
    expect(report.intact).toBe(true);
    expect(await staff.must('audit.verify', {})).toMatchObject({ intact: true });
  });

  it('note who read which patient, by an opaque id', async () => {
    const { config, hub, staff, visitId } = await withHistory();
    await staff.must('visit.open', { visitId });
    await hub.hub.close();
    const file = openFile(config);
    const rows = file
      .prepare("select actor, type, visit, payload from audit_event where type = 'visit.read'")
      .all() as { actor: string; visit: string; payload: string }[];
    file.close();
    const last = rows.at(-1);
    expect(last?.visit).toBe(visitId);
    expect(JSON.parse(last?.actor ?? '')).toEqual({ kind: 'staff', hsaId: 'SE2321000016-1001' });
    expect(Object.keys(JSON.parse(last?.payload ?? ''))).toEqual(['patient']);
    expect(JSON.stringify(rows)).not.toContain('1912');
  });

  it.each(['visit_event', 'audit_event', 'note'])('can neither be changed nor cut in %s', async (table) => {
    const { config, hub, staff, visitId } = await withHistory();
    if (table === 'note') {
      const { deliveryOf, verified } = await import('./support/notes.ts');
      const { participants } = await staff.must('visit.open', { visitId });
      const participantId = participants[0]?.id as never;
      await staff.command(visitId, { type: 'decideIdentity', participantId, decision: verified });
      await staff.command(visitId, { type: 'finish' });
      await staff.must('note.deliver', await deliveryOf(staff, visitId));
    }
    await hub.hub.close();
    const file = openFile(config);
    expect(() => file.exec(`update ${table} set id = 'x'`)).toThrow('append-only');
    expect(() => file.exec(`delete from ${table}`)).toThrow('append-only');
    file.close();
  });

  it.each([
    ['an event was changed', "update visit_event set payload = '{}' where seq = 3"],
    ['the last event was cut off', 'delete from visit_event where seq = 3'],
    ['a reading was taken out', "delete from audit_event where type = 'link.made'"],
  ])('show that %s by somebody who took the guards away', async (_what, tampering) => {
    const { config, hub } = await withHistory();
    await hub.hub.close();
    const file = openFile(config);
    for (const table of ['visit_event', 'audit_event'])
      for (const verb of ['update', 'delete']) file.exec(`drop trigger ${table}_no_${verb}`);
    file.exec(tampering);
    file.close();
    const again = await startHub({ config });
    const staff = await connectStaff(again);
    expect((await staff.must('audit.verify', {})).intact).toBe(false);
  });
});
