import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { pattern, saying } from '../../scripts/visit/words.ts';
import { book, nils, sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf, linkWithoutOpening } from './support/links.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

describe('who is present, at either end', () => {
  const stage = new Stage();
  let desk: Desk;
  let patient: Patient;

  beforeAll(async () => {
    desk = await stage.desk();
    await book(desk.running.page, [nils, sara]);
    patient = await stage.patient(await linkOf(desk, nils.familyName));
    await patient.goToWaitingRoom();
    await desk.clinician.open(desk.clinician.row(nils.familyName));
    await desk.clinician.letIn();
    await waitForFrames(desk.running.page, 30, 30_000);
  });
  afterAll(() => stage.close());

  /** Tells of so many students, by keyboard alone. */
  async function tell(students: number): Promise<void> {
    const { page } = desk.running;
    await page.keyboard.press('Alt+g');
    await page.getByRole('dialog', { name: desk.clinician.words.present.room.title }).waitFor();
    await page.keyboard.type(String(students));
    await page.keyboard.press('Enter');
  }
  const question = () => patient.page.getByRole('group', { name: patient.words.inRoom.label });

  it('a student is told of and asked about on the page; the clinician sees that nobody has answered', async () => {
    await tell(1);
    await question().getByText(patient.words.inRoom.who.student_one).waitFor();
    await desk.running.page.getByText(desk.clinician.words.present.facts.unanswered).waitFor();
    // The call goes on while nobody has answered.
    await waitForFrames(desk.running.page, 10, 30_000);
  });

  it('a no is shown plainly, and is over once somebody has left', async () => {
    await question().getByRole('button', { name: patient.words.inRoom.no, exact: true }).click();
    const { mustLeave, haveLeft } = desk.clinician.words.present.facts;
    await desk.running.page
      .getByRole('alert')
      .filter({ hasText: saying(mustLeave) })
      .waitFor();
    await desk.clinician.button(haveLeft).click();
    await question().waitFor({ state: 'hidden' });
    await desk.running.page.getByText(saying(mustLeave)).waitFor({ state: 'hidden' });
  });

  it('another list is asked about anew, and a yes may be changed', async () => {
    await tell(2);
    await question().getByRole('button', { name: patient.words.inRoom.yes, exact: true }).click();
    await desk.running.page.getByText(saying(desk.clinician.words.present.facts.yes)).waitFor();
    await patient.button(patient.words.inRoom.change).click();
    await question().getByRole('button', { name: patient.words.inRoom.yes, exact: true }).waitFor();
  });

  it('"alone" is confirmed by one chord, and all of it stands in the review', async () => {
    const { clinician, running } = desk;
    const { facts, note } = clinician.words.present;
    await running.page.getByText(facts.answered.alone).waitFor();
    await running.page.keyboard.press('Alt+a');
    await running.page.getByText(saying(facts.confirmed.alone)).waitFor();
    await clinician.finish();
    const review = running.page.getByRole('region', { name: clinician.words.app.layout.review });
    await review.getByText(new RegExp(pattern(note.confirmedAlone))).waitFor();
    expect(await review.textContent()).toContain(note.no);
  });

  it('"sign later" goes on to the next by one chord, and Enter at once lets that one in', async () => {
    const { clinician, running } = desk;
    const next = await stage.patient(await linkWithoutOpening(desk, sara));
    await next.goToWaitingRoom();
    await clinician.row(sara.familyName, clinician.words.queue.ready).waitFor();
    await running.page.keyboard.press('Alt+Enter');
    await clinician.button(clinician.words.waiting.letIn, { name: sara.givenName }).first().waitFor();
    await running.page.keyboard.press('Enter');
    await waitForFrames(next.page, 10, 30_000);
  });

  it('the note that is to be signed later waits in the list', async () => {
    const { clinician, running } = desk;
    await clinician.finish();
    await clinician.signButton().first().waitFor();
    await running.page.keyboard.press('Alt+Enter');
    await clinician.signButton().first().waitFor({ state: 'hidden' });
    await running.page.keyboard.press('Alt+j');
    const list = running.page.getByRole('list', { name: clinician.words.queue.unsigned.list });
    await list.getByRole('button', { name: new RegExp(nils.familyName) }).press('Enter');
    await clinician.signButton().first().waitFor();
  });
});
