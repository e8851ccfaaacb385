import { afterAll, expect, it } from 'vitest';
import { rememberConnections, waitForFrames } from '../../scripts/visit/callStats.ts';
import { book, sara } from './support/bookings.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

it("comes back into the same visit with its note and its call after the window's process has crashed", async () => {
  const desk = await stage.desk();
  const { clinician } = desk;
  await book(desk.running.page, [sara]);
  const patient = await stage.patient(await linkOf(desk, sara.familyName));
  await patient.goToWaitingRoom();
  await clinician.letIn();
  await waitForFrames(patient.page, 15, 30_000);
  await clinician.type('history', 'Skrivet före kraschen.');
  await clinician.saved();

  await desk.running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  const reload = clinician.button(clinician.words.app.start.reload);
  await clinician.section('history').or(reload).first().waitFor();
  if (await reload.isVisible()) await reload.click();

  await expect
    .poll(() => clinician.section('history').inputValue(), { timeout: 30_000 })
    .toBe('Skrivet före kraschen.');
  await rememberConnections(desk.running.page);
  await waitForFrames(patient.page, 30, 40_000);
});
