import { chromium } from 'playwright';
import { book, type TestBooking } from '../../test/e2e/support/bookings.ts';
import { linkOf } from '../../test/e2e/support/links.ts';
import { Patient } from '../../test/e2e/support/patient.ts';
import { rememberConnections, waitForFrames } from '../visit/callStats.ts';
import { Clinician } from '../visit/clinician.ts';
import { startConsole, temporaryDataDir } from '../visit/console.ts';
import { killAll, processTree } from '../visit/processTree.ts';
import type { Bench, BenchRun } from './bench.ts';
import { plainRow } from './report.ts';

const rounds = { quick: 5, full: 10 };
const framesBefore = 30;
const callLimitMs = 40_000;

export const loss: Bench = {
  name: 'loss',
  about: "the patient's browser is killed in mid-call: until the console says that the line is interrupted",
  run: async (run) => {
    const { dir, remove } = await temporaryDataDir();
    const running = await startConsole({
      executable: run.executable,
      dataDir: dir,
      practicePatient: false,
    });
    try {
      const clinician = new Clinician(running.page);
      const desk = { running, clinician };
      await rememberConnections(running.page);
      await clinician.rows().first().waitFor();
      const count = run.quick ? rounds.quick : rounds.full;
      // A visit of its own for each round: a patient who was cut off keeps the place.
      const bookings = Array.from({ length: count }, (_, index) => booking(index + 1));
      await book(running.page, bookings);
      const values: number[] = [];
      for (const [index, { familyName }] of bookings.entries()) {
        const ms = await cutOff(run, desk, familyName);
        run.say(`  round ${index + 1}: ${Math.round(ms)} ms`);
        values.push(ms);
      }
      return [plainRow({ bench: 'loss', metric: 'loss to said', unit: 'ms' }, values)];
    } finally {
      await running.close();
      await remove();
    }
  },
};

function booking(round: number): TestBooking {
  return { givenName: 'Nils', familyName: `Prov ${round}.`, number: '196002149802', startsIn: round };
}

async function cutOff(
  run: BenchRun,
  desk: Parameters<typeof linkOf>[0],
  familyName: string,
): Promise<number> {
  const { clinician } = desk;
  const { page, words } = clinician;
  const link = await linkOf(desk, familyName);
  // A server of its own: only so does Playwright tell the browser's process id.
  const server = await chromium.launchServer({
    executablePath: process.env.VIDI_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      ...run.flags,
    ],
  });
  const pid = server.process().pid ?? 0;
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const phone = await browser.newPage({ locale: 'sv-SE', viewport: { width: 390, height: 844 } });
    await phone.goto(link);
    await new Patient(phone, 'sv').goToWaitingRoom();
    await clinician.letIn();
    await waitForFrames(page, framesBefore, callLimitMs);
    await page.getByText(words.call.line.connected, { exact: true }).waitFor();
    const said = page.waitForFunction(
      (word) =>
        [...document.querySelectorAll('main *, header *')].some((one) => one.textContent?.trim() === word),
      words.call.line.interrupted,
    );
    const killedAt = performance.now();
    killAll(processTree(pid));
    await said;
    return performance.now() - killedAt;
  } finally {
    killAll(processTree(pid));
    await server.close().catch(() => undefined);
  }
}
