import type { Patient } from '../../../test/e2e/support/patient.ts';
import { people } from '../people.ts';
import type { Screen, Step } from '../screen.ts';
import type { Studio } from '../studio.ts';
import type { VisitInHand } from './visitInHand.ts';

/** From the link to the waiting room, and what the console shows of it. */
export function arriving(studio: Studio, visit: VisitInHand): readonly (Screen | Step)[] {
  const { page } = studio;
  const { clinician } = studio.desk;
  let other: Patient;
  const shown = (name: string, bringUp: () => Promise<unknown>): Screen => ({
    name,
    of: 'patient',
    onward: true,
    show: async () => {
      await bringUp();
      return visit.patient.page;
    },
  });
  return [
    shown('welcome', async () => {
      visit.patient = await studio.phone(visit.link);
      await visit.patient.heading(visit.patient.words.welcome.title).waitFor();
    }),
    shown('who', async () => {
      await visit.patient.onward();
      await visit.patient.button(visit.patient.words.who.me).waitFor();
    }),
    shown('place', async () => {
      const { patient } = visit;
      await patient.choose(patient.words.who.me);
      await patient.page.getByLabel(patient.words.place.where.home).check();
      await patient.page.getByLabel(patient.words.place.place).fill('Storgatan 1, Uppsala');
      await patient.page.getByLabel(patient.words.place.phone).fill('070-174 06 05');
    }),
    {
      name: 'place-driving',
      of: 'patient',
      show: async () => {
        const { patient } = visit;
        await patient.page.getByLabel(patient.words.place.where.vehicle).check();
        await patient.page.getByLabel(patient.words.place.isDriving).check();
        await patient.page.getByText(patient.words.place.stop).waitFor();
        return patient.page;
      },
      hide: async () => visit.patient.page.getByLabel(visit.patient.words.place.where.home).check(),
    },
    shown('alone', async () => {
      await visit.patient.onward();
      await visit.patient.button(visit.patient.words.alone.yes).waitFor();
    }),
    shown('check', async () => {
      await visit.patient.choose(visit.patient.words.alone.yes);
      await visit.patient.heading(visit.patient.words.check.title).waitFor();
      await visit.patient.page.getByText(visit.patient.words.check.heard).waitFor();
    }),
    {
      name: 'check-refused',
      of: 'patient',
      show: async () => {
        other = await studio.phone(await studio.booked(people.sibling), { refuses: true });
        await other.heading(other.words.welcome.title).waitFor();
        await other.onward();
        await other.choose(other.words.who.guardian);
        await other.page.getByLabel(other.words.place.where.home).check();
        await other.page.getByLabel(other.words.place.place).fill('Storgatan 1, Uppsala');
        await other.page.getByLabel(other.words.place.phone).fill('070-174 06 05');
        await other.onward();
        await other.choose(other.words.alone.yes);
        await other.page.getByText(other.words.trouble.both.refused.what).waitFor();
        return other.page;
      },
      hide: async () => other.page.context().close(),
    },
    {
      name: 'visit-preparing',
      of: 'console',
      show: async () => {
        await clinician.open(clinician.row(people.visits.familyName));
        await page.getByRole('heading', { name: people.visits.givenName }).waitFor();
        return page;
      },
    },
    shown('waiting-room', async () => {
      const { patient } = visit;
      await patient.button(patient.words.check.toWaitingRoom).click();
      await patient.waitingRoom().waitFor();
    }),
    {
      name: 'waiting',
      of: 'console',
      onward: true,
      show: async () => {
        await clinician.open(clinician.row(people.visits.familyName));
        await clinician.letInButton().waitFor();
        return page;
      },
    },
    {
      name: 'tell-waiting',
      of: 'console',
      show: async () => {
        await page.keyboard.press('Alt+w');
        await page.getByRole('dialog', { name: clinician.words.queue.tell.label }).waitFor();
        return page;
      },
      hide: () => page.keyboard.press('Escape'),
    },
    {
      name: 'waiting-room-message',
      of: 'patient',
      show: async () => {
        await page.keyboard.press('Alt+f');
        await page.keyboard.press('Alt+w');
        const dialog = page.getByRole('dialog', { name: clinician.words.queue.tell.label });
        await dialog.getByLabel(clinician.words.messages.ready.fetchDocument).check();
        await dialog.getByRole('button', { name: clinician.words.messages.form.send, exact: true }).click();
        await visit.patient.page.getByText(visit.patient.words.fromClinic.fetchDocument).waitFor();
        return visit.patient.page;
      },
      hide: () => page.keyboard.press('Escape'),
    },
    {
      name: 'waiting-delayed',
      of: 'console',
      show: async () => page,
    },
    {
      name: 'waiting-room-offline',
      of: 'patient',
      show: async () => {
        const { patient } = visit;
        await patient.page.context().setOffline(true);
        await patient.page.getByText(patient.words.offline.title).first().waitFor({ timeout: 40_000 });
        return patient.page;
      },
      hide: async () => {
        await visit.patient.page.context().setOffline(false);
        await visit.patient.page
          .getByText(visit.patient.words.offline.title)
          .first()
          .waitFor({ state: 'hidden', timeout: 40_000 });
      },
    },
    {
      name: 'other-device',
      of: 'patient',
      show: async () => {
        other = await studio.phone(visit.link);
        await other.heading(other.words.otherDevice.title).waitFor();
        return other.page;
      },
    },
    {
      name: 'other-device-asks',
      of: 'patient',
      show: async () => {
        const { patient } = visit;
        await patient.page.getByText(patient.words.otherDeviceAsks.text).waitFor();
        return patient.page;
      },
    },
    {
      name: 'other-device-at-the-door',
      of: 'console',
      show: async () => {
        await clinician.button(clinician.words.actions.device.letIn).waitFor();
        return page;
      },
      hide: async () => other.page.context().close(),
    },
    {
      name: 'other-tab',
      of: 'patient',
      show: async () => {
        other = await visit.patient.inAnotherTab(visit.link);
        await other.heading(other.words.otherTab.title).waitFor();
        return other.page;
      },
      hide: async () => other.page.close(),
    },
  ];
}
