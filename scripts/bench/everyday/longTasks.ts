import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { Steps } from '../../visit/report.ts';
import { playVisit } from '../../visit/visit.ts';
import type { BenchRun } from '../bench.ts';
import { boundedRow, plainRow, type Row } from '../report.ts';
import { atAConsole } from './workplace.ts';

const rounds = { quick: 1, full: 3 };
const visitLimitMs = 150_000;
const longMs = 50;

interface LongTask {
  /** When it began, and how long it took, in ms. */
  readonly at: number;
  readonly ms: number;
}

/** The guided visit, played whole: how often the console's window stood still for more than 50 ms once it had started. */
export async function longTasks(run: BenchRun): Promise<readonly Row[]> {
  const counts: number[] = [];
  const lengths: number[] = [];
  for (let round = 1; round <= (run.quick ? rounds.quick : rounds.full); round += 1) {
    const found = await guidedVisit(run);
    counts.push(found.length);
    lengths.push(...found.map(({ ms }) => ms));
    run.say(
      `    round ${round}: ${found.map(({ step, ms }) => `${step} ${Math.round(ms)} ms`).join(', ') || 'none'}`,
    );
  }
  const what = (metric: string, unit: string) => ({ bench: 'everyday', metric, unit });
  return [
    boundedRow(what('long tasks over a guided visit', `over ${longMs} ms`), counts, 'max', 0),
    ...(lengths.length === 0
      ? []
      : [plainRow(what('long tasks over a guided visit, their length', 'ms'), lengths)]),
  ];
}

async function guidedVisit(run: BenchRun): Promise<readonly (LongTask & { readonly step: string })[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vidi-bench-'));
  try {
    return await atAConsole(run, { practicePatient: true }, async ({ running }) => {
      const { page } = running;
      await page.evaluate(watchLongTasks);
      const began = await page.evaluate(() => performance.now());
      const steps = new Steps(visitLimitMs);
      // Without pictures: taking one makes the window draw.
      await playVisit(
        running,
        steps,
        { take: async () => undefined, takeHidden: async () => undefined },
        () => undefined,
      );
      let end = began;
      const ends = steps.done.map(({ name, ms }) => {
        end += ms;
        return { name, end };
      });
      return (await seen(page)).map((task) => ({
        ...task,
        step: ends.find((one) => task.at < one.end)?.name ?? 'end',
      }));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function watchLongTasks(): void {
  const memory = globalThis as unknown as { vidiLongTasks: LongTask[] };
  memory.vidiLongTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      memory.vidiLongTasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask' });
}

function seen(page: Page): Promise<readonly LongTask[]> {
  return page.evaluate(() => (globalThis as unknown as { vidiLongTasks: LongTask[] }).vidiLongTasks);
}
