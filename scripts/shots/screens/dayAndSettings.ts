import { type Instant, localDateOf, wallClock } from '../../../src/shared/domain/time.ts';
import { bookingRows, workplaceOf } from '../../../test/e2e/support/bookings.ts';
import { saying } from '../../visit/words.ts';
import { people } from '../people.ts';
import type { Chapter, Screen } from '../screen.ts';

/** The queue in all its states, what is done with a visit, and the settings section by section. */
export const dayAndSettings: Chapter = (studio) => {
  const { page } = studio;
  const { clinician } = studio.desk;
  const { words } = clinician;
  const press = (key: string) => page.keyboard.press(key);
  const search = page.getByRole('searchbox').or(page.getByLabel(words.queue.searchLabel));

  const fromMenu = (name: string, item: string, title: string): Screen => ({
    name,
    of: 'console',
    show: async () => {
      await clinician.open(clinician.row(people.child.familyName));
      await clinician
        .letInButton()
        .or(page.getByRole('heading', { name: people.child.givenName }))
        .first()
        .waitFor();
      await clinician.menuButton().click();
      await page.getByRole('menuitem', { name: saying(item) }).click();
      await page.getByRole('dialog', { name: saying(title) }).waitFor();
      return page;
    },
    hide: () => press('Escape'),
  });

  const section = (name: string, title: string): Screen => ({
    name: `settings-${name}`,
    of: 'console',
    show: async () => {
      await page
        .getByRole('region', { name: title })
        .evaluate((part) => part.scrollIntoView({ block: 'start' }));
      return page;
    },
  });

  return [
    { step: () => studio.booked(people.child) },
    {
      name: 'day',
      of: 'console',
      show: async () => page,
    },
    {
      name: 'visit-not-come',
      of: 'console',
      show: async () => {
        await clinician.open(clinician.row(people.child.familyName));
        await page.getByRole('heading', { name: people.child.givenName }).waitFor();
        return page;
      },
    },
    {
      name: 'visit-menu',
      of: 'console',
      show: async () => {
        await clinician.menuButton().click();
        await page.getByRole('menu').waitFor();
        return page;
      },
      hide: () => press('Escape'),
    },
    fromMenu('no-show-dialog', words.actions.noShow, words.actions.dialog.noShow.title),
    fromMenu('cancel-dialog', words.actions.cancel, words.actions.dialog.cancel.title),
    fromMenu('physical-dialog', words.actions.turnPhysical, words.actions.dialog.turnPhysical.title),
    fromMenu('renew-dialog', words.actions.renewLink, words.actions.dialog.renew.title),
    fromMenu('message-dialog', words.actions.message, words.actions.message),
    {
      name: 'queue-knock',
      of: 'console',
      show: async () => {
        await clinician.open(clinician.row(people.early.familyName));
        await clinician.button(words.actions.knock.open).waitFor();
        return page;
      },
    },
    {
      name: 'palette',
      of: 'console',
      show: async () => {
        await press('Control+k');
        await page.getByRole('combobox', { name: words.keys.palette.label }).waitFor();
        return page;
      },
      hide: () => press('Escape'),
    },
    {
      name: 'queue-no-match',
      of: 'console',
      show: async () => {
        await search.fill('qqq');
        await page
          .getByText(words.queue.noMatch)
          .or(page.getByText(words.queue.noMatchShown))
          .first()
          .waitFor();
        return page;
      },
      hide: () => search.fill(''),
    },
    {
      name: 'queue-nobody-waits',
      of: 'console',
      show: async () => {
        await page
          .getByRole('radiogroup', { name: words.queue.filter.label })
          .getByText(words.queue.filter.waiting)
          .click();
        await page.getByText(words.queue.none.waiting).waitFor();
        return page;
      },
      hide: async () =>
        page
          .getByRole('radiogroup', { name: words.queue.filter.label })
          .getByText(words.queue.filter.mine)
          .click(),
    },
    {
      name: 'queue-empty',
      of: 'console',
      show: async () => {
        for (let day = 0; day < 3; day += 1) await press('Alt+ArrowRight');
        await page.getByText(words.queue.emptyOf).waitFor();
        return page;
      },
      hide: () => press('Alt+Home'),
    },
    {
      name: 'settings',
      of: 'console',
      onward: true,
      show: async () => {
        await clinician.openSettings();
        return page;
      },
    },
    section('sound', words.settings.sound.title),
    section('day-list', words.settings.bookings.title),
    section('keys', words.settings.keys.title),
    section('kept', words.settings.kept.title),
    section('connection', words.settings.connection.title),
    section('about', words.settings.about.title),
    {
      name: 'settings-licences',
      of: 'console',
      show: async () => {
        const title = page.getByText(words.settings.licences.title);
        await title.click();
        await title.evaluate((line) => line.scrollIntoView({ block: 'start' }));
        return page;
      },
    },
    {
      name: 'day-list-columns',
      of: 'console',
      show: async () => {
        const { hsaId, zone, now } = await workplaceOf(page);
        const lines = bookingRows([people.child, people.cancelled], { hsaId, zone, now }).map((row) => {
          const start = Date.parse(row.start) as Instant;
          return `${localDateOf(start, zone)};${wallClock(start, zone)};20;${row.patientNumber};"${row.familyName}, ${row.givenName}";Hosta`;
        });
        const text = ['Datum;Tid;Längd;Personnummer;Namn;Besöksorsak', ...lines, ''].join('\r\n');
        await page.locator('input[type="file"]').setInputFiles({
          name: 'dagslista.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(text, 'latin1'),
        });
        await page.getByRole('dialog', { name: words.settings.bookings.columns.title }).waitFor();
        return page;
      },
      hide: () => press('Escape'),
    },
    {
      name: 'booking',
      of: 'console',
      show: async () => {
        await clinician.button(words.settings.bookings.bookIn).click();
        await page.getByRole('dialog', { name: words.bookings.title }).waitFor();
        return page;
      },
      hide: () => press('Escape'),
    },
    {
      name: 'booking-errors',
      of: 'console',
      show: async () => {
        await clinician.button(words.settings.bookings.bookIn).click();
        const dialog = page.getByRole('dialog', { name: words.bookings.title });
        await dialog.getByRole('button', { name: words.bookings.book, exact: true }).click();
        await dialog.getByText(words.bookings.error.missing).first().waitFor();
        return page;
      },
      hide: () => press('Escape'),
    },
    { step: () => clinician.closeSettings() },
  ];
};
