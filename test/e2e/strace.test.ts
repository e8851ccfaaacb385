import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { book, sara } from './support/bookings.ts';
import { linkOf } from './support/links.ts';
import { Stage } from './support/stage.ts';
import { parseTrace, type SystemCall, traceWrites, tracingDenied } from './support/systemCalls.ts';

const denied = tracingDenied();
if (denied !== null)
  console.warn(`SKIPPED, loudly: the order of fsync and "saved" was not looked at, ${denied}.`);

const stage = new Stage();
afterAll(() => stage.close());

/** A record of a draft's journal that has reached the disk, or the log line that stands for the answer "saved". */
const isJournalWrite = (call: SystemCall) =>
  /^p?write(64|v)?$/.test(call.name) && /\.journal>/.test(call.text);
const isJournalSync = (call: SystemCall) => /^f(data)?sync$/.test(call.name) && /\.journal>/.test(call.text);
const isSavedLine = (call: SystemCall) =>
  call.name === 'write' && /\\"event\\":\\"draft saved\\"/.test(call.text);

/**
 * Every "saved" line must have a sync of its own before it: begun after the last journal write that precedes the
 * line had returned, and returned with 0 before the line was begun.
 */
function linesTooEarly(calls: readonly SystemCall[]): readonly SystemCall[] {
  let before = -1;
  return calls.filter(isSavedLine).filter((line) => {
    const since = before;
    before = line.began;
    const write = calls.findLast((call) => isJournalWrite(call) && call.began < line.began);
    if (write === undefined) return true;
    return !calls.some(
      (call) =>
        isJournalSync(call) &&
        call.result.startsWith('0') &&
        call.began > write.returned &&
        call.returned < line.began &&
        call.returned > since,
    );
  });
}

describe.skipIf(denied !== null)('"saved" is answered only after the record has reached the disk', () => {
  it('syncs every record before the line that stands for the answer', async () => {
    const desk = await stage.desk();
    await book(desk.running.page, [sara]);
    await stage.patient(await linkOf(desk, sara.familyName));
    await desk.clinician.letIn();
    await desk.clinician.section('history').waitFor();
    const trace = await traceWrites(
      desk.running.app.process().pid ?? 0,
      join(desk.running.dataDir, 'trace.txt'),
    );
    for (const sentence of ['Hosta i fem dagar. ', 'Feber i början. ', 'Inga läkemedel.']) {
      await desk.clinician.type('history', sentence);
      await desk.clinician.saved();
    }
    const calls = await trace.stop();
    expect(calls.filter(isSavedLine).length).toBeGreaterThan(2);
    expect(calls.filter(isJournalSync).length).toBeGreaterThan(2);
    expect(linesTooEarly(calls)).toEqual([]);
  });

  it('would see a line that comes before its sync has returned', () => {
    const calls = parseTrace(
      [
        '10 pwrite64(31</d/x.journal>, "abc", 3, 0) = 3',
        '10 fsync(31</d/x.journal> <unfinished ...>',
        '9  write(2<pipe:[1]>, "{\\"at\\":1,\\"event\\":\\"draft saved\\"}\\n", 33) = 33',
        '10 <... fsync resumed>) = 0',
        '10 pwrite64(31</d/x.journal>, "abc", 3, 3) = 3',
        '10 fsync(31</d/x.journal>) = 0',
        '9  write(2<pipe:[1]>, "{\\"at\\":2,\\"event\\":\\"draft saved\\"}\\n", 33) = 33',
      ].join('\n'),
    );
    expect(linesTooEarly(calls).map((line) => line.began)).toEqual([2]);
  });
});
