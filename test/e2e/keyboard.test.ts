import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { Clinician } from '../../scripts/visit/clinician.ts';
import { pattern, saying } from '../../scripts/visit/words.ts';
import { consoleWords } from '../../src/shared/i18n/console.ts';
import { languages } from '../../src/shared/i18n/words.ts';
import { book, nils, sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkWithoutOpening } from './support/links.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

describe.each(languages)('two visits after one another in %s, without touching the mouse', (language) => {
  const stage = new Stage();
  let desk: Desk;
  let page: Page;
  let patient: Patient;
  const words = consoleWords[language];
  const press = (key: string) => page.keyboard.press(key);
  const write = (text: string) => page.keyboard.type(text);
  afterAll(() => stage.close());

  it('chooses the language in the palette', async () => {
    desk = await stage.desk();
    ({ page } = desk.clinician);
    await book(page, [sara, { ...nils, startsIn: 0 }]);
    await press('Control+k');
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    await write(consoleWords.sv.keys.act.language[language]);
    await press('Enter');
    await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
    desk = { ...desk, clinician: new Clinician(page, language) };
  });

  it('searches the day, goes down into the list, opens, and lets in', async () => {
    patient = await stage.patient(await linkWithoutOpening(desk, sara), { language });
    await patient.goToWaitingRoom();
    await search(sara.familyName);
    await press('Enter');
    await onLetIn();
    // Found once more while it is open: the focus comes back to the same place.
    await search(sara.familyName);
    await press('Enter');
    await onLetIn();
    await press('Enter');
    await waitForFrames(page, 10, 30_000);
  });

  it('confirms the identity from a document: picture, every field, kind, decision', async () => {
    const { panel, picture, fields, document, decide, chip } = words.identity;
    await press('Alt+i');
    const dialog = page.getByRole('dialog', { name: saying(panel.title) });
    await dialog.waitFor();
    await press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await press('Alt+i');
    await dialog.waitFor();
    await tabTo(picture.take);
    await press('Enter');
    await dialog.getByRole('img', { name: picture.frozen }).waitFor();
    const boxes = dialog.getByRole('checkbox', {
      name: new RegExp(`${pattern(fields.confirmSame)}|${pattern(fields.confirmHolds)}`),
    });
    for (let box = 0; box < (await boxes.count()); box += 1) {
      await tabUntil(() => boxes.nth(box).evaluate((one) => one === one.ownerDocument.activeElement));
      await press('Space');
    }
    const kind = dialog.getByRole('combobox', { name: document.label });
    await tabUntil(() => kind.evaluate((one) => one === one.ownerDocument.activeElement));
    await write(document.nationalIdCard);
    await tabTo(decide.verify.split('{{')[0] ?? '');
    await press('Enter');
    await page.getByText(saying(chip.verified)).first().waitFor();
  });

  it("writes the note by its sections' keys, finishes and signs", async () => {
    await writeNote();
    await press('Control+Enter');
    await page.getByText(words.journal.finish.ask).waitFor();
    await press('Enter');
    await patient.finished().waitFor();
    await desk.clinician.signButton().first().waitFor();
    await press('Control+Enter');
    await page.getByText(words.closing.sign.inRecord).first().waitFor();
  });

  it('goes on to the next patient, decides without a document, and is done', async () => {
    patient = await stage.patient(await linkWithoutOpening(desk, nils), { language });
    await patient.goToWaitingRoom();
    await search(nils.familyName);
    await press('Enter');
    await onLetIn();
    await press('Enter');
    await waitForFrames(page, 10, 30_000);
    const { panel, decide, waiver, chip } = words.identity;
    await press('Alt+i');
    const dialog = page.getByRole('dialog', { name: saying(panel.title) });
    await dialog.waitFor();
    await tabTo(decide.waive);
    await press('Enter');
    const reason = dialog.getByRole('combobox', { name: decide.reason });
    await tabUntil(() => reason.evaluate((one) => one === one.ownerDocument.activeElement));
    await write(waiver.knownInPerson.slice(0, 4));
    await tabTo(decide.saveWaived);
    await press('Enter');
    await page.getByText(saying(chip.waived)).first().waitFor();
    await writeNote();
    await press('Control+Enter');
    await page.getByText(words.journal.finish.ask).waitFor();
    await press('Enter');
    await patient.finished().waitFor();
  });

  async function search(name: string): Promise<void> {
    await press('Control+f');
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    await write(name);
  }

  async function onLetIn(): Promise<void> {
    await page.waitForFunction(hasFocus, words.waiting.letIn.split('{{')[0]);
  }

  async function writeNote(): Promise<void> {
    for (const section of ['1', '4', '6']) {
      await press(`Alt+${section}`);
      await write('Skrivet med tangenter.');
    }
    await desk.clinician.saved();
  }

  /** Tab until the button with this name has the focus. */
  async function tabTo(name: string): Promise<void> {
    await tabUntil(() => page.evaluate(hasFocus, name), name);
  }

  async function tabUntil(there: () => Promise<boolean>, name = 'the field'): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      if (await there()) return;
      await press('Tab');
    }
    throw new Error(`${name} cannot be reached with Tab`);
  }
});

/** Whether what has the focus begins with this name; runs in the page. */
function hasFocus(name: string | undefined): boolean {
  return (document.activeElement?.textContent ?? '').trim().startsWith(name ?? '');
}
