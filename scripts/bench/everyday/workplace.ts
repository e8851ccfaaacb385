import { type Browser, chromium, type Page } from 'playwright';
import { v7 } from 'uuid';
import type { VidiApi } from '../../../src/shared/contracts/ipc.ts';
import type { QueueRow } from '../../../src/shared/contracts/visit.ts';
import { rememberConnections } from '../../visit/callStats.ts';
import { Clinician } from '../../visit/clinician.ts';
import { type RunningConsole, startConsole, temporaryDataDir } from '../../visit/console.ts';
import type { BenchRun } from '../bench.ts';

const rowsAtATime = 250;
/** How long the window is waited for, in ms; what is measured has its own goals. */
const patienceMs = 60_000;

/** A console on a data folder of its own, for one measure. */
export interface Workplace {
  readonly running: RunningConsole;
  readonly clinician: Clinician;
}

/** Runs `work` at a console that is started for it and ends with it. */
export async function atAConsole<T>(
  run: BenchRun,
  options: {
    readonly dataDir?: string;
    readonly args?: readonly string[];
    readonly practicePatient?: boolean;
  },
  work: (place: Workplace) => Promise<T>,
): Promise<T> {
  const { dir, remove } = await temporaryDataDir();
  const running = await startConsole({
    executable: run.executable,
    dataDir: options.dataDir ?? dir,
    practicePatient: options.practicePatient ?? false,
    args: [...(options.args ?? [])],
  });
  try {
    running.page.setDefaultTimeout(patienceMs);
    await running.page.setViewportSize({ width: 1440, height: 900 });
    await rememberConnections(running.page);
    const clinician = new Clinician(running.page);
    await clinician.rows().first().waitFor();
    return await work({ running, clinician });
  } finally {
    await running.close();
    await remove();
  }
}

/** Runs `work` with a browser for patients' phones, whose camera and microphone are the fake ones. */
export async function withPhones<T>(run: BenchRun, work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: process.env.VIDI_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', ...run.flags],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Books visits that start about now. Reserve numbers, one each: as many as there are, and nobody's. Each row is known
 * by its reason.
 */
export async function bookNow(page: Page, reasons: readonly string[], minutesAway = 20): Promise<void> {
  for (let from = 0; from < reasons.length; from += rowsAtATime) {
    const refused = await page.evaluate(
      async ({ part, run, away }) => {
        const { vidi } = window as unknown as { vidi: VidiApi };
        const about = await vidi.request('app.about', {});
        if (!about.ok) return about.refusal.code;
        const { hsaId } = about.value.principal;
        const rows = part.map((reason, at) => {
          // The first ones soonest, so that they stand at the top.
          const start = Date.now() - away * 60_000 + at * 1_000;
          return {
            start: new Date(start).toISOString(),
            end: new Date(start + 30 * 60_000).toISOString(),
            clinicianHsaId: hsaId,
            profession: 'doctor',
            patientNumber: `reserv:${run}${at}`,
            reason,
          };
        });
        const bytes = new TextEncoder().encode(JSON.stringify(rows));
        const report = await vidi.request('bookings.import', { bytes });
        if (!report.ok) return report.refusal.code;
        return report.value.refused[0]?.refusal.code ?? null;
      },
      { part: reasons.slice(from, from + rowsAtATime), run: v7().slice(-8), away: minutesAway },
    );
    if (refused !== null) throw new Error(`not booked: ${refused}`);
  }
}

/** Today's rows by their reason. */
export async function rowsByReason(page: Page): Promise<ReadonlyMap<string, QueueRow>> {
  const rows = await page.evaluate(async () => {
    const day = await (window as unknown as { vidi: VidiApi }).vidi.request('day.open', { date: null });
    return day.ok ? day.value.rows : [];
  });
  return new Map(rows.map((row) => [row.reason, row]));
}

/** A visit's link, as the clinician copies it. */
export async function linkOfVisit({ page, app }: RunningConsole, visitId: string): Promise<string> {
  const refused = await page.evaluate(async (id) => {
    const { vidi } = window as unknown as { vidi: VidiApi };
    const answer = await vidi.request('link.copy', { visitId: id as never });
    return answer.ok ? null : answer.refusal.code;
  }, visitId);
  if (refused !== null) throw new Error(`no link: ${refused}`);
  return app.evaluate(({ clipboard }) => clipboard.readText());
}
