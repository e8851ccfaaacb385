import type { Locator } from 'playwright';
import { holdDocument, lowerDocument } from '../../../test/e2e/support/heldDocument.ts';
import { holdPassport } from '../../../test/e2e/support/heldPassport.ts';
import { lookUntil } from '../../../test/e2e/support/lookUntil.ts';
import { waitForFrames } from '../../visit/callStats.ts';
import { windowPid } from '../../visit/console.ts';
import { saying } from '../../visit/words.ts';
import { people } from '../people.ts';
import type { Screen, Step } from '../screen.ts';
import type { Studio } from '../studio.ts';
import type { VisitInHand } from './visitInHand.ts';

const pictureLimitMs = 60_000;

/** The card of the patient in the picture (`people.visits`), and what stands on somebody else's. */
const ownCard = {
  givenName: people.visits.givenName,
  familyName: people.visits.familyName,
  birthDate: '1988-05-22',
  sex: 'F',
  documentNumber: 'PA1234567',
  validUntil: '2039-04-30',
  personalNumber: people.visits.number,
} as const;
const othersCard = {
  givenName: 'Olof',
  familyName: 'Lind',
  birthDate: '1968-09-11',
  sex: 'M',
  personalNumber: '196809119800',
} as const;

/** The call and what may come in it, on both sides. */
export function calling(studio: Studio, visit: VisitInHand): readonly (Screen | Step)[] {
  const { page } = studio;
  const { clinician, running } = studio.desk;
  const { words } = clinician;
  let panel: Locator;
  const seen = () =>
    Promise.all([
      waitForFrames(page, 10, pictureLimitMs),
      waitForFrames(visit.patient.page, 10, pictureLimitMs),
    ]);
  /** While the process that draws the window is stopped nobody answers the patient. */
  let stopped = 0;

  return [
    {
      step: async () => {
        await clinician.open(clinician.row(people.visits.familyName));
        await clinician.letIn();
        await seen();
      },
    },
    { name: 'call', of: 'console', show: async () => page },
    { name: 'call-page', of: 'patient', show: async () => visit.patient.page },
    {
      name: 'call-muted',
      of: 'patient',
      show: async () => {
        const { patient } = visit;
        await patient.choose(patient.words.call.microphone);
        await patient.choose(patient.words.call.camera);
        await patient.page.getByText(patient.words.call.nobodySeesOrHears).first().waitFor();
        return patient.page;
      },
    },
    {
      name: 'call-no-picture',
      of: 'console',
      show: async () => page,
      hide: async () => {
        const { patient } = visit;
        await patient.choose(patient.words.call.microphone);
        await patient.choose(patient.words.call.camera);
      },
    },
    {
      name: 'call-more',
      of: 'console',
      show: async () => {
        await page.keyboard.press('Alt+.');
        await page.getByRole('menu').waitFor();
        return page;
      },
      hide: () => page.keyboard.press('Escape'),
    },
    {
      name: 'call-palette',
      of: 'console',
      show: async () => {
        await page.keyboard.press('Control+k');
        await page.keyboard.type('te');
        await page.getByRole('combobox', { name: words.keys.palette.label }).waitFor();
        return page;
      },
      hide: () => page.keyboard.press('Escape'),
    },
    {
      name: 'hold',
      of: 'console',
      show: async () => {
        await page.keyboard.press('Alt+v');
        await page.getByText(words.call.stage.hold).first().waitFor();
        return page;
      },
    },
    {
      name: 'hold-page',
      of: 'patient',
      show: async () => {
        await visit.patient.page.getByText(visit.patient.words.call.holdTitle).first().waitFor();
        return visit.patient.page;
      },
      hide: () => page.keyboard.press('Alt+v'),
    },
    {
      name: 'emergency',
      of: 'console',
      onward: true,
      show: async () => {
        await page.keyboard.press('Alt+e');
        await page.getByRole('region', { name: words.actions.emergency.label }).waitFor();
        return page;
      },
    },
    {
      name: 'emergency-page',
      of: 'patient',
      onward: true,
      show: async () => {
        await clinician.button(words.actions.emergency.confirm).click();
        await visit.patient.page.getByText(visit.patient.words.emergency.text).waitFor();
        return visit.patient.page;
      },
    },
    {
      name: 'emergency-called',
      of: 'console',
      onward: true,
      show: async () => page,
      hide: () => clinician.button(words.actions.emergency.over).click(),
    },
    {
      name: 'by-telephone',
      of: 'console',
      show: async () => {
        await studio.command(people.visits, { type: 'changeChannel', channel: 'phone' });
        await page.getByText(words.call.stage.phone).first().waitFor();
        return page;
      },
    },
    {
      name: 'by-telephone-page',
      of: 'patient',
      show: async () => {
        await visit.patient.heading(visit.patient.words.phone.title).waitFor();
        return visit.patient.page;
      },
      hide: async () => {
        await studio.command(people.visits, { type: 'changeChannel', channel: 'video' });
        await seen();
      },
    },
    {
      name: 'identity',
      of: 'console',
      onward: true,
      show: async () => {
        panel = await clinician.openIdentity();
        await visit.patient.documentAsked().waitFor();
        await clinician.takePicture(panel);
        return page;
      },
    },
    { name: 'show-id', of: 'patient', show: async () => visit.patient.page },
    {
      name: 'identity-differs',
      of: 'console',
      onward: true,
      show: async () => {
        await holdDocument(visit.patient.page, { ...ownCard, ...othersCard });
        await panel.getByRole('alert').waitFor({ timeout: pictureLimitMs });
        return page;
      },
    },
    {
      name: 'identity-read',
      of: 'console',
      onward: true,
      show: async () => {
        await holdPassport(visit.patient.page, ownCard);
        await lookUntil(
          () => page.keyboard.press('Alt+o'),
          panel.getByRole('img', { name: words.identity.faces.portrait }),
        );
        return page;
      },
    },
    {
      name: 'show-id-read',
      of: 'patient',
      show: async () => visit.patient.page,
      hide: () => lowerDocument(visit.patient.page),
    },
    {
      name: 'identity-without',
      of: 'console',
      show: async () => {
        await panel.getByRole('button', { name: saying(words.identity.decide.waive) }).click();
        await panel.getByRole('combobox', { name: words.identity.decide.reason }).waitFor();
        return page;
      },
      hide: () => panel.getByRole('button', { name: words.identity.decide.back, exact: true }).click(),
    },
    {
      name: 'identity-decided',
      of: 'console',
      onward: true,
      show: async () => {
        await clinician.confirmFields(panel);
        await clinician.chooseDocument(panel, 'nationalIdCard');
        await clinician.verify(panel);
        return page;
      },
      hide: () => page.keyboard.press('Escape'),
    },
    {
      name: 'cut-off',
      of: 'patient',
      show: async () => {
        stopped = await windowPid(running);
        process.kill(stopped, 'SIGSTOP');
        await visit.patient.button(visit.patient.words.call.return).waitFor({ timeout: pictureLimitMs });
        return visit.patient.page;
      },
      hide: async () => {
        process.kill(stopped, 'SIGCONT');
        await seen();
      },
    },
    {
      name: 'left',
      of: 'patient',
      show: async () => {
        const { patient } = visit;
        await patient.choose(patient.words.call.leave);
        await patient.heading(patient.words.left.title).waitFor();
        return patient.page;
      },
      hide: async () => {
        await visit.patient.choose(visit.patient.words.call.return);
        await seen();
      },
    },
    {
      name: 'interrupted',
      of: 'console',
      show: async () => {
        await visit.patient.page.close();
        await page.getByText(words.call.stage.gone).first().waitFor({ timeout: pictureLimitMs });
        return page;
      },
      hide: async () => {
        // In the same browser the place is kept.
        visit.patient = await visit.patient.inAnotherTab(visit.link);
        await seen();
      },
    },
  ];
}
