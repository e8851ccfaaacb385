import type { Bench } from '../bench.ts';
import { arrivals } from './arrivals.ts';
import { idleHour } from './idleHour.ts';
import { longTasks } from './longTasks.ts';
import { nextPatient } from './nextPatient.ts';
import { patientPage } from './patientPage.ts';
import { scrolling } from './scrolling.ts';
import { twoConsoles } from './twoConsoles.ts';

/** A day at the console and on the phone; each against its goal in the issue. */
export const everyday: readonly Bench[] = [
  { name: 'everyday.scrolling', about: 'a queue of 2,000 is searched and scrolled', run: scrolling },
  { name: 'everyday.arrivals', about: 'a patient arrives while 500 wait', run: arrivals },
  { name: 'everyday.twoConsoles', about: 'one queue on two consoles of a clinic', run: twoConsoles },
  { name: 'everyday.patientPage', about: "the patient's page on a slow phone", run: patientPage },
  { name: 'everyday.longTasks', about: "the window's long tasks over the guided visit", run: longTasks },
  { name: 'everyday.nextPatient', about: 'from Finish to the next picture, by keyboard', run: nextPatient },
  { name: 'everyday.idleHour', about: "memory after an hour's events", run: idleHour },
];
