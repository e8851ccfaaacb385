import type { BenchRun } from '../bench.ts';
import { boundedRow, type Row } from '../report.ts';
import { whenChanged } from './painted.ts';
import { PhoneSocket } from './phoneSocket.ts';
import { atAConsole, bookNow, linkOfVisit, rowsByReason } from './workplace.ts';

const waiting = { quick: 500, full: 500 };
const arriving = { quick: 20, full: 60 };
const goalMs = 100;
/** Sockets that are opened at the same time. */
const atOnce = 20;

/**
 * From the moment a patient's page says that it waits to the frame in which the queue shows it, with hundreds waiting
 * already: hub, database, socket, main, IPC, React and paint. One machine has one clock.
 */
export async function arrivals(run: BenchRun): Promise<readonly Row[]> {
  const there = run.quick ? waiting.quick : waiting.full;
  const come = run.quick ? arriving.quick : arriving.full;
  const comers = Array.from({ length: come }, (_, at) => `Kommer ${at + 1}.`);
  const sitting = Array.from({ length: there }, (_, at) => `Sitter ${at + 1}.`);
  return atAConsole(run, {}, async ({ running }) => {
    const { page } = running;
    const phones: PhoneSocket[] = [];
    try {
      // Those who come stand first, in view.
      await bookNow(page, comers, 29);
      await bookNow(page, sitting, 20);
      const rows = await rowsByReason(page);
      const open = async (reason: string) => {
        const visitId = rows.get(reason)?.visitId;
        if (visitId === undefined) throw new Error('that visit is not booked');
        const phone = await PhoneSocket.open(await PhoneSocket.session(await linkOfVisit(running, visitId)));
        phones.push(phone);
        return phone;
      };
      run.say(`    ${there} patients wait`);
      for (let from = 0; from < there; from += atOnce) {
        const some: PhoneSocket[] = [];
        // The clipboard holds one link at a time.
        for (const reason of sitting.slice(from, from + atOnce)) some.push(await open(reason));
        await Promise.all(some.map((phone) => phone.ask('page.waiting', { waiting: true })));
      }
      const values: number[] = [];
      for (const reason of comers) {
        const phone = await open(reason);
        const option = page.getByRole('option').filter({ hasText: reason });
        await option.evaluate((row) => row.scrollIntoView({ block: 'center' }));
        const painted = await option.evaluateHandle(whenChanged);
        const said = Date.now();
        await phone.ask('page.waiting', { waiting: true });
        values.push((await painted.evaluate((told) => told.at)) - said);
        await painted.dispose();
      }
      const metric = `arrival at the hub to painted in the queue, ${there} waiting`;
      return [boundedRow({ bench: 'everyday', metric, unit: 'ms' }, values, 'p95', goalMs)];
    } finally {
      for (const phone of phones) phone.close();
    }
  });
}
