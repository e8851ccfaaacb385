import type { Agent } from 'node:http';
import type { Refusal } from '../shared/domain/refusal.ts';
import { HubProcess, type HubProcessOptions } from './hubProcess.ts';
import { agentFor } from './pinnedAgent.ts';

/** Where a hub is, and over what it is spoken to. */
export interface HubAddress {
  /** E.g. `https://hub.example:8443`. */
  readonly origin: string;
  /** Hands over a connection only when the other end is the right one; null: a hub of our own on this machine. */
  readonly agent: Agent | null;
}

export type SourceStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly at: HubAddress }
  | { readonly state: 'down'; readonly refusal: Refusal };

/** A hub that a session of a console may speak to, wherever it runs. It knows no clinician: it outlives each session. */
export interface HubSource {
  /** A hub elsewhere is taken to be up: that nobody answers is a loss, not a start. */
  readonly elsewhere: boolean;
  /** Tells at once how it stands, and each change, until the function that is given back is called. */
  watch(listener: (status: SourceStatus) => void): () => void;
}

/** The practice clinic's hub, a process of this program: started once, whoever sits here. */
export class EmbeddedHub implements HubSource {
  readonly elsewhere = false;
  readonly #process: HubProcess;
  readonly #listeners = new Set<(status: SourceStatus) => void>();
  #status: SourceStatus = { state: 'starting' };

  constructor(options: Omit<HubProcessOptions, 'onStatus'>) {
    this.#process = new HubProcess({
      ...options,
      onStatus: (status) => {
        if (status.state === 'stopped') return;
        this.#status =
          status.state === 'ready' ? { state: 'ready', at: { origin: status.origin, agent: null } } : status;
        for (const listener of this.#listeners) listener(this.#status);
      },
    });
  }

  start(): void {
    this.#process.start();
  }

  /** Asks the hub to end and waits for it, with a bound: after the last session has stopped. */
  stop(): Promise<void> {
    return this.#process.stop();
  }

  watch(listener: (status: SourceStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#status);
    return () => void this.#listeners.delete(listener);
  }
}

/** A clinic's own hub, on another machine: always there as far as this console knows, and known by its certificate. */
export class RemoteHub implements HubSource {
  readonly elsewhere = true;
  readonly address: HubAddress;

  /** `pin`: SHA-256 of the certificate's public key (SPKI), base64url, from the connection line; null over loopback. */
  constructor({ origin, pin }: { readonly origin: string; readonly pin: string | null }) {
    this.address = { origin, agent: agentFor(origin, pin) };
  }

  watch(listener: (status: SourceStatus) => void): () => void {
    listener({ state: 'ready', at: this.address });
    return () => undefined;
  }
}
