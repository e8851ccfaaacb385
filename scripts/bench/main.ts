import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { electronRuntime } from '../set-up/electron-runtime.mjs';
import { consoleArguments } from '../set-up/launch.mjs';
import type { Bench, BenchRun } from './bench.ts';
import { everyday } from './everyday/everyday.ts';
import { identity } from './identity/identity.ts';
import { loss } from './loss.ts';
import { machineWith, type Report, type Row, table } from './report.ts';
import { setUp } from './setUp.ts';
import { start } from './start.ts';

/**
 * `npm run bench -- NAME... [--quick] [--json FILE]`; `everyday` is all that begin with it. `--trials N --from N` does a part
 * of a bench of very many trials (`identity.falseValid`). Exit code 1 where a goal is missed or a bench broke; what the others
 * measured is told all the same.
 */
const benches: readonly Bench[] = [start, setUp, loss, ...everyday, ...identity];

const { values, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    trials: { type: 'string' },
    from: { type: 'string' },
  },
  allowPositionals: true,
});
const isCalled = ({ name }: Bench, asked: string) => name === asked || name.startsWith(`${asked}.`);
const chosen = benches.filter((bench) => positionals.some((asked) => isCalled(bench, asked)));
const unknown = positionals.filter((asked) => !benches.some((bench) => isCalled(bench, asked)));
if (chosen.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no bench ${unknown.join(', ')}.`);
  console.log('npm run bench -- NAME... [--quick] [--json FILE] [--trials N] [--from N]');
  for (const bench of benches) console.log(`  ${bench.name.padEnd(21)} ${bench.about}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const at = new Date().toISOString();
const runtime = await electronRuntime();
const root = resolve(import.meta.dirname, '../..');
const run: BenchRun = {
  quick: values.quick,
  ...wholeNumber('trials', values.trials, 1),
  ...wholeNumber('from', values.from, 0),
  executable: runtime.executable,
  flags: consoleArguments().filter((one) => one !== '.'),
  root,
  say: (line) => console.log(line),
};
const rows: Row[] = [];
const broken: string[] = [];
for (const bench of chosen) {
  console.log(`${bench.name}: ${bench.about}`);
  try {
    const found = await bench.run(run);
    rows.push(...found);
    // At once: a run that is broken off has told what it had.
    for (const { metric, n, median, p95, max, unit } of found)
      console.log(`  ${metric}: median ${median}, p95 ${p95}, max ${max} ${unit}, n ${n}`);
  } catch (error) {
    broken.push(bench.name);
    console.error(`${bench.name} broke:`, error);
  }
}
const report: Report = { machine: machineWith(runtime), at, rows };
if (values.json !== undefined) {
  mkdirSync(dirname(resolve(values.json)), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
console.log(`\n${table(report)}`);
if (broken.length > 0) console.error(`Not measured: ${broken.join(', ')}.`);
process.exit(broken.length > 0 || rows.some((row) => row.met === false) ? 1 : 0);

/** A whole number that was asked for, under its name; ends the program where it is none. */
function wholeNumber<K extends string>(
  name: K,
  text: string | undefined,
  least: number,
): { readonly [key in K]?: number } {
  if (text === undefined) return {};
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    console.error(`--${name} wants a whole number from ${least} on, not ${text}.`);
    process.exit(2);
  }
  return { [name]: value } as { readonly [key in K]?: number };
}
