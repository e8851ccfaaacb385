import {
  type ConsoleToPatient,
  maxPeerMessageBytes,
  type PatientToConsole,
  patientToConsole,
} from '../../../shared/contracts/peer.ts';
import { readAs } from '../../../shared/contracts/readAs.ts';

let refused = 0;

/** How many of the patient's messages could not be taken, since the window opened. */
export function refusedPeerMessages(): number {
  return refused;
}

/** What the patient's page says on the data channel; null for what is too long or does not parse (counted, content unlogged). */
export function readPeerMessage(text: string): PatientToConsole | null {
  const parsed = text.length > maxPeerMessageBytes ? null : readAs(patientToConsole, jsonOf(text));
  if (parsed?.success) return parsed.data;
  refused += 1;
  if (refused === 1 || refused % 100 === 0) console.warn('peer message refused', refused);
  return null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The states told to the patient, the last of each type: every new connection is told them again. */
export class ToldStates {
  readonly #told = new Map<ConsoleToPatient['type'], ConsoleToPatient>();

  remember(message: ConsoleToPatient): void {
    this.#told.set(message.type, message);
  }

  all(): readonly ConsoleToPatient[] {
    return [...this.#told.values()];
  }
}
