import { consoleCalls } from '../shared/contracts/console.ts';
import type { StaffMember } from '../shared/contracts/staff.ts';
import { readConnectionLine } from '../shared/domain/connectionLine.ts';
import type { ConsoleId } from '../shared/domain/ids.ts';
import { done, type RefusalCode, type Result, refuse } from '../shared/domain/refusal.ts';
import { makeConsoleKey, publicKeyOf } from './consoleKey.ts';
import { askHub } from './hubRest.ts';
import { RemoteHub } from './hubSource.ts';

/** What a profile keeps of its enrolment. */
export interface Enrolment {
  readonly hub: { readonly origin: string; readonly pin: string | null; readonly consoleId: ConsoleId };
  /** The console's key, to be sealed with the profile's others: it leaves this computer in no form. */
  readonly key: Buffer;
  readonly staff: StaffMember;
  readonly clinic: { readonly name: string; readonly phone: string; readonly zone: string };
}

/** Most characters of a label that the hub takes. */
const maxLabelLength = 80;

/** What was refused, in the words of somebody who enrols: nothing is written yet, and nobody is connected. */
const enrolling: Partial<Record<RefusalCode, RefusalCode>> = {
  'connection.lost': 'enrolment.unreachable',
  // The hub of the line answers, but not as this program's contract has it.
  'message.malformed': 'enrolment.version',
  'connection.version': 'enrolment.version',
};

/**
 * Makes a key and has it known at the hub of the connection line. `label`: what the administrator will know this
 * workstation by. Nothing is kept here: the caller writes the profile. Refuses with `enrolment.line`,
 * `enrolment.unreachable`, `enrolment.invalid` (the code is used, over or none), `enrolment.version`,
 * `connection.certificate` and `message.rateLimited`.
 */
export async function enrol(line: string, label: string): Promise<Result<Enrolment>> {
  const read = readConnectionLine(line);
  if (!read.ok) return read;
  const { origin, code, pin } = read.value;
  if (!URL.canParse(origin)) return refuse('enrolment.line');
  const key = makeConsoleKey();
  const answer = await askHub(new RemoteHub({ origin, pin }).address, consoleCalls['console.enrol'], {
    code,
    publicKey: publicKeyOf(key).toString('base64'),
    label: label.trim().slice(0, maxLabelLength) || '?',
  });
  if (!answer.ok) return refuse(enrolling[answer.refusal.code] ?? answer.refusal.code);
  const { consoleId, staff, clinic } = answer.value;
  return done({ hub: { origin, pin, consoleId }, key, staff, clinic });
}
