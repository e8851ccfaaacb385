import type { Patient } from '../../../test/e2e/support/patient.ts';
import { people } from '../people.ts';
import type { Chapter } from '../screen.ts';

const facebookOnIphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/460.0.0.34.107;FBBV/0;FBDV/iPhone14,5;FBSN/iOS]';

/** The patient's page from the invitation on, and the doors that do not open. */
export const beforeTheVisit: Chapter = (studio) => {
  let link = '';
  let patient: Patient;
  const closed = async () => patient.page.context().close();
  return [
    {
      step: async () => {
        link = await studio.booked(people.tomorrow);
      },
    },
    {
      name: 'before',
      of: 'patient',
      onward: true,
      show: async () => {
        patient = await studio.phone(link);
        await patient.heading(patient.words.before.title).waitFor();
        return patient.page;
      },
    },
    {
      name: 'prepare',
      of: 'patient',
      show: async () => {
        await patient.button(patient.words.prepare.title).click();
        await patient.heading(patient.words.prepare.title).waitFor();
        return patient.page;
      },
      hide: async () => patient.button(patient.words.back).click(),
    },
    {
      name: 'test-before',
      of: 'patient',
      show: async () => {
        await patient.button(patient.words.before.test).click();
        await patient.page.getByText(patient.words.check.heard).waitFor();
        return patient.page;
      },
    },
    { step: closed },
    {
      name: 'knock',
      of: 'patient',
      show: async () => {
        patient = await studio.phone(await studio.booked(people.early));
        await patient.button(patient.words.knock.do).waitFor();
        return patient.page;
      },
    },
    {
      name: 'knock-waits',
      of: 'patient',
      show: async () => {
        await patient.button(patient.words.knock.do).click();
        await patient.page.getByText(patient.words.knock.waits).waitFor();
        return patient.page;
      },
    },
    {
      name: 'knock-late',
      of: 'patient',
      show: async () => {
        const late = await studio.phone(await studio.booked(people.late));
        await late.button(late.words.knock.do).waitFor();
        return late.page;
      },
    },
    {
      name: 'wrong-link',
      of: 'patient',
      show: async () => {
        patient = await studio.phone(link.replace(/.{4}$/, 'AAAA'));
        await patient.heading(patient.words.wrongLink.title).waitFor();
        return patient.page;
      },
      hide: closed,
    },
    {
      name: 'in-app',
      of: 'patient',
      show: async () => {
        patient = await studio.phone(link, { userAgent: facebookOnIphone });
        await patient.button(patient.words.inApp.copy).waitFor();
        return patient.page;
      },
      hide: closed,
    },
    {
      name: 'old-browser',
      of: 'patient',
      show: async () => {
        patient = await studio.phone(link, { before: 'delete Array.prototype.findLast;' });
        await patient.heading(patient.words.tooOld.title).waitFor();
        await patient.page.getByText(patient.words.tooOld.ring).waitFor();
        return patient.page;
      },
      hide: closed,
    },
  ];
};
