import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Instant, localDateOf } from '../../src/shared/domain/time.ts';
import { workplaceOf } from '../../test/e2e/support/bookings.ts';
import { Clinician } from '../visit/clinician.ts';
import { startConsole } from '../visit/console.ts';
import { dayList } from './dayList.ts';

const readLimitMs = 180_000;
const hourMs = 3_600_000;

/** The day list of `now`, and the next day's where midnight comes within the hour that a bench may take. */
function dayLists(count: number, clinicianHsaId: string, now: number, zone: string): readonly object[] {
  const moments = [now, now + hourMs].map((at) => at as Instant);
  const byDate = new Map(moments.map((at) => [localDateOf(at, zone), at]));
  return [...byDate.values()].flatMap((at) => dayList(count, clinicianHsaId, at, zone));
}

/**
 * Puts `count` bookings of today into a data folder as a person does: through the settings of a console that runs on
 * it, into its own hub.
 */
export async function readInDay(options: {
  readonly executable: string;
  readonly dataDir: string;
  /** Where the day list's file may lie. */
  readonly folder: string;
  readonly count: number;
}): Promise<void> {
  const running = await startConsole({
    executable: options.executable,
    dataDir: options.dataDir,
    practicePatient: false,
  });
  try {
    running.page.setDefaultTimeout(readLimitMs);
    const clinician = new Clinician(running.page);
    const { app, settings } = clinician.words;
    await clinician.rows().first().waitFor();
    const { hsaId, zone } = await workplaceOf(running.page);
    const file = join(options.folder, 'day.json');
    await writeFile(file, JSON.stringify(dayLists(options.count, hsaId, Date.now(), zone)));
    await clinician.button(app.settings).click();
    const chooser = running.page.waitForEvent('filechooser');
    await clinician.button(settings.bookings.read).click();
    await (await chooser).setFiles(file);
    const report = running.page.getByRole('region', { name: settings.bookings.report });
    await report.waitFor({ timeout: readLimitMs });
    const words = (await report.textContent()) ?? '';
    if (!words.includes(settings.bookings.none)) throw new Error(`not all rows were taken in: ${words}`);
  } finally {
    await running.close();
  }
}
