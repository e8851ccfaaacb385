import { once } from 'node:events';
import { afterAll, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { book, sara } from './support/bookings.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

async function inCall(dataDir: string) {
  const desk = await stage.desk({ dataDir });
  await book(desk.running.page, [sara]);
  const patient = await stage.patient(await linkOf(desk, sara.familyName), { language: 'sv' });
  await patient.goToWaitingRoom();
  await desk.clinician.letIn();
  await waitForFrames(desk.running.page, 10, 30_000);
  return { ...desk, patient };
}

it('asks before it closes over an open visit, by its time and without a name; system shutdown asks nothing', async () => {
  const dataDir = await stage.dataDir();
  const { running, clinician, patient } = await inCall(dataDir);
  // The box is the system's own, which no driver can press: it is answered in its place, as one who stays.
  await running.app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    (globalThis as { asked?: string[] }).asked = asked;
    dialog.showMessageBox = (async (_window: unknown, options: { message: string; detail?: string }) => {
      asked.push(`${options.message}\n${options.detail}`);
      return { response: 0, checkboxChecked: false };
    }) as never;
  });
  const asked = () => running.app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(asked).toHaveLength(1);
  expect((await asked())[0]).toMatch(/^Besöket \d\d:\d\d är öppet\n/);
  for (const word of [sara.givenName, sara.familyName, sara.number])
    expect((await asked())[0]).not.toContain(word);
  await waitForFrames(running.page, 10, 30_000);

  await clinician.type('history', 'Skrivet just innan datorn stängdes av');
  const child = running.app.process();
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await patient.page.getByText(patient.words.call.lostTitle).first().waitFor();

  const next = await stage.desk({ dataDir });
  await next.clinician.open(next.clinician.row(sara.familyName));
  await next.clinician.section('history').waitFor();
  expect(await next.clinician.section('history').inputValue()).toBe('Skrivet just innan datorn stängdes av');
});
