import type { Browser } from 'playwright';
import { book, type TestBooking } from '../../../test/e2e/support/bookings.ts';
import { linkWithoutOpening } from '../../../test/e2e/support/links.ts';
import { Patient } from '../../../test/e2e/support/patient.ts';
import type { BenchRun } from '../bench.ts';
import { boundedRow, type Row } from '../report.ts';
import { atAConsole, withPhones } from './workplace.ts';

const rounds = { quick: 5, full: 10 };
const goals = { seconds: 5, kilobytes: 250 } as const;
/** An old phone on 3G, as WebPageTest has it: 1.6 Mbit/s down, 768 kbit/s up, 300 ms there and back. */
const slow = { cpu: 4, latency: 300, download: 1_600_000 / 8, upload: 768_000 / 8 } as const;

/** From the link to a page that answers, on a phone that has never seen it; and what it fetches on the way to the waiting room. */
export async function patientPage(run: BenchRun): Promise<readonly Row[]> {
  const count = run.quick ? rounds.quick : rounds.full;
  return atAConsole(run, {}, (place) =>
    withPhones(run, async (browser) => {
      const seconds: number[] = [];
      const kilobytes: number[] = [];
      for (let round = 1; round <= count; round += 1) {
        const booking: TestBooking = {
          givenName: 'Nils',
          familyName: `Prov ${round}.`,
          number: '196002149802',
          startsIn: round,
        };
        await book(place.running.page, [booking]);
        const measured = await once(browser, await linkWithoutOpening(place, booking));
        run.say(`    round ${round}: ${measured.seconds.toFixed(2)} s, ${Math.round(measured.kilobytes)} kB`);
        seconds.push(measured.seconds);
        kilobytes.push(measured.kilobytes);
      }
      const what = (metric: string, unit: string) => ({ bench: 'everyday', metric, unit });
      const link = `patient's link to a page that answers, CPU ${slow.cpu} x slower, 3G`;
      return [
        boundedRow(what(link, 's'), seconds, 'p95', goals.seconds),
        boundedRow(
          what("patient's page until the waiting room, over the line", 'kB'),
          kilobytes,
          'max',
          goals.kilobytes,
        ),
      ];
    }),
  );
}

async function once(browser: Browser, link: string) {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow.latency,
      downloadThroughput: slow.download,
      uploadThroughput: slow.upload,
    });
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
    let bytes = 0;
    tools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    const patient = new Patient(page, 'sv');
    const began = performance.now();
    await page.goto(link, { waitUntil: 'commit' });
    await patient.heading(patient.words.welcome.title).waitFor();
    // It answers when a press has led on to the next question.
    await patient.onward();
    await patient.button(patient.words.who.me).waitFor();
    const seconds = (performance.now() - began) / 1000;
    // What it weighs is told of the page alone, not of the test of the line in the check (half a megabyte by design).
    return { seconds, kilobytes: bytes / 1000 };
  } finally {
    await context.close();
  }
}
