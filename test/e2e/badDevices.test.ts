import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureCall, waitForFrames } from '../../scripts/visit/callStats.ts';
import { book, nils, sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';

describe("a patient's camera and microphone that do not work", () => {
  const stage = new Stage();
  let desk: Desk;
  beforeAll(async () => {
    desk = await stage.desk();
    await book(desk.running.page, [sara, nils]);
  });
  afterAll(() => stage.close());

  it('refused: named with its remedy, and the clinician sees which', async () => {
    const patient = await stage.patient(await linkOf(desk, nils.familyName), { devices: 'refused' });
    await patient.answer();
    const { refused } = patient.words.trouble.both;
    await patient.page.getByText(refused.what).waitFor();
    await patient.page.getByText(refused.remedy).waitFor();
    const { queue } = desk.clinician.words;
    // The microphone first: without it the patient is not heard at all.
    await desk.clinician
      .row(nils.familyName, queue.trouble.replace('{{what}}', queue.what.microphone))
      .waitFor();
    await patient.page.context().close();
  });

  it('missing: named with its remedy; the visit goes on with what is left', async () => {
    const patient = await stage.patient(await linkOf(desk, sara.familyName), { devices: 'missing' });
    await patient.answer();
    await patient.page.getByText(patient.words.trouble.camera.missing.what).first().waitFor();
    await patient.page.getByText(patient.words.trouble.camera.missing.remedy).first().waitFor();
    const { queue } = desk.clinician.words;
    await desk.clinician
      .row(sara.familyName, queue.trouble.replace('{{what}}', queue.what.microphone))
      .waitFor();
    await patient.button(patient.words.check.skip).click();
    await patient.waitingRoom().waitFor();
    await desk.clinician.open(desk.clinician.row(sara.familyName));
    await desk.clinician.letIn();
    // What is left: the patient sees and hears the clinician, and the line stands.
    await waitForFrames(patient.page, 30, 30_000);
    expect(await measureCall(desk.running.page)).not.toBeNull();
  });
});
