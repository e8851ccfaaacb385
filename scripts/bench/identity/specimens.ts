import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BenchRun } from '../bench.ts';
import { type Row, sharedRow } from '../report.ts';
import { seenIn, shippedNetworks } from './pictures.ts';

/** The specimens beside the checkout; where they are not there it is said, and nothing is measured. */
export async function sharedSpecimens(run: BenchRun): Promise<readonly Row[]> {
  const folder = resolve(run.root, '../shared/specimens');
  if (!existsSync(folder)) {
    run.say(`    skipped: there is no ${folder}`);
    return [];
  }
  const seen = await seenIn(await shippedNetworks(), folder, () => true, true);
  for (const { name, exact, valid } of seen)
    run.say(`    ${name}: ${exact ? 'exact' : 'not exact'}${valid ? ', valid' : ''}`);
  return [
    sharedRow(
      { bench: 'identity', metric: 'shared specimens read exactly' },
      seen.map(({ exact }) => exact),
      1,
    ),
  ];
}
