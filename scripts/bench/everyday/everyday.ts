import type { Bench, BenchRun } from '../bench.ts';
import type { Row } from '../report.ts';
import { arrivals } from './arrivals.ts';
import { idleHour } from './idleHour.ts';
import { longTasks } from './longTasks.ts';
import { nextPatient } from './nextPatient.ts';
import { patientPage } from './patientPage.ts';
import { scrolling } from './scrolling.ts';

const measures: readonly ((run: BenchRun) => Promise<readonly Row[]>)[] = [
  scrolling,
  arrivals,
  patientPage,
  longTasks,
  nextPatient,
  idleHour,
];

export const everyday: Bench = {
  name: 'everyday',
  about:
    'a day at the console and on the phone: scrolling, arrivals, the page on a slow phone, next patient, memory',
  run: async (run) => {
    const rows: Row[] = [];
    for (const measure of measures) {
      run.say(`  ${measure.name}`);
      rows.push(...(await measure(run)));
    }
    return rows;
  },
};
