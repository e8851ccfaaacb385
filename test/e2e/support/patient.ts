import type { Locator, Page } from 'playwright';
import { rememberConnections } from '../../../scripts/visit/callStats.ts';
import { saying } from '../../../scripts/visit/words.ts';
import { patientWords } from '../../../src/shared/i18n/patient.ts';
import type { Language } from '../../../src/shared/i18n/words.ts';

export type PageWords = (typeof patientWords)[Language]['patient'];

/** What a patient does on the page, found by roles and accessible names only. */
export class Patient {
  readonly page: Page;
  readonly words: PageWords;

  /** `language`: of the two, or any other words that the page speaks. */
  constructor(page: Page, language: Language | PageWords) {
    this.page = page;
    this.words = typeof language === 'string' ? patientWords[language].patient : language;
  }

  button(word: string): Locator {
    return this.page.getByRole('button', { name: saying(word) });
  }

  heading(word: string): Locator {
    return this.page.getByRole('heading', { name: saying(word) });
  }

  /** From the first page through the questions to the check; `at` is called on every screen on the way. */
  async answer(
    place = 'Storgatan 1, Uppsala',
    phone = '070-174 06 05',
    at: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { words } = this;
    await this.heading(words.welcome.title).waitFor();
    await at();
    await this.onward();
    // With a child it is the guardian who answers.
    const me = this.button(words.who.me).or(this.button(words.who.guardian));
    await me.waitFor();
    await at();
    await me.click();
    await this.page.getByLabel(words.place.where.home).check();
    await this.page.getByLabel(words.place.place).fill(place);
    await this.page.getByLabel(words.place.phone).fill(phone);
    await at();
    await this.onward();
    await this.button(words.alone.yes).waitFor();
    await at();
    await this.choose(words.alone.yes);
    await this.heading(words.check.title).waitFor();
    await at();
  }

  /** All the way: questions, check, waiting room. */
  async goToWaitingRoom(at?: () => Promise<void>): Promise<void> {
    await this.answer(undefined, undefined, at);
    await this.button(this.words.check.toWaitingRoom).click();
    await this.waitingRoom().waitFor();
  }

  async onward(): Promise<void> {
    await this.button(this.words.continue).click();
  }

  async choose(word: string): Promise<void> {
    await this.button(word).click();
  }

  /** The same browser's next tab, with the same link. */
  async inAnotherTab(link: string): Promise<Patient> {
    const page = await this.page.context().newPage();
    await rememberConnections(page);
    await page.goto(link);
    return new Patient(page, this.words);
  }

  waitingRoom(): Locator {
    return this.page.getByText(this.words.waiting.checkedIn).first();
  }

  /** The clinician asks for the ID document. */
  documentAsked(): Locator {
    return this.heading(this.words.showId.title);
  }

  finished(): Locator {
    return this.heading(this.words.finished.title);
  }
}
