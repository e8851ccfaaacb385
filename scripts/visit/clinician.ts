import type { Locator, Page } from 'playwright';
import type { DocumentKind } from '../../src/shared/domain/identity.ts';
import type { SectionKey } from '../../src/shared/domain/note.ts';
import { consoleWords } from '../../src/shared/i18n/console.ts';
import type { Language } from '../../src/shared/i18n/words.ts';
import { pattern, saying } from './words.ts';

export type ConsoleWords = (typeof consoleWords)[Language];

/** What a clinician does in the console's window, found by roles and accessible names only. */
export class Clinician {
  readonly page: Page;
  readonly words: ConsoleWords;

  /** `language`: of the two, or any other words that the screens speak. */
  constructor(page: Page, language: Language | ConsoleWords = 'sv') {
    this.page = page;
    this.words = typeof language === 'string' ? consoleWords[language] : language;
  }

  button(word: string, values: Readonly<Record<string, string>> = {}): Locator {
    return this.page.getByRole('button', { name: saying(word, values) });
  }

  /** The visits of the day, as rows of the queue. */
  rows(): Locator {
    return this.page.getByRole('listbox', { name: this.words.queue.list }).getByRole('option');
  }

  /** The row whose accessible name holds all of `texts` (a time, a name, a state). In the rail only the name says who. */
  row(...texts: readonly string[]): Locator {
    const all = texts.map((text) => `(?=.*${pattern(text)})`).join('');
    return this.page
      .getByRole('listbox', { name: this.words.queue.list })
      .getByRole('option', { name: new RegExp(`^${all}`, 's') });
  }

  /** Opens a visit from the queue. */
  async open(row: Locator): Promise<void> {
    await row.click();
  }

  /** What else can be done with the visit. */
  menuButton(): Locator {
    return this.page.getByRole('button', { name: this.words.actions.more, exact: true });
  }

  /** Puts the open visit's link on the clipboard. */
  async copyLink(): Promise<void> {
    const copy = this.button(this.words.actions.copyLink);
    if (!(await copy.isVisible())) await this.menuButton().click();
    await copy.or(this.page.getByRole('menuitem', { name: this.words.actions.copyLink })).click();
    await this.page.getByText(this.words.actions.copied).waitFor();
  }

  /** The one main button while somebody waits. */
  letInButton(): Locator {
    const { letIn, letInProtected } = this.words.waiting;
    return this.button(letIn).or(this.button(letInProtected)).first();
  }

  /** Lets in whoever waits in the open visit. */
  async letIn(): Promise<void> {
    await this.letInButton().click();
  }

  section(key: SectionKey): Locator {
    return this.page.getByRole('textbox', { name: saying(this.words.journal.sections[key]) });
  }

  /** Types into a section as a person does, key by key, after what stands there. */
  async type(key: SectionKey, text: string, delay = 0): Promise<void> {
    const field = this.section(key);
    await field.click();
    await field.press('Control+End');
    await field.pressSequentially(text, { delay });
  }

  /** Waits until all that is typed is said to be saved, and nothing more is on its way (typing is gathered for 80 ms). */
  async saved(): Promise<void> {
    await this.savedAt().waitFor();
    await this.page.waitForFunction(
      (word) => {
        const memory = globalThis as { vidiSavedSince?: number };
        const texts = [...document.querySelectorAll('span')].map((span) => span.textContent ?? '');
        const stands = texts.some((text) => text.trim().startsWith(word) && /\d\d:\d\d:\d\d$/.test(text));
        memory.vidiSavedSince = stands ? (memory.vidiSavedSince ?? performance.now()) : undefined;
        const long = performance.now() - (memory.vidiSavedSince ?? Number.POSITIVE_INFINITY) > 250;
        if (long) memory.vidiSavedSince = undefined;
        return long;
      },
      this.words.journal.saving.saved,
      { polling: 20, timeout: 30_000 },
    );
  }

  /** "Saved" with its time, in the note's foot. */
  savedAt(): Locator {
    return this.page
      .getByText(new RegExp(`^${this.words.journal.saving.saved}\\s*\\d\\d:\\d\\d:\\d\\d`))
      .first();
  }

  /** Opens the identity panel over the head of the note. */
  async openIdentity(): Promise<Locator> {
    const { chip, panel } = this.words.identity;
    await this.button(chip.unchecked).or(this.button(chip.checking)).first().click();
    const dialog = this.page.getByRole('dialog', { name: saying(panel.title) });
    await dialog.waitFor();
    return dialog;
  }

  /** Freezes a frame of the received picture. */
  async takePicture(panel: Locator): Promise<void> {
    const { take, again, frozen } = this.words.identity.picture;
    await panel
      .getByRole('button', { name: take })
      .or(panel.getByRole('button', { name: again }))
      .first()
      .click();
    await panel.getByRole('img', { name: frozen }).waitFor();
  }

  /** Waits until the reader is certain of the document, in the picture or in a still; gives the milliseconds that it says it took. */
  async documentRead(panel: Locator): Promise<number> {
    const { read, readStill } = this.words.identity.reader;
    const either = [read, readStill].map((words) => pattern(words).replace('.+', '(\\d+[.,]\\d+)'));
    const line = panel.getByRole('status').filter({ hasText: new RegExp(either.join('|')) });
    await line.waitFor();
    const found = new RegExp(either.join('|')).exec((await line.textContent()) ?? '');
    const seconds = found?.[1] ?? found?.[2];
    if (seconds === undefined) throw new Error('the reader does not say how long it took');
    return Math.round(Number(seconds.replace(',', '.')) * 1000);
  }

  /** The one thing that the reader leaves: the face, by eye. */
  async confirmFace(panel: Locator): Promise<void> {
    const { confirmSame, portrait } = this.words.identity.fields;
    await panel.getByRole('checkbox', { name: saying(confirmSame, { field: portrait }) }).check();
  }

  /** Confirms one by one every field that the booking has. */
  async confirmFields(panel: Locator): Promise<void> {
    const { confirmSame, confirmHolds } = this.words.identity.fields;
    const same = panel.getByRole('checkbox', {
      name: new RegExp(`${pattern(confirmSame)}|${pattern(confirmHolds)}`),
    });
    for (const box of await same.all()) if (!(await box.isChecked())) await box.check();
  }

  async chooseDocument(panel: Locator, kind: DocumentKind): Promise<void> {
    const { document } = this.words.identity;
    await panel.getByRole('combobox', { name: document.label }).selectOption({ label: document[kind] });
  }

  async verify(panel: Locator): Promise<void> {
    await panel.getByRole('button', { name: saying(this.words.identity.decide.verify) }).click();
    await this.page.getByText(this.words.identity.chip.verified).first().waitFor();
  }

  /** The whole check: a picture, every field, the document's kind, the decision. */
  async identify(panel: Locator, kind: DocumentKind): Promise<void> {
    await this.takePicture(panel);
    await this.confirmFields(panel);
    await this.chooseDocument(panel, kind);
    await this.verify(panel);
  }

  async openSettings(): Promise<void> {
    await this.button(this.words.app.settings).click();
    await this.page.getByRole('heading', { name: this.words.settings.title }).waitFor();
  }

  async closeSettings(): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: this.words.app.backToVisits }).click();
  }

  /** Settings and back: the call goes on behind them. */
  async theme(theme: 'light' | 'dark'): Promise<void> {
    const { settings } = this.words;
    await this.openSettings();
    await this.page
      .getByRole('radiogroup', { name: settings.look.theme })
      .getByText(settings.look[theme], { exact: true })
      .click();
    await this.closeSettings();
  }

  /** Ends the visit for all: the button in the note's foot, and its one question. */
  async finish(): Promise<void> {
    const { finish } = this.words.journal.finish;
    await this.button(finish).first().click();
    await this.button(finish).last().click();
  }

  signButton(): Locator {
    const { sign, later } = this.words.closing.sign;
    return this.button(sign).filter({ hasNotText: later });
  }

  /** Signs: the button, and its one question where it asks. */
  async sign(): Promise<void> {
    await this.signButton().first().click();
  }

  /** Leaves the signed visit: back to the day. */
  async closeVisit(): Promise<void> {
    await this.button(this.words.closing.sign.nextVisit).first().click();
    await this.page
      .getByRole('article', { name: this.words.closing.recorded.label })
      .waitFor({ state: 'detached' });
  }

  /** Opens the first signed visit of the day, unfolding the line that signed ones lie under. */
  async openSigned(): Promise<void> {
    const { signedEarlier_one, signedEarlier_other, state } = this.words.queue;
    const fold = this.button(signedEarlier_one).or(this.button(signedEarlier_other)).first();
    const row = this.row(state.signed).first();
    await row.or(fold).first().waitFor();
    if (!(await row.isVisible())) await fold.click();
    await this.open(row);
  }
}
