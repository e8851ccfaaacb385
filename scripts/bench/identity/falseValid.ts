import { look, looks } from '../../../src/identity/reader.ts';
import type { BenchRun } from '../bench.ts';
import { plainRow, type Row, sharedRow } from '../report.ts';
import { Chance } from './chance.ts';
import { otherPictures } from './otherPictures.ts';
import { outcome, shippedNetworks, today } from './pictures.ts';
import { trialKinds, trialPicture } from './trialPicture.ts';

const counts = { quick: 1_000, full: 20_000 };
/** After so many trials it is said how far it has come. */
const saidEvery = 1_000;

/**
 * Pictures in which no valid zone stands, or another one than is easily read: how often a text is called valid that is not in
 * the picture. `--trials N --from M` does a part of them; the same number draws the same picture.
 */
export async function falseValid(run: BenchRun): Promise<readonly Row[]> {
  const networks = await shippedNetworks();
  const others = await otherPictures(run.root);
  const from = run.from ?? 0;
  const count = run.trials ?? (run.quick ? counts.quick : counts.full);
  const [wrong, times, fair]: [boolean[], number[], boolean[]] = [[], [], []];
  for (let trial = from; trial < from + count; trial += 1) {
    const began = performance.now();
    const kind = trialKinds[trial % trialKinds.length] ?? 'noise';
    const chance = new Chance(trial);
    const { picture, printed } = await trialPicture(kind, chance, others);
    const seen = await look(networks, picture, today, chance.one(looks));
    const { exact, valid } = outcome(seen, printed ?? []);
    const isFalse = valid && (printed === null || !exact);
    wrong.push(isFalse);
    if (printed !== null) fair.push(exact);
    times.push(performance.now() - began);
    if (isFalse && seen.result.state === 'read')
      run.say(
        `    trial ${trial} (${kind}): read ${seen.result.lines.join(' ')}, printed ${printed?.join(' ') ?? 'no whole zone'}`,
      );
    if ((trial + 1 - from) % saidEvery === 0)
      run.say(`    ${trial + 1 - from} of ${count} trials, ${wrong.filter((yes) => yes).length} false`);
  }
  const of = (metric: string) => ({ bench: 'identity', metric });
  return [
    sharedRow(of('pictures read as a valid text that is not in them'), wrong, 0, 'most'),
    // Without this, a reader that reads nothing would pass.
    ...(fair.length === 0 ? [] : [sharedRow(of('of the whole zones among them, read exactly'), fair, null)]),
    plainRow({ ...of('such a trial, drawn and read'), unit: 'ms' }, times),
  ];
}
