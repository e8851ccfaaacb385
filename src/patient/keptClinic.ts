import type { z } from 'zod';
import { clinicAnswer } from '../shared/contracts/hub.ts';
import { readClinic } from './entry.ts';

const key = 'vidi.clinic';
const retryMs = 3_000;
const kept = clinicAnswer.pick({ name: true, phone: true });
type Clinic = z.output<typeof kept>;

/** The clinic as it was last read here: its number stands on the page also without a network. */
export function readKeptClinic(): Clinic | null {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

/** Reads it from the clinic, again and again until it is there, and keeps it. */
export async function followClinic(onClinic: (clinic: Clinic) => void): Promise<void> {
  const clinic = await readClinic();
  if (!clinic) {
    setTimeout(() => void followClinic(onClinic), retryMs);
    return;
  }
  keepClinic(clinic);
  onClinic(clinic);
}

function keepClinic({ name, phone }: Clinic): void {
  try {
    localStorage.setItem(key, JSON.stringify({ name, phone }));
  } catch {
    // Private mode of some browsers: without a network there is no number then.
  }
}
