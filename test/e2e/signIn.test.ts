import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import type { Clinician } from '../../scripts/visit/clinician.ts';
import { consoleWords } from '../../src/shared/i18n/console.ts';
import { screenFaults } from './support/access/screen.ts';
import { book, sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';

const passphrase = 'havregryn och citron';
const words = consoleWords.sv.session;

describe.each(['sv', 'en'] as const)('the first start in %s', (language) => {
  const stage = new Stage();
  afterAll(() => stage.close());

  it('asks one thing; a clinic needs its line, and the way to practice stays open', async () => {
    const page = await stage.firstStart();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const { welcome, enrol, choose, otherLanguage } = consoleWords[language].session;
    const swedish = page.getByRole('heading', { name: words.welcome.title });
    await swedish.waitFor();
    if (language === 'en') await page.getByRole('button', { name: words.otherLanguage }).click();
    await page.getByRole('heading', { name: welcome.title }).waitFor();
    await page.getByRole('button', { name: otherLanguage }).waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await screenFaults(page, 'console')).toEqual([]);
    }
    await page.getByRole('button', { name: new RegExp(`^${welcome.clinic}`) }).click();
    await page.getByRole('heading', { name: enrol.title }).waitFor();
    expect(await screenFaults(page, 'console')).toEqual([]);
    await page.getByLabel(enrol.line).fill('inte en rad');
    await page.getByLabel(choose.first.passphrase).fill(passphrase);
    await page.getByLabel(choose.again.passphrase).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText(enrol.failed.split('{{')[0] ?? '').waitFor();
    expect(await page.getByLabel(enrol.line).inputValue()).toBe('inte en rad');
    expect(await screenFaults(page, 'console')).toEqual([]);
  });
});

describe('who sits here', () => {
  const stage = new Stage();
  afterAll(() => stage.close());
  let page: Page;
  let clinician: Clinician;
  let desk: Desk;

  const field = () => page.getByLabel(words.secret.passphrase, { exact: true });
  const seatButton = (name: string) =>
    page.getByRole('button', { name: new RegExp(`^${name}.*Byt eller lås`) });
  const signInAs = async (secret: string) => {
    await field().fill(secret);
    await page.keyboard.press('Enter');
  };

  it('a second profile is made in the window, slowed after a wrong passphrase, and signs in', async () => {
    desk = await stage.desk();
    page = desk.running.page;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    clinician = desk.clinician;
    await seatButton('Helena Ljung').click();
    await page.getByRole('button', { name: words.seat.signOut }).click();
    // The dialog has the same heading, one level below.
    await page.getByRole('heading', { name: words.signIn.title, level: 1 }).waitFor();
    expect(await screenFaults(page, 'console')).toEqual([]);
    await page.getByRole('button', { name: words.signIn.add }).click();
    expect(await screenFaults(page, 'console')).toEqual([]);
    await page.getByLabel(words.choose.first.passphrase).fill(passphrase);
    await page.getByLabel(words.choose.again.passphrase).fill(passphrase);
    await page.keyboard.press('Enter');
    await field().waitFor();
    await signInAs('fel lösenfras här');
    await page
      .getByText(/försöka igen om/)
      .first()
      .waitFor();
    await page.getByText(words.attempt.wrong).first().waitFor();
    expect(await screenFaults(page, 'console')).toEqual([]);
    await signInAs(passphrase);
    await seatButton('Karim Haddad').waitFor();
    await clinician.rows().first().waitFor();
  });

  it('the lock hides everything, stands over a reload, and opens with the passphrase alone', async () => {
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: words.lock.title }).waitFor();
    expect(await screenFaults(page, 'console')).toEqual([]);
    expect(await clinician.rows().count()).toBe(0);
    expect(await page.getByRole('main').count()).toBe(1);
    await page.reload();
    await page.getByRole('heading', { name: words.lock.title }).waitFor();
    await signInAs(passphrase);
    await clinician.rows().first().waitFor();
  });

  it('the switch takes one dialog, and back', async () => {
    await seatButton('Karim Haddad').click();
    const dialog = page.getByRole('dialog', { name: words.seat.title });
    await dialog.waitFor();
    expect(await screenFaults(page, 'console')).toEqual([]);
    await dialog.getByRole('button', { name: /Helena Ljung/ }).click();
    await seatButton('Helena Ljung').waitFor();
    await clinician.rows().first().waitFor();
  });

  it('in a call the lock holds it; what was typed lives on, and nobody else may sit down', async () => {
    await book(page, [sara]);
    const patient = await stage.patient(await linkOf(desk, sara.familyName), { language: 'sv' });
    await patient.goToWaitingRoom();
    await clinician.letIn();
    await waitForFrames(page, 10, 30_000);
    await clinician.type('contactReason', 'Hosta i fem dagar');
    await page.keyboard.press('Control+l');
    await page.getByText(words.lock.onHold).waitFor();
    await patient.page.getByText(patient.words.call.holdTitle).first().waitFor();
    // Of what lies under it no key is heard: this would finish the visit.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: words.lock.unlock }).click();
    await clinician.section('contactReason').waitFor();
    expect(await clinician.section('contactReason').inputValue()).toBe('Hosta i fem dagar');
    expect(await page.getByText(clinician.words.journal.finish.ask).count()).toBe(0);
    await clinician.button(clinician.words.call.controls.resume).first().click();
    await waitForFrames(page, 10, 30_000);
    await seatButton('Helena Ljung').click();
    await page
      .getByRole('dialog')
      .getByText(words.seat.inCall.split('{{time}}')[1] ?? '')
      .waitFor();
    await page.keyboard.press('Escape');
  });
});
