import { afterAll, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { book, sara } from './support/bookings.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

it('goes to a colleague who is not there, and is taken over: the patient keeps the page and is told each time', async () => {
  const desk = await stage.desk();
  const { clinician } = desk;
  const { page, app } = desk.running;
  const { actions, journal, waiting } = clinician.words;
  const words = actions.dialog.handOver;
  await book(page, [sara]);
  const patient = await stage.patient(await linkOf(desk, sara.familyName), { language: 'sv' });
  await patient.goToWaitingRoom();
  await clinician.letIn();
  await waitForFrames(page, 15, 30_000);
  await clinician.type('history', 'Hostat i tre veckor.');
  await clinician.saved();

  await clinician.menuButton().click();
  await page.getByRole('menuitem', { name: actions.handOver }).click();
  const dialog = page.getByRole('dialog', { name: words.title });
  await dialog.getByRole('radio', { name: /^Karim Haddad/ }).check();
  await dialog.getByRole('textbox', { name: words.line }).fill('Ring dottern först.');
  await dialog.getByRole('button', { name: words.do, exact: true }).click();

  // The call is over, the page is not.
  await patient.page.getByRole('heading', { name: 'Karim Haddad tar över' }).waitFor();
  await patient.page.getByText(/i stället för Helena Ljung\. Besöket är inte slut/).waitFor();
  // What was written is to be read and copied; there is no field and no signature any more.
  const former = page.getByRole('region', { name: journal.former.title });
  await former.getByText('Hostat i tre veckor.').waitFor();
  expect(await clinician.section('history').count()).toBe(0);
  await former.getByRole('button', { name: journal.former.copy }).click();
  await former.getByText(journal.former.copied).waitFor();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    `${journal.sections.history}\nHostat i tre veckor.`,
  );
  await page.getByRole('region', { name: journal.handOver.label }).getByText('Ring dottern först.').waitFor();

  // Nobody sits at a console of Karim's: whoever is there takes over and lets in anew, the call is another one.
  await clinician.button(waiting.take.over).click();
  await patient.page.getByRole('heading', { name: 'Helena Ljung tar över' }).waitFor();
  await clinician.letIn();
  await waitForFrames(page, 15, 30_000);
  await waitForFrames(patient.page, 15, 30_000);
  await patient.page.getByRole('heading', { name: /Helena Ljung/ }).waitFor({ state: 'attached' });
  expect(await clinician.section('history').inputValue()).toBe('Hostat i tre veckor.');
  await page.getByText(/^Karim Haddad hade besöket till \d\d:\d\d\.$/).waitFor();
});
