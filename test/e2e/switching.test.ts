import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { consoleWords } from '../../src/shared/i18n/console.ts';
import { book, sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';

const passphrase = 'sju skator på taket';
const words = consoleWords.sv;
const { session } = words;

describe("a colleague's day at the same console", () => {
  const stage = new Stage();
  afterAll(() => stage.close());
  let desk: Desk;
  let page: Page;
  const secret = () => page.getByLabel(session.secret.passphrase, { exact: true });
  const seat = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}.*Byt eller lås`) });

  it('is made under a passphrase in the window, and is that of the colleague alone', async () => {
    desk = await stage.desk();
    ({ page } = desk.running);
    await seat('Helena Ljung').click();
    await page.getByRole('button', { name: session.seat.signOut }).click();
    await page.getByRole('button', { name: session.signIn.add }).click();
    await page.getByLabel(session.choose.first.passphrase).fill(passphrase);
    await page.getByLabel(session.choose.again.passphrase).fill(passphrase);
    await page.keyboard.press('Enter');
    await secret().fill(passphrase);
    await page.keyboard.press('Enter');
    await seat('Karim Haddad').waitFor();
    await desk.clinician.row('Blodtryckskontroll').waitFor();
    expect(await desk.clinician.row('Hosta i fem dagar').count()).toBe(0);
  });

  it('signs with the passphrase and not with another; the note has the name of who signed', async () => {
    const { clinician } = desk;
    await book(page, [sara]);
    const patient = await stage.patient(await linkOf(desk, sara.familyName), { language: 'sv' });
    await patient.goToWaitingRoom();
    await clinician.letIn();
    await waitForFrames(page, 10, 30_000);
    await clinician.identify(await clinician.openIdentity(), 'nationalIdCard');
    await clinician.type('contactReason', 'Sår på handen');
    await clinician.type('assessment', 'Rent sår');
    await clinician.type('planning', 'Ny kontakt vid rodnad');
    await clinician.saved();
    await clinician.finish();
    const signing = page.getByLabel(words.closing.sign.secret.passphrase);
    await signing.fill('fel fras för det här');
    await clinician.sign();
    await page.getByText(session.attempt.wrong).first().waitFor();
    await signing.fill(passphrase);
    await expect.poll(() => clinician.signButton().first().isEnabled()).toBe(true);
    await clinician.sign();
    const recorded = page.getByRole('article', { name: words.closing.recorded.label });
    await recorded.waitFor();
    expect(await recorded.textContent()).toContain('Karim Haddad');
    await clinician.closeVisit();
  });

  it('is left in one dialog, for a day in which nothing of it stands', async () => {
    await seat('Karim Haddad').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Helena Ljung/ })
      .click();
    await seat('Helena Ljung').waitFor();
    await desk.clinician.row('Hosta i fem dagar').waitFor();
    expect(await desk.clinician.row(sara.familyName).count()).toBe(0);
  });
});
