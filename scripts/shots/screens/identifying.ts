import type { Locator } from 'playwright';
import type { Patient } from '../../../test/e2e/support/patient.ts';
import { waitForFrames } from '../../visit/callStats.ts';
import { saying } from '../../visit/words.ts';
import { people } from '../people.ts';
import type { Chapter } from '../screen.ts';

const pictureLimitMs = 60_000;

/** A guardian whose number the booking does not know, a document that is not accepted, questions, and what comes after a no. */
export const identifying: Chapter = (studio) => {
  const { page } = studio;
  const { clinician } = studio.desk;
  const { identity, journal } = clinician.words;
  let patient: Patient;
  let panel: Locator;
  const questions = async () => {
    await panel.getByRole('button', { name: saying(identity.decide.waive) }).click();
    await panel.getByLabel(identity.decide.reason).selectOption({ label: identity.waiver.controlQuestions });
    const asked = (about: 'phone' | 'reason' | 'childBirthDate', answer: string) =>
      panel
        .getByRole('radiogroup', { name: saying(identity.questions.question[about]) })
        .getByText(answer, { exact: true })
        .click();
    await asked('phone', identity.questions.right);
    await asked('reason', identity.questions.right);
    await asked('childBirthDate', identity.questions.wrong);
    await panel.getByRole('alert').waitFor();
  };
  return [
    {
      step: async () => {
        patient = await studio.phone(await studio.booked(people.unnumbered));
        await patient.goToWaitingRoom();
        await clinician.open(clinician.row(people.unnumbered.familyName));
        await clinician.letIn();
        await waitForFrames(page, 10, pictureLimitMs);
      },
    },
    {
      name: 'identity-guardian',
      of: 'console',
      onward: true,
      show: async () => {
        panel = await clinician.openIdentity();
        await clinician.takePicture(panel);
        await panel.getByLabel(identity.guardian.number).fill('19950809-9802');
        await panel.getByLabel(identity.guardian.yes, { exact: true }).check();
        return page;
      },
    },
    {
      name: 'identity-not-accepted',
      of: 'console',
      show: async () => {
        await clinician.chooseDocument(panel, 'foreignIdCard');
        await panel.getByRole('alert').waitFor();
        return page;
      },
      hide: () => clinician.chooseDocument(panel, 'nationalIdCard'),
    },
    {
      name: 'identity-questions',
      of: 'console',
      show: async () => {
        await questions();
        return page;
      },
      hide: () => panel.getByRole('button', { name: identity.decide.back, exact: true }).click(),
    },
    {
      name: 'identity-guardian-decided',
      of: 'console',
      show: async () => {
        await clinician.chooseDocument(panel, 'nationalIdCard');
        await clinician.confirmFields(panel);
        await panel
          .getByLabel(identity.guardian.relationFrom)
          .selectOption({ label: identity.guardian.relation.register });
        await clinician.verify(panel);
        await clinician.button(identity.chip.verified).click();
        await panel.getByText(identity.detail.typedNumber).waitFor();
        return page;
      },
      hide: () => panel.getByRole('button', { name: identity.panel.change }).click(),
    },
    {
      name: 'identity-next',
      of: 'console',
      onward: true,
      show: async () => {
        await panel.getByRole('button', { name: saying(identity.decide.notConfirmed) }).click();
        await panel.getByLabel(identity.decide.why).fill('Uppgifterna stämmer inte');
        await panel.getByLabel(identity.decide.help).selectOption({ label: identity.help.newVisitInPerson });
        await panel.getByRole('button', { name: identity.decide.saveUnconfirmed }).click();
        await panel.getByRole('heading', { name: identity.next.label }).waitFor();
        return page;
      },
      hide: async () => {
        await page.keyboard.press('Escape');
        await clinician.button(journal.finish.finish).first().click();
        await clinician.button(journal.finish.signLater).click();
        await clinician.button(journal.finish.signLater).waitFor({ state: 'detached' });
        await patient.page.context().close();
      },
    },
  ];
};
