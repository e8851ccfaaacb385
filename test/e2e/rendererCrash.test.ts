import { afterAll, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { book, sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
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
  // Playwright lets go of a page that has crashed, so the window itself is asked what stands in its note.
  await expect
    .poll(() => textOf(desk, clinician.words.journal.sections.history), { timeout: 40_000 })
    .toBe('Skrivet före kraschen.');
  await waitForFrames(patient.page, 30, 40_000);
});

/** What stands in the field with this label in the console's window, whatever page it shows now; null without such. */
function textOf({ running }: Desk, label: string): Promise<string | null> {
  const look = `(() => {
    const found = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === ${JSON.stringify(label)});
    return found?.control?.value ?? null;
  })()`;
  return running.app.evaluate(async ({ BrowserWindow }, script) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
    // A page that goes away while it is asked never answers.
    const silence = new Promise<null>((done) => setTimeout(() => done(null), 1_000));
    return Promise.race([contents.executeJavaScript(script) as Promise<string | null>, silence]);
  }, look);
}
