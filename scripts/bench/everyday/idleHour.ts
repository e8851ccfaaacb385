import type { BenchRun } from '../bench.ts';
import { treeMemoryMb } from '../memory.ts';
import { boundedRow, plainRow, type Row } from '../report.ts';
import { type PhoneSession, PhoneSocket } from './phoneSocket.ts';
import { atAConsole, bookNow, linkOfVisit, rowsByReason, type Workplace } from './workplace.ts';

const patients = 40;
/** An hour's events are played in this time. */
const playedMs = { quick: 60_000, full: 180_000 };
/** What a patient's page tells the hub on its way to the waiting room and while it waits there. */
const told: readonly (readonly [string, object])[] = [
  ['page.answers', { whoAmI: 'patient', where: 'home', place: 'Storgatan 1', phone: '070-174 06 05' }],
  ['page.answers', { room: 'alone' }],
  ['page.readiness', { camera: { state: 'testing' }, microphone: { state: 'testing' } }],
  ['page.readiness', { camera: { state: 'works' }, microphone: { state: 'works' } }],
  ['page.readiness', { speaker: { state: 'works' } }],
  ['page.readiness', { network: { state: 'good', kind: 'wifi', roundTripMs: 30 } }],
  ['page.waiting', { waiting: true }],
  ['page.readiness', { network: { state: 'weak', kind: 'cellular', roundTripMs: 400 } }],
  ['page.waiting', { waiting: false }],
  ['page.waiting', { waiting: true }],
];
const settleMs = 3_000;
const goalPercent = 5;

/**
 * Nobody touches the console while the hour's 40 patients come, answer, test, wait, go away and come back: what an hour
 * brings, played in a minute or three through the real hub. Memory of all processes (PSS) before and after, rubbish
 * thrown away in window and main first. One such hour is played unmeasured before.
 */
export async function idleHour(run: BenchRun): Promise<readonly Row[]> {
  const forMs = run.quick ? playedMs.quick : playedMs.full;
  return atAConsole(run, { args: ['--js-flags=--expose-gc'] }, async (place) => {
    const { page, app } = place.running;
    const reasons = Array.from({ length: patients }, (_, at) => `Timme ${at + 1}.`);
    await bookNow(page, reasons);
    const rows = await rowsByReason(page);
    // The same patients come in both hours: a link opened once more without its session is another device's.
    const phones: PhoneSession[] = [];
    for (const reason of reasons)
      phones.push(
        await PhoneSocket.session(await linkOfVisit(place.running, rows.get(reason)?.visitId ?? '')),
      );
    const pid = app.process().pid ?? 0;
    await hour(phones, forMs / 4);
    const before = await settledMb(place, pid);
    const events = await hour(phones, forMs);
    const after = await settledMb(place, pid);
    run.say(`    ${events} events; ${Math.round(before)} MB before, ${Math.round(after)} MB after`);
    const what = (metric: string, unit: string) => ({ bench: 'everyday', metric, unit });
    return [
      boundedRow(
        what("growth over an hour's events, console idle (PSS)", '%'),
        [(after / before - 1) * 100],
        'max',
        goalPercent,
      ),
      plainRow(what("memory after an hour's events (PSS)", 'MB'), [after]),
    ];
  });
}

/** Plays the hour's events evenly over `ms`; returns how many there were. */
async function hour(phones: readonly PhoneSession[], ms: number): Promise<number> {
  const apart = ms / phones.length;
  let events = 0;
  const visits = phones.map(async (session, at) => {
    await elapsed(at * apart * 0.8);
    const phone = await PhoneSocket.open(session);
    for (const [type, payload] of told) {
      await phone.ask(type as 'page.answers', payload);
      events += 1;
      await elapsed((apart * 0.2 * phones.length) / told.length / 2);
    }
    phone.close();
    events += 2;
  });
  await Promise.all(visits);
  return events;
}

async function settledMb({ running }: Workplace, pid: number): Promise<number> {
  for (let time = 0; time < 2; time += 1) {
    await running.page.evaluate(() => (globalThis as { gc?: () => void }).gc?.());
    await running.app.evaluate(() => (globalThis as { gc?: () => void }).gc?.());
    await elapsed(settleMs / 2);
  }
  return treeMemoryMb(pid);
}

function elapsed(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
