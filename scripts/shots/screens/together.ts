import { waitForFrames } from '../../visit/callStats.ts';
import { people } from '../people.ts';
import type { Chapter } from '../screen.ts';
import type { VisitInHand } from './visitInHand.ts';

const pictureLimitMs = 60_000;

/** More than one person at the clinician's end: a student in the room, a colleague who takes over, a note for later. */
export const together: Chapter = (studio) => {
  const { page } = studio;
  const { clinician } = studio.desk;
  const { actions, journal, present, queue, waiting } = clinician.words;
  const visit = {} as VisitInHand;
  const room = () => page.getByRole('dialog', { name: present.room.title });
  const asked = () => visit.patient.page.getByRole('group', { name: visit.patient.words.inRoom.label });
  const handOver = () => page.getByRole('dialog', { name: actions.dialog.handOver.title });
  return [
    {
      step: async () => {
        visit.link = await studio.booked(people.together);
        visit.patient = await studio.phone(visit.link);
        await visit.patient.goToWaitingRoom();
        await clinician.open(clinician.row(people.together.familyName));
        await clinician.letIn();
        await waitForFrames(page, 10, pictureLimitMs);
      },
    },
    {
      name: 'room-dialog',
      of: 'console',
      onward: true,
      show: async () => {
        await page.keyboard.press('Alt+g');
        await room().waitFor();
        return page;
      },
      hide: async () => {
        await page.keyboard.type('1');
        await page.keyboard.press('Enter');
        await asked().waitFor();
      },
    },
    { name: 'room-asked', of: 'patient', show: async () => visit.patient.page },
    { name: 'room-unanswered', of: 'console', show: async () => page },
    {
      name: 'room-refused',
      of: 'console',
      onward: true,
      show: async () => {
        await asked().getByRole('button', { name: visit.patient.words.inRoom.no, exact: true }).click();
        await clinician.button(present.facts.haveLeft).waitFor();
        return page;
      },
    },
    { name: 'room-refused-page', of: 'patient', show: async () => visit.patient.page },
    {
      step: async () => {
        await clinician.button(present.facts.haveLeft).click();
        await asked().waitFor({ state: 'hidden' });
        await page.keyboard.press('Alt+a');
      },
    },
    {
      name: 'call-devices-page',
      of: 'patient',
      show: async () => {
        await visit.patient.choose(visit.patient.words.devices.open);
        await visit.patient.heading(visit.patient.words.devices.title).waitFor();
        return visit.patient.page;
      },
      hide: () => visit.patient.choose(visit.patient.words.devices.close),
    },
    {
      name: 'hand-over-dialog',
      of: 'console',
      onward: true,
      show: async () => {
        await clinician.type('history', 'Hostat i tre veckor.');
        await clinician.saved();
        await page.getByLabel(actions.more, { exact: true }).click();
        await page.getByRole('menuitem', { name: actions.handOver }).click();
        await handOver()
          .getByRole('radio', { name: /^Karim Haddad/ })
          .check();
        await handOver()
          .getByRole('textbox', { name: actions.dialog.handOver.line })
          .fill('Ring dottern först.');
        return page;
      },
      hide: async () => {
        await handOver().getByRole('button', { name: actions.dialog.handOver.do, exact: true }).click();
        await page.getByRole('region', { name: journal.former.title }).waitFor();
      },
    },
    { name: 'handed-over', of: 'console', show: async () => page },
    {
      name: 'handed-over-page',
      of: 'patient',
      show: async () => {
        await visit.patient.page.getByRole('heading', { name: /Karim Haddad/ }).waitFor();
        return visit.patient.page;
      },
    },
    {
      name: 'taken-over',
      of: 'console',
      onward: true,
      show: async () => {
        await clinician.button(waiting.take.over).click();
        await clinician.letIn();
        await waitForFrames(page, 10, pictureLimitMs);
        return page;
      },
      hide: async () => {
        await clinician.button(journal.finish.finish).first().click();
        await clinician.button(journal.finish.signLater).click();
        await visit.patient.finished().waitFor();
      },
    },
    {
      name: 'unsigned',
      of: 'console',
      show: async () => {
        await page.keyboard.press('Alt+j');
        await page.getByRole('region', { name: queue.unsigned.label }).getByRole('list').waitFor();
        return page;
      },
      hide: () => page.keyboard.press('Escape'),
    },
  ];
};
