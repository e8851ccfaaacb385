import { type RunningConsole, windowPid } from '../../visit/console.ts';
import { Steps } from '../../visit/report.ts';
import { playVisit } from '../../visit/visit.ts';
import type { BenchRun } from '../bench.ts';
import { boundedRow, plainRow, type Row } from '../report.ts';
import { atAConsole } from './workplace.ts';

const rounds = { quick: 1, full: 3 };
const visitLimitMs = 150_000;
const longMs = 50;

/** A task of the window's thread: when it began since the visit did, how long it took, and of that on a processor, in ms. */
interface Task {
  readonly at: number;
  readonly ms: number;
  readonly cpuMs: number;
}

/**
 * The guided visit, played whole: how often the console's window stood still for more than 50 ms once it had started.
 * Four processes code and decode pictures meanwhile; the processor time of the same tasks tells what is the program's own.
 */
export async function longTasks(run: BenchRun): Promise<readonly Row[]> {
  const counts: number[] = [];
  const own: number[] = [];
  const lengths: number[] = [];
  for (let round = 1; round <= (run.quick ? rounds.quick : rounds.full); round += 1) {
    const found = (await guidedVisit(run)).filter(({ ms }) => ms > longMs);
    counts.push(found.length);
    own.push(found.filter(({ cpuMs }) => cpuMs > longMs).length);
    lengths.push(...found.map(({ ms }) => ms));
    const told = found.map(({ step, ms, cpuMs }) => `${step} ${Math.round(ms)} (${Math.round(cpuMs)})`);
    run.say(`    round ${round}, ms (of a processor): ${told.join(', ') || 'none'}`);
  }
  const what = (metric: string, unit: string) => ({ bench: 'everyday', metric, unit });
  const unit = `over ${longMs} ms`;
  return [
    boundedRow(what('long tasks over a guided visit', unit), counts, 'max', 0),
    boundedRow(what('the same in processor time', unit), own, 'max', 0),
    ...(lengths.length === 0
      ? []
      : [plainRow(what('long tasks over a guided visit, their length', 'ms'), lengths)]),
  ];
}

async function guidedVisit(run: BenchRun): Promise<readonly (Task & { readonly step: string })[]> {
  return atAConsole(run, { practicePatient: true }, async ({ running }) => {
    const stopped = await traceTasks(running);
    const steps = new Steps(visitLimitMs);
    // Without pictures: taking one makes the window draw.
    await playVisit(
      running,
      steps,
      { take: async () => undefined, takeHidden: async () => undefined },
      () => undefined,
    );
    let end = 0;
    const ends = steps.done.map(({ name, ms }) => {
      end += ms;
      return { name, end };
    });
    const tasks = await stopped();
    return tasks.map((task) => ({ ...task, step: ends.find((one) => task.at < one.end)?.name ?? 'end' }));
  });
}

/** As Chromium's trace format has it; times in µs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Follows the tasks of the window's thread from now on; what it gives ends that and tells them. */
async function traceTasks(running: RunningConsole): Promise<() => Promise<readonly Task[]>> {
  const pid = await windowPid(running);
  const tools = await running.page.context().newCDPSession(running.page);
  const events: TraceEvent[] = [];
  tools.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await tools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  return async () => {
    const complete = new Promise((resolve) => tools.once('Tracing.tracingComplete', resolve));
    await tools.send('Tracing.end');
    await complete;
    const thread = events.find(
      (event) => event.pid === pid && event.name === 'thread_name' && event.args?.name === 'CrRendererMain',
    );
    const tasks = events.filter(
      (event) => event.pid === pid && event.tid === thread?.tid && event.name.endsWith('RunTask'),
    );
    if (thread === undefined || tasks.length === 0) throw new Error('the trace tells nothing of the window');
    const began = Math.min(...tasks.map(({ ts }) => ts));
    return tasks.map(({ ts, dur = 0, tdur = 0 }) => ({
      at: (ts - began) / 1_000,
      ms: dur / 1_000,
      cpuMs: tdur / 1_000,
    }));
  };
}
