import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { book, sara } from '../e2e/support/bookings.ts';
import type { Desk } from '../e2e/support/desk.ts';
import { linkWithoutOpening } from '../e2e/support/links.ts';
import type { Patient } from '../e2e/support/patient.ts';
import { Stage } from '../e2e/support/stage.ts';
import { differenceFrom } from './support/picture.ts';

const turnMs = 5 * 60_000;
const neededMs = 75_000;

/** The main screens against the pictures in `pictures/`. One visit, in the order in which one comes to them. */
describe('the main screens look as they did', () => {
  const stage = new Stage();
  let desk: Desk;
  let page: Page;
  let patient: Patient;
  beforeAll(async () => {
    await awayFromTheTurn();
    desk = await stage.desk();
    page = desk.clinician.page;
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await book(page, [sara]);
    patient = await stage.patient(await linkWithoutOpening(desk, sara), { language: 'sv' });
    await patient.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }, 240_000);
  afterAll(() => stage.close());

  /** What the line of this machine measures, and how late one is by now. */
  const measured = () => {
    const { queue, waiting } = desk.clinician.words;
    return [
      page.getByRole('option', { selected: true }),
      page.getByLabel(waiting.facts.label),
      page
        .getByText(queue.delay.onTime)
        .or(page.getByText(saying(queue.delay.late)))
        .locator('..'),
    ];
  };

  it("patient's check", async () => {
    await patient.answer();
    const { check } = patient.words;
    await patient.page.getByText(check.heard).waitFor();
    const network = patient.page.getByText(check.network, { exact: true });
    expect(await differenceFrom('patient-check', patient.page, [network.locator('../..')])).toBeNull();
  });

  it("patient's waiting room", async () => {
    await patient.button(patient.words.check.toWaitingRoom).click();
    await patient.waitingRoom().waitFor();
    await patient.page.getByRole('heading', { level: 1 }).waitFor();
    expect(
      await differenceFrom('patient-waiting', patient.page, [
        patient.page.getByRole('heading', { level: 1 }),
      ]),
    ).toBeNull();
  });

  it('waiting', async () => {
    const { clinician } = desk;
    await clinician.open(clinician.row(sara.familyName));
    await clinician.letInButton().waitFor();
    expect(await differenceFrom('console-waiting', page, measured())).toBeNull();
  });

  it('palette', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: desk.clinician.words.keys.palette.label }).waitFor();
    expect(await differenceFrom('console-palette', page, measured().slice(0, 1))).toBeNull();
    await page.keyboard.press('Escape');
  });

  it('call, light and dark', async () => {
    const { clinician } = desk;
    await clinician.letIn();
    await waitForFrames(page, 15, 30_000);
    await page.getByText(clinician.words.call.line.connected, { exact: true }).waitFor();
    expect(await differenceFrom('console-call', page)).toBeNull();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await differenceFrom('console-call-dark', page)).toBeNull();
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('review', async () => {
    const { clinician } = desk;
    await clinician.type('contactReason', 'Hosta i fem dagar.');
    await clinician.saved();
    await clinician.finish();
    await clinician.signButton().waitFor();
    await patient.finished().waitFor();
    expect(await differenceFrom('console-review', page)).toBeNull();
  });
});

/**
 * The practice day stands on the next five minutes: a booking whose time comes while the pictures are made moves the line
 * of now. Where the turn is near, it is awaited first.
 */
async function awayFromTheTurn(): Promise<void> {
  const left = turnMs - (Date.now() % turnMs);
  if (left < neededMs) await new Promise((turned) => setTimeout(turned, left + 1_000));
}
