import type { Browser, Page } from 'playwright';
import { book, type TestBooking } from '../../../test/e2e/support/bookings.ts';
import { linkWithoutOpening } from '../../../test/e2e/support/links.ts';
import { Patient } from '../../../test/e2e/support/patient.ts';
import { waitForFrames } from '../../visit/callStats.ts';
import type { BenchRun } from '../bench.ts';
import { boundedRow, type Row } from '../report.ts';
import { atAConsole, type Workplace, withPhones } from './workplace.ts';

const rounds = { quick: 3, full: 8 };
const goalSeconds = 1.5;
const pictureLimitMs = 40_000;

/**
 * One visit is finished (to be signed later) and the next patient, who waits already, is let in, by keys alone, each
 * pressed as soon as what it is for is on screen: until the next patient's first picture has been drawn.
 */
export async function nextPatient(run: BenchRun): Promise<readonly Row[]> {
  const count = run.quick ? rounds.quick : rounds.full;
  return atAConsole(run, {}, (place) =>
    withPhones(run, async (browser) => {
      const { page } = place.running;
      const first = await waits(place, browser, booking(0));
      await place.clinician.open(place.clinician.row(booking(0).familyName));
      await place.clinician.letIn();
      await waitForFrames(page, 10, pictureLimitMs);
      let before = first;
      const values: number[] = [];
      for (let round = 1; round <= count; round += 1) {
        const next = await waits(place, browser, booking(round));
        const seconds = await finishAndGoOn(page, place, booking(round).givenName);
        run.say(`    round ${round}: ${seconds.toFixed(2)} s`);
        values.push(seconds);
        await before.page.context().close();
        before = next;
      }
      const metric = "Finish to the next patient's picture, by keyboard";
      return [boundedRow({ bench: 'everyday', metric, unit: 's' }, values, 'median', goalSeconds)];
    }),
  );
}

function booking(round: number): TestBooking & { readonly givenName: string } {
  return {
    // Told apart on screen; sooner than the practice day's own.
    givenName: `Prov${'abcdefghij'[round]}`,
    familyName: `Nummer ${round}.`,
    number: '196002149802',
    startsIn: -20 + round,
  };
}

async function waits(place: Workplace, browser: Browser, who: TestBooking): Promise<Patient> {
  await book(place.running.page, [who]);
  const link = await linkWithoutOpening(place, who);
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 390, height: 844 } });
  const patient = new Patient(await context.newPage(), 'sv');
  await patient.page.goto(link);
  await patient.goToWaitingRoom();
  await place.clinician
    .row(who.familyName, place.clinician.words.queue.ready)
    .or(place.clinician.row(who.familyName))
    .first()
    .waitFor();
  return patient;
}

async function finishAndGoOn(page: Page, { clinician }: Workplace, givenName: string): Promise<number> {
  const { words } = clinician;
  const later = clinician.button(words.journal.finish.signLater);
  const letIn = clinician.button(words.waiting.letIn, { name: givenName }).first();
  const began = performance.now();
  await page.keyboard.press('Control+Enter');
  await later.waitFor();
  // From "Finish", which has the focus, to the button before it.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await letIn.waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('main button[aria-keyshortcuts="Enter"]:not([aria-disabled="true"])') !== null,
  );
  await page.keyboard.press('Enter');
  await page.evaluate(nextPicture);
  return (performance.now() - began) / 1000;
}

/** Runs in the page: resolves once a picture that was not there before has been drawn. */
function nextPicture(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const videos = [...document.querySelectorAll('main video')] as HTMLVideoElement[];
      const remote = videos.find(
        ({ srcObject, videoWidth }) =>
          videoWidth > 0 &&
          srcObject instanceof MediaStream &&
          srcObject.getVideoTracks().some((track) => !/fake/i.test(track.label)),
      );
      if (remote === undefined) requestAnimationFrame(look);
      else remote.requestVideoFrameCallback(() => resolve());
    };
    look();
  });
}
