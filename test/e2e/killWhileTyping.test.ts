import { afterAll, expect, it } from 'vitest';
import { isRunning, killAll } from '../../scripts/visit/processTree.ts';
import { book, sara } from './support/bookings.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

it('has everything that was shown as saved back in its visit after kill -9 of every process in mid-typing', async () => {
  const dataDir = await stage.dataDir();
  const first = await stage.desk({ dataDir });
  await book(first.running.page, [sara]);
  const patient = await stage.patient(await linkOf(first, sara.familyName));
  await patient.goToWaitingRoom();
  await first.clinician.letIn();
  await first.clinician.type('history', 'Insjuknade i torsdags med snuva.');
  await first.clinician.saved();

  // Typing goes on, with a person's short stops, while the processes die; what counts is the last text that stood
  // there when "Saved" was shown.
  let alive = true;
  const typing = (async () => {
    for (let word = 0; alive && word < 60; word += 1) {
      await first.clinician.type('status', 'Opåverkad, talar i hela meningar. ', 5);
      await first.clinician.savedAt().waitFor({ timeout: 5_000 });
    }
  })().catch(() => undefined);
  const shown = await savedTextWhileTyping(first.clinician.page);
  const pids = first.running.pids();
  alive = false;
  killAll(pids);
  await typing;
  await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([]);

  const second = await stage.desk({ dataDir });
  await second.clinician.open(second.clinician.row(sara.familyName));
  await expect
    .poll(() => second.clinician.section('history').inputValue(), { timeout: 20_000 })
    .toBe('Insjuknade i torsdags med snuva.');
  const status = await second.clinician.section('status').inputValue();
  expect(shown.length).toBeGreaterThan(20);
  expect(status.startsWith(shown)).toBe(true);
});

/** The status text as it stood in the page at a moment when the note's foot said "Saved", in the middle of typing. */
async function savedTextWhileTyping(page: import('playwright').Page): Promise<string> {
  const handle = await page.waitForFunction(
    () => {
      const field = [...document.querySelectorAll('textarea')].find((area) => area.value.length > 60);
      const foot = [...document.querySelectorAll('body *')].some(
        (element) => element.children.length === 0 && /^Sparad/.test(element.textContent?.trim() ?? ''),
      );
      return field !== undefined && document.activeElement === field && foot ? field.value : false;
    },
    undefined,
    { polling: 5, timeout: 30_000 },
  );
  return String(await handle.jsonValue());
}
