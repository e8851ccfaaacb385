import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PracticeClinic } from '../../../src/main/persona.ts';
import { placesOf } from '../../../src/main/places.ts';
import { Practice } from '../../../src/main/practice.ts';
import type { QueueRow } from '../../../src/shared/contracts/visit.ts';
import { localDateOf } from '../../../src/shared/domain/time.ts';
import { Browser, connectStaff } from '../hub/support/clients.ts';
import { clockAt, move, startHub } from '../hub/support/hub.ts';

// The patient's window stays out, and with it all that is Electron's.
vi.mock('electron', () => ({ BrowserWindow: class {}, ipcMain: {}, session: {} }));
afterEach(() => void vi.useRealTimers());

const places = placesOf(join(import.meta.dirname, '../../..'));

/** The practice clinic at its own hub, at a time of the test's. */
async function practiceAt(iso: string) {
  const hub = await startHub({ clock: clockAt(iso) });
  const { clinic } = hub.config;
  const staff = await connectStaff(hub);
  const asked = staff.ask.bind(staff);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const practice = await Practice.read({
    places,
    clinic: { v: 1, staff: hub.config.staff, clinic } as PracticeClinic,
    clock: hub.clock.read,
    ask: (type, payload) => asked(type, payload as never) as never,
    withPatient: false,
  });
  onTestFinished(() => practice.stop());
  const day = async () => (await staff.must('day.open', { date: null })).rows;
  const dateOf = (row: QueueRow) => localDateOf(row.start, clinic.zone);
  return { hub, staff, practice, day, dateOf };
}

describe('the practice clinic', () => {
  it('has a new day each morning, though a visit was left open the day before; that one stands first', async () => {
    const { hub, staff, practice, day, dateOf } = await practiceAt('2026-11-24T16:00:00+01:00');
    await practice.prepare();
    const left = (await day()).find((row) => row.mine && row.start === hub.clock.now);
    const visitId = left?.visitId ?? '';
    const { url } = await staff.must('link.make', { visitId });
    await (await new Browser(hub).open(url)).must('page.waiting', { waiting: true });
    const participantId = left?.participants[0]?.id as never;
    expect(await staff.command(visitId, { type: 'letIn', participantId })).toMatchObject({ ok: true });

    move(hub.clock, 16 * 60);
    await practice.prepare();
    const [first, ...rest] = await day();
    expect([first?.visitId, first?.stage]).toEqual([visitId, 'open']);
    expect(rest.length).toBeGreaterThanOrEqual(10);
    expect(new Set(rest.map(dateOf))).toEqual(new Set(['2026-11-25']));
    // Each of the staff has a day of their own.
    const whose = (name: string) => rest.filter((row) => row.clinician === name).length;
    expect([whose('Helena Ljung'), whose('Karim Haddad')]).toEqual([11, 5]);
    // At the next connection of the same day nothing is booked twice.
    await practice.prepare();
    expect(await day()).toHaveLength(rest.length + 1);
  });

  it.each(['2026-11-24T23:58:00+01:00', '2026-07-14T23:58:00+02:00'])(
    'begins at %s, and has a new day when midnight has passed, without being started again',
    async (evening) => {
      const { hub, staff, practice, day, dateOf } = await practiceAt(evening);
      await practice.prepare();
      const today = evening.slice(0, 10);
      expect((await day()).map(dateOf).every((date) => date === today)).toBe(true);

      move(hub.clock, 4);
      const before = await day();
      staff.clear();
      vi.advanceTimersByTime(60_000);
      const booked = () => staff.heard.filter((event) => event.type === 'row' && dateOf(event.row) > today);
      await staff.until(() => booked().length === 16);
      // The evening's visits, whose links still open them, are there as well.
      const ids = (await day()).map((row) => row.visitId);
      expect(before.length).toBeGreaterThan(0);
      for (const { visitId } of before) expect(ids).toContain(visitId);
    },
  );
});
