import type { Signal } from '../shared/contracts/signal.ts';
import type { Result } from '../shared/domain/refusal.ts';

/** How a peer's signals travel: over Socket.IO in the patient's page, over IPC in the console. */
export interface Signalling {
  /** Sends one signal; refused when the other side is not there or the way is broken. Never throws. */
  send(signal: Signal): Promise<Result<object>>;
  /** Calls `listener` for each signal from the other side until the returned function is called. */
  onSignal(listener: (signal: Signal) => void): () => void;
}
