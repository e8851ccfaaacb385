import type { Page } from 'playwright';
import type { Chapter, Screen } from '../screen.ts';

const passphrase = 'havregryn och citron';

/** Who sits at the console: the dialog, the lock, the list of profiles, a new one; and the first start of all. */
export const whoSitsHere: Chapter = (studio) => {
  const { page } = studio;
  const { clinician } = studio.desk;
  const { session } = clinician.words;
  let first: Page;
  const shown = (name: string, bringUp: () => Promise<unknown>, on: () => Page = () => page): Screen => ({
    name,
    of: 'console',
    onward: true,
    show: async () => {
      await bringUp();
      return on();
    },
  });
  const secrets = async (on: Page) => {
    await on.getByLabel(session.choose.first.passphrase).fill(passphrase);
    await on.getByLabel(session.choose.again.passphrase).fill(passphrase);
  };
  const field = () => page.getByLabel(session.secret.passphrase, { exact: true });
  return [
    shown('seat-dialog', async () => {
      await page.getByRole('button', { name: /^Helena Ljung/ }).click();
      await page.getByRole('dialog', { name: session.seat.title }).waitFor();
    }),
    shown('sign-in', async () => {
      await clinician.button(session.seat.signOut).click();
      await page.getByRole('heading', { name: session.signIn.title, level: 1 }).waitFor();
    }),
    shown('profile-new', async () => {
      await clinician.button(session.signIn.add).click();
      await secrets(page);
    }),
    shown('sign-in-secret', async () => {
      await page.keyboard.press('Enter');
      await field().waitFor();
    }),
    shown('sign-in-wrong', async () => {
      await field().fill('en annan fras');
      await page.keyboard.press('Enter');
      await page.getByText(session.attempt.wrong).first().waitFor();
    }),
    shown('sign-in-forgotten', async () => {
      await page.getByText(session.forgotten.askPassphrase).click();
    }),
    shown('colleague-day', async () => {
      await field().fill(passphrase);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Karim Haddad/ }).waitFor();
      await clinician.rows().first().waitFor();
    }),
    shown('locked', async () => {
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: session.lock.title }).waitFor();
    }),
    {
      step: async () => {
        await field().fill(passphrase);
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: /^Karim Haddad/ }).click();
        await page
          .getByRole('dialog', { name: session.seat.title })
          .getByRole('button', { name: /Helena Ljung/ })
          .click();
        await page.getByRole('button', { name: /^Helena Ljung/ }).waitFor();
      },
    },
    shown(
      'first-start',
      async () => {
        first = await studio.firstStart();
        await first.getByRole('heading', { name: session.welcome.title }).waitFor();
      },
      () => first,
    ),
    shown(
      'enrol',
      async () => {
        await first.getByRole('button', { name: new RegExp(`^${session.welcome.clinic}`) }).click();
        await first.getByRole('heading', { name: session.enrol.title }).waitFor();
      },
      () => first,
    ),
    shown(
      'enrol-failed',
      async () => {
        await first.getByLabel(session.enrol.line).fill('inte en rad');
        await secrets(first);
        await first.keyboard.press('Enter');
        await first.getByRole('alert').first().waitFor();
      },
      () => first,
    ),
  ];
};
