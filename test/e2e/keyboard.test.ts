import { afterAll, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { book, sara } from './support/bookings.ts';
import { linkWithoutOpening } from './support/links.ts';
import { Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

it('takes the main path with the keyboard alone: queue, let in, identity, note, finish, sign', async () => {
  const { running, clinician } = await stage.desk();
  const { page, words } = clinician;
  await book(running.page, [sara]);
  const patient = await stage.patient(await linkWithoutOpening({ running, clinician }, sara));
  await patient.goToWaitingRoom();
  const press = (key: string) => page.keyboard.press(key);

  // Queue: search, down into the list, open; the main button has the focus, so Enter goes on from Enter.
  await press('Control+f');
  await page.keyboard.type(sara.familyName.slice(0, 4));
  await press('Enter');
  await page.waitForFunction(hasFocus, words.waiting.letIn.split('{{')[0]);
  // Found once more while it is open: the focus comes back to the same place.
  await press('Control+f');
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
  await press('Enter');
  await page.waitForFunction(hasFocus, words.waiting.letIn.split('{{')[0]);
  await press('Enter');
  await waitForFrames(page, 10, 30_000);

  // Identity: opened, decided without a document, closed; focus comes back.
  await press('Alt+i');
  await page.getByRole('dialog', { name: saying(words.identity.panel.title) }).waitFor();
  await press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await press('Alt+i');
  const panel = page.getByRole('dialog', { name: saying(words.identity.panel.title) });
  await panel.waitFor();
  await tabTo(words.identity.decide.waive);
  await press('Enter');
  await panel.getByRole('combobox', { name: words.identity.decide.reason }).focus();
  await page.keyboard.type(words.identity.waiver.knownInPerson.slice(0, 4));
  await tabTo(words.identity.decide.saveWaived);
  await press('Enter');
  await page.getByText(saying(words.identity.chip.waived)).first().waitFor();

  // Note: sections by their keys.
  for (const section of ['1', '4', '6']) {
    await press(`Alt+${section}`);
    await page.keyboard.type('Skrivet med tangenter.');
  }
  await clinician.saved();
  await press('Control+Enter');
  await page.getByText(words.journal.finish.ask).waitFor();
  await press('Enter');
  await clinician.signButton().first().waitFor();
  await press('Control+Enter');
  await page.getByText(words.closing.sign.inRecord).first().waitFor();

  /** Tab until the button with this name has the focus. */
  async function tabTo(name: string): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      if (await page.evaluate(hasFocus, name)) return;
      await press('Tab');
    }
    throw new Error(`${name} cannot be reached with Tab`);
  }
});

/** Whether what has the focus begins with this name; runs in the page. */
function hasFocus(name: string | undefined): boolean {
  return (document.activeElement?.textContent ?? '').trim().startsWith(name ?? '');
}
