import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { hears, listen } from './support/access/heard.ts';
import { book, sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf } from './support/links.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

describe("the patient's reload", () => {
  const stage = new Stage();
  let desk: Desk;
  let patient: Patient;
  beforeAll(async () => {
    desk = await stage.desk();
    await book(desk.running.page, [sara]);
    patient = await stage.patient(await linkOf(desk, sara.familyName));
  });
  afterAll(() => stage.close());

  it('resumes in the waiting room, with no link and no question asked again', async () => {
    await patient.goToWaitingRoom();
    await patient.page.reload();
    await patient.waitingRoom().waitFor();
  });

  it('resumes in the call: a fresh connection in the same visit, the note untouched', async () => {
    await desk.clinician.letIn();
    await waitForFrames(desk.running.page, 15, 30_000);
    await desk.clinician.type('history', 'Skrivet före omladdningen.');
    await patient.page.reload();
    await waitForFrames(patient.page, 30, 40_000);
    await waitForFrames(desk.running.page, 30, 40_000);
    expect(await desk.clinician.section('history').inputValue()).toBe('Skrivet före omladdningen.');
    expect(await desk.clinician.row(sara.familyName).count()).toBe(1);
  });

  it('says that the line is lost, and comes back when the page is opened again', async () => {
    const { stage: words } = desk.clinician.words.call;
    await listen(desk.clinician.page);
    const url = patient.page.url();
    const context = patient.page.context();
    const gone = desk.clinician.page.getByText(words.gone).first().waitFor({ timeout: 15_000 });
    await patient.page.close();
    await gone;
    const again = await context.newPage();
    await again.goto(url);
    await expect.poll(() => desk.clinician.page.getByText(words.gone).count(), { timeout: 40_000 }).toBe(0);
    await waitForFrames(desk.running.page, 30, 40_000);
    await hears(desk.clinician.page, saying(words.saidGone));
    await hears(desk.clinician.page, saying(words.saidBack));
  });
});
