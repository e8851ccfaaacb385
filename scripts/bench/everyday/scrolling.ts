import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { BenchRun } from '../bench.ts';
import { readInDay } from '../readInDay.ts';
import { boundedRow, type Row } from '../report.ts';
import { atAConsole } from './workplace.ts';

const bookings = 2_000;
const rounds = { quick: 2, full: 6 };
const turnsOfTheWheel = 25;
const goalMs = 16.7;

/**
 * A frame that had something to do, from the end of the one before to its own end: what it takes of the window, input,
 * React, style, layout and paint. The display's clock is taken out, else every frame would take one tick of it.
 */
export async function scrolling(run: BenchRun): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vidi-bench-'));
  const dataDir = join(folder, 'vidi');
  try {
    run.say(`    ${bookings} bookings are read in`);
    await readInDay({ executable: run.executable, dataDir, folder, count: bookings });
    const args = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
    const { filtered, scrolled, plain } = await atAConsole(
      run,
      { dataDir, args },
      async ({ running, clinician }) => {
        const { page } = running;
        await page.waitForFunction(
          (count) => Number(document.querySelector('[role=option]')?.ariaSetSize) >= count,
          bookings,
        );
        const search = page.getByLabel(clinician.words.queue.searchLabel);
        await page.evaluate(watchFrames);
        // Once unmeasured: what is compiled and laid out at first belongs to the start.
        await filter(page, search);
        await scroll(page);
        await taken(page);
        const filtered: number[] = [];
        const scrolled: number[] = [];
        for (let round = 0; round < (run.quick ? rounds.quick : rounds.full); round += 1) {
          await filter(page, search);
          filtered.push(...(await taken(page)));
          await scroll(page);
          scrolled.push(...(await taken(page)));
        }
        await page.evaluate(layPlainList, bookings);
        await scroll(page);
        await taken(page);
        await scroll(page);
        return { filtered, scrolled, plain: await taken(page) };
      },
    );
    const floor = { name: 'a bare list of as many lines, scrolled in the same window', values: plain };
    const row = (metric: string, values: readonly number[]) =>
      boundedRow(
        { bench: 'everyday', metric: `${metric}, ${bookings} bookings`, unit: 'ms' },
        values,
        'p95',
        goalMs,
        floor,
      );
    return [row('a frame while the queue is searched', filtered), row('a frame while it scrolls', scrolled)];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Types a search and takes it back, letter by letter, and goes once around the filter. */
async function filter(page: Page, search: ReturnType<Page['getByLabel']>): Promise<void> {
  await search.click();
  for (const letter of 'test 12') await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  for (let at = 0; at < 7; at += 1) await page.keyboard.press('Backspace');
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('Alt+q');
}

/** Turns the wheel over the list, down and up again. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(180, 500);
  for (const way of [1, -1])
    for (let turn = 0; turn < turnsOfTheWheel; turn += 1) {
      await page.mouse.wheel(0, way * 360);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
}

/** Runs in the page: lays a list of plain lines over the queue, all of them there and none with anything to do. */
function layPlainList(lines: number): void {
  const list = document.createElement('div');
  list.style.cssText =
    'position:fixed;inset:0 auto 0 0;width:340px;overflow:auto;background:#fff;z-index:9999';
  for (let line = 0; line < lines; line += 1) {
    const one = document.createElement('div');
    one.style.height = '50px';
    one.textContent = `Rad ${line}`;
    list.append(one);
  }
  document.body.append(list);
}

interface Watching {
  vidiFrames: number[];
}

/** Runs in the page: notes the length of each frame in which a key was pressed, the wheel turned or something scrolled. */
function watchFrames(): void {
  const memory = globalThis as unknown as Watching;
  memory.vidiFrames = [];
  let worked = false;
  let before: number | null = null;
  for (const type of ['keydown', 'input', 'wheel', 'scroll'])
    window.addEventListener(
      type,
      () => {
        worked = true;
      },
      { capture: true, passive: true },
    );
  const { port1, port2 } = new MessageChannel();
  // A message posted in a frame's first moment is received when that frame has been drawn.
  port2.onmessage = () => {
    const now = performance.now();
    if (worked && before !== null) memory.vidiFrames.push(now - before);
    worked = false;
    before = now;
    requestAnimationFrame(() => port1.postMessage(null));
  };
  port1.postMessage(null);
}

async function taken(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (globalThis as unknown as Watching).vidiFrames.splice(0));
}
