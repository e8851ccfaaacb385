import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { electronRuntime } from '../set-up/electron-runtime.mjs';
import { consoleArguments } from '../set-up/launch.mjs';
import type { Bench } from './bench.ts';
import { everyday } from './everyday/everyday.ts';
import { loss } from './loss.ts';
import { machineWith, type Report, type Row, table } from './report.ts';
import { setUp } from './setUp.ts';
import { start } from './start.ts';

/** `npm run bench -- NAME... [--quick] [--json FILE]`. Exit code 1 where a goal is missed or a bench broke. */
const benches: readonly Bench[] = [start, setUp, loss, everyday];

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
  allowPositionals: true,
});
const chosen = benches.filter((bench) => positionals.includes(bench.name));
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
if (chosen.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no bench ${unknown.join(', ')}.`);
  console.log('npm run bench -- NAME... [--quick] [--json FILE]');
  for (const bench of benches) console.log(`  ${bench.name.padEnd(8)} ${bench.about}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const at = new Date().toISOString();
const runtime = await electronRuntime();
const root = resolve(import.meta.dirname, '../..');
const rows: Row[] = [];
for (const bench of chosen) {
  console.log(`${bench.name}: ${bench.about}`);
  rows.push(
    ...(await bench.run({
      quick: values.quick,
      executable: runtime.executable,
      flags: consoleArguments().filter((one) => one !== '.'),
      root,
      say: (line) => console.log(line),
    })),
  );
}
const report: Report = { machine: machineWith(runtime), at, rows };
if (values.json !== undefined) {
  mkdirSync(dirname(resolve(values.json)), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
console.log(`\n${table(report)}`);
process.exit(rows.some((row) => row.met === false) ? 1 : 0);
