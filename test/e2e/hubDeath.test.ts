import { afterAll, expect, it, onTestFinished } from 'vitest';
import { sendingNow, waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { book, sara } from './support/bookings.ts';
import { linkOf } from './support/links.ts';
import { hubPid } from './support/processes.ts';
import { Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

it('comes back into the same visit after the hub has died; the call goes on, the note too', async () => {
  const desk = await stage.desk();
  const { clinician } = desk;
  await book(desk.running.page, [sara]);
  const patient = await stage.patient(await linkOf(desk, sara.familyName));
  await patient.goToWaitingRoom();
  await clinician.letIn();
  await waitForFrames(desk.running.page, 15, 30_000);
  await clinician.type('history', 'Före avbrottet. ');

  const dead = await hubPid(desk.running);
  process.kill(dead, 'SIGKILL');
  await clinician.type('history', 'Medan förbindelsen är bruten. ');
  await clinician.saved();
  await expect.poll(() => hubPid(desk.running), { timeout: 20_000 }).not.toBe(dead);
  await clinician.page.getByText(saying(clinician.words.app.connection.connected)).first().waitFor();

  await waitForFrames(desk.running.page, 30, 30_000);
  await waitForFrames(patient.page, 30, 30_000);
  expect(await clinician.section('history').inputValue()).toBe(
    'Före avbrottet. Medan förbindelsen är bruten. ',
  );

  // The hub's state is intact: the visit can be finished, and the patient is told.
  await clinician.finish();
  await patient.finished().waitFor();
});

it('stops picture and sound at once when the visit is finished while the hub does not answer', async () => {
  const other = new Stage();
  onTestFinished(() => other.close());
  const desk = await other.desk();
  const { clinician } = desk;
  await book(desk.running.page, [sara]);
  const patient = await other.patient(await linkOf(desk, sara.familyName));
  await patient.goToWaitingRoom();
  await clinician.letIn();
  await waitForFrames(desk.running.page, 15, 30_000);
  await waitForFrames(patient.page, 15, 30_000);
  expect(await sendingNow(desk.running.page)).toEqual({ audio: true, video: true });

  const stopped = await hubPid(desk.running);
  process.kill(stopped, 'SIGSTOP');
  try {
    await clinician.finish();
    await clinician.page.getByText(clinician.words.call.stage.hold).first().waitFor({ timeout: 5_000 });
    expect(await sendingNow(desk.running.page)).toEqual({ audio: false, video: false });
    // The patient is told over the call itself, and sends nothing either.
    await patient.page.getByText(patient.words.call.holdTitle).first().waitFor({ timeout: 5_000 });
    expect(await sendingNow(patient.page)).toEqual({ audio: false, video: false });
  } finally {
    process.kill(stopped, 'SIGCONT');
  }
  await patient.finished().waitFor();
});
