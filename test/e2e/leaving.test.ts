import { once } from 'node:events';
import { afterAll, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import type { RunningConsole } from '../../scripts/visit/console.ts';
import { sara } from './support/bookings.ts';
import { hubPid } from './support/processes.ts';
import { Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

/** The box is the system's own, which no driver can press: it is answered in its place, as one who stays. */
async function staysWhenAsked({ app }: RunningConsole): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    (globalThis as { asked?: string[] }).asked = asked;
    dialog.showMessageBox = (async (_window: unknown, options: { message: string; detail?: string }) => {
      asked.push(`${options.message}\n${options.detail}`);
      return { response: 0, checkboxChecked: false };
    }) as never;
  });
  return () => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
}

function closeWindow({ app }: RunningConsole): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

it('asks before it closes over an open visit, by its time and without a name; system shutdown asks nothing; and over what has not reached the hub', async () => {
  const dataDir = await stage.dataDir();
  const desk = await stage.desk({ dataDir });
  const { running, clinician } = desk;
  const patient = await stage.inCall(desk, sara);
  const asked = await staysWhenAsked(running);
  await closeWindow(running);
  await expect.poll(asked).toHaveLength(1);
  expect((await asked())[0]).toMatch(/^Besöket \d\d:\d\d är öppet\n/);
  for (const word of [sara.givenName, sara.familyName, sara.number])
    expect((await asked())[0]).not.toContain(word);
  await waitForFrames(running.page, 10, 30_000);

  await clinician.type('history', 'Skrivet just innan datorn stängdes av');
  const { awayText, lostSoon } = patient.words.call;
  await patient.page.evaluate((word) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      if (document.body.textContent?.includes(word)) seen.push(word);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, lostSoon);
  const child = running.app.process();
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  // Told that the console is closed, and not for a moment that the call comes back by itself.
  await patient.page.getByText(awayText).waitFor();
  expect(await patient.page.evaluate(() => (globalThis as { seen?: string[] }).seen)).toEqual([]);

  const next = await stage.desk({ dataDir });
  await next.clinician.open(next.clinician.row(sara.familyName));
  await next.clinician.section('history').waitFor();
  expect(await next.clinician.section('history').inputValue()).toBe('Skrivet just innan datorn stängdes av');

  // A change that the hub has not answered is asked about too, and is done once the hub answers.
  const hub = await hubPid(next.running);
  const askedThen = await staysWhenAsked(next.running);
  process.kill(hub, 'SIGSTOP');
  try {
    await next.clinician.finish();
    await closeWindow(next.running);
    await expect.poll(askedThen).toHaveLength(1);
    expect((await askedThen())[0]).toMatch(/^1 ändring har inte nått mottagningen\n/);
  } finally {
    process.kill(hub, 'SIGCONT');
  }
  await patient.finished().waitFor();
});
