import tls from 'node:tls';
import type { Page } from 'playwright';
import { book, sara } from '../../../test/e2e/support/bookings.ts';
import { helena, karim } from '../../../test/e2e/support/clinicHub.ts';
import { ClinicStage } from '../../../test/e2e/support/clinicStage.ts';
import { linkOf } from '../../../test/e2e/support/links.ts';
import { saying } from '../../visit/words.ts';
import type { BenchRun } from '../bench.ts';
import { boundedRow, type Row } from '../report.ts';
import { whenChanged } from './painted.ts';
import { PhoneSocket } from './phoneSocket.ts';

const rounds = { quick: 20, full: 60 };
const goalMs = 100;

/**
 * At a clinic's own hub over https: from the moment a patient's page says that it waits (or waits no more) until the queue of
 * both consoles has drawn it, and how long after the first the second has. One machine has one clock.
 */
export async function twoConsoles(run: BenchRun): Promise<readonly Row[]> {
  const stage = await ClinicStage.open();
  const trusted = tls.getCACertificates();
  let phone: PhoneSocket | undefined;
  try {
    // The phone here is this process.
    tls.setDefaultCACertificates([...trusted, stage.hub.authority]);
    const desks = [await stage.desk(helena), await stage.desk(karim)] as const;
    const [helenas, karims] = desks;
    await book(helenas.running.page, [sara]);
    const { label, all } = karims.clinician.words.queue.filter;
    await karims.running.page.getByRole('radiogroup', { name: label }).getByText(saying(all)).click();
    for (const { clinician } of desks) await clinician.row(sara.familyName).waitFor();
    phone = await PhoneSocket.open(await PhoneSocket.session(await linkOf(helenas, sara.familyName)));
    const rowIn = (page: Page) => page.getByRole('option').filter({ hasText: sara.familyName });
    const [both, apart]: [number[], number[]] = [[], []];
    for (let round = 0; round < (run.quick ? rounds.quick : rounds.full); round += 1) {
      const painted = await Promise.all(
        desks.map(({ running }) => rowIn(running.page).evaluateHandle(whenChanged)),
      );
      const said = Date.now();
      await phone.ask('page.waiting', { waiting: round % 2 === 0 });
      const at = await Promise.all(painted.map((one) => one.evaluate((told) => told.at)));
      both.push(Math.max(...at) - said);
      apart.push(Math.max(...at) - Math.min(...at));
    }
    const of = (metric: string) => ({ bench: 'everyday', metric, unit: 'ms' });
    return [
      boundedRow(of('a change at the hub to painted in both consoles'), both, 'p95', goalMs),
      boundedRow(of('from the first console to the second'), apart, 'p95', goalMs),
    ];
  } finally {
    phone?.close();
    tls.setDefaultCACertificates(trusted);
    await stage.close();
  }
}
