import type { AddressedSignal, Signal } from '../shared/contracts/signal.ts';
import type { HsaId, ParticipantId } from '../shared/domain/ids.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';

/** Signals kept for one who is away for a moment; a generation has an offer or answer and a few dozen candidates. */
const maxKept = 200;

/** Refuses a sender's repeats and what is of an older generation; one a sending socket and participant. */
export interface SignalGate {
  pass(signal: Signal): Result<null>;
}

/**
 * An offer always passes but for an exact repeat: a console that was loaded anew begins again from a lower generation,
 * and the patient's page then tells it where they are. A `restart` comes from a page that may know no generation.
 */
export function createSignalGate(): SignalGate {
  let generation = 0;
  let seen = new Set<number>();
  let offer: string | null = null;
  return {
    pass(signal) {
      const { data } = signal;
      if (data.type === 'restart') return done(null);
      if (data.type === 'offer') {
        if (signal.generation === generation && offer === data.sdp) return refuse('message.outOfOrder');
        generation = signal.generation;
        seen = new Set([signal.n]);
        offer = data.sdp;
        return done(null);
      }
      if (signal.generation < generation) return refuse('message.outOfOrder');
      if (signal.generation > generation) {
        generation = signal.generation;
        seen = new Set();
        offer = null;
      }
      if (seen.has(signal.n)) return refuse('message.outOfOrder');
      seen.add(signal.n);
      return done(null);
    },
  };
}

/** Keeps signals for the side that is away, those of the newest generation only. */
export interface SignalBox {
  keepForPatient(signal: AddressedSignal): Result<null>;
  keepForConsole(clinician: HsaId, signal: AddressedSignal): Result<null>;
  /** What waited for the participant's page, in order; it is kept no longer. */
  takeForPatient(participant: ParticipantId): readonly AddressedSignal[];
  /** What waited for the clinician's consoles, each participant's in order; it is kept no longer. */
  takeForConsole(clinician: HsaId): readonly AddressedSignal[];
  /** Nothing may wait for or from one who is not in a call. */
  drop(participant: ParticipantId): void;
}

export function createSignalBox(): SignalBox {
  const forPatient = new Map<ParticipantId, readonly AddressedSignal[]>();
  const forConsole = new Map<ParticipantId, { clinician: HsaId; signals: readonly AddressedSignal[] }>();
  return {
    keepForPatient(addressed) {
      const kept = added(forPatient.get(addressed.participantId) ?? [], addressed);
      if (kept.ok) forPatient.set(addressed.participantId, kept.value);
      return kept.ok ? done(null) : kept;
    },
    keepForConsole(clinician, addressed) {
      const before = forConsole.get(addressed.participantId);
      const kept = added(before?.clinician === clinician ? before.signals : [], addressed);
      if (kept.ok) forConsole.set(addressed.participantId, { clinician, signals: kept.value });
      return kept.ok ? done(null) : kept;
    },
    takeForPatient(participant) {
      const kept = forPatient.get(participant) ?? [];
      forPatient.delete(participant);
      return kept;
    },
    takeForConsole(clinician) {
      const mine = [...forConsole].filter(([, one]) => one.clinician === clinician);
      for (const [participant] of mine) forConsole.delete(participant);
      return mine.flatMap(([, one]) => one.signals);
    },
    drop(participant) {
      forPatient.delete(participant);
      forConsole.delete(participant);
    },
  };
}

function added(
  kept: readonly AddressedSignal[],
  addressed: AddressedSignal,
): Result<readonly AddressedSignal[]> {
  const { signal } = addressed;
  const begins = signal.data.type === 'offer' || signal.generation !== kept.at(-1)?.signal.generation;
  if (begins) return done([addressed]);
  return kept.length < maxKept ? done([...kept, addressed]) : refuse('signal.notConnected');
}
