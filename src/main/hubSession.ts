import type { StaffEvent, StaffRequests } from '../shared/contracts/hub.ts';
import type { ConnectionState } from '../shared/contracts/ipc.ts';
import type { CommandEnvelope, VisitCommand } from '../shared/contracts/visit.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import type { Refusal, Result } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { CommandQueue, type SendOutcome } from './commandQueue.ts';
import { Connection } from './connection.ts';
import type { Credential } from './credential.ts';
import { type HubAnswer, HubClient, type HubPayload } from './hubClient.ts';
import type { HubSource } from './hubSource.ts';
import { errorFields, log } from './log.ts';

/** How long a first question waits for a hub that is still starting, in ms. */
const firstConnectionMs = 15_000;

/**
 * One clinician's session with a hub: the socket, what waits and how it stands, as one. The hub itself is there before and
 * after it. Commands that wait are kept in memory: who signs out, or ends the program, gives them up.
 */
export class HubSession {
  readonly #source: HubSource;
  readonly #client: HubClient;
  readonly #queue: CommandQueue;
  readonly #connection: Connection;
  readonly #prepare: () => Promise<void>;
  #leave: () => void = () => undefined;
  #settled: () => void = () => undefined;
  readonly #first = new Promise<void>((resolve) => {
    this.#settled = resolve;
  });

  constructor(options: {
    readonly source: HubSource;
    readonly credential: Credential;
    readonly clock: Clock;
    readonly onEvent: (event: StaffEvent) => void;
    readonly onConnection: (state: ConnectionState) => void;
    /** Work to do at each connection before it is called connected. */
    readonly prepare: () => Promise<void>;
    readonly onCommandRefused: (visitId: VisitId, refusal: Refusal, command: VisitCommand['type']) => void;
  }) {
    this.#source = options.source;
    this.#prepare = options.prepare;
    this.#connection = new Connection(options.clock, options.onConnection);
    this.#client = new HubClient({
      credential: options.credential,
      onEvent: options.onEvent,
      onConnected: () => void this.#connected(),
      onLost: (refusal) => this.#lost(refusal, options.source.elsewhere),
    });
    this.#queue = new CommandQueue({
      send: (envelope) => this.#send(envelope),
      connected: () => this.#client.connected,
      changed: (pending) => this.#connection.pending(pending),
      refused: options.onCommandRefused,
    });
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  start(): void {
    this.#leave = this.#source.watch((status) => {
      if (status.state === 'ready') this.#client.connect(status.at);
      if (status.state !== 'down') return;
      this.#client.pause();
      this.#lost(status.refusal, true);
    });
  }

  stop(): void {
    this.#leave();
    this.#queue.stop();
    this.#client.close();
  }

  /** Ends as `stop`, once the hub has told a patient's page that nobody is here; a hub that is gone is not waited for. */
  async goodbye(): Promise<void> {
    await this.#client.request('console.leave', {});
    this.stop();
  }

  /** Asks the hub at once; `connection.lost` where it is not there. */
  request<N extends keyof StaffRequests>(type: N, payload: HubPayload<N>): Promise<Result<HubAnswer<N>>> {
    return this.#client.request(type, payload);
  }

  /** As `request`, but a hub that is still starting is waited for. */
  async requestWhenUp<N extends keyof StaffRequests>(
    type: N,
    payload: HubPayload<N>,
  ): Promise<Result<HubAnswer<N>>> {
    if (this.#connection.state.state === 'connecting') {
      let timer: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([
        this.#first,
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, firstConnectionMs);
        }),
      ]);
      clearTimeout(timer);
    }
    return this.#client.request(type, payload);
  }

  /** Gives a command, which waits in order where the connection is lost. */
  command(
    envelope: CommandEnvelope,
  ): Promise<Result<{ readonly state: 'done'; readonly seq: number } | { readonly state: 'pending' }>> {
    return this.#queue.give(envelope);
  }

  /** How many commands are given and not answered: they would be lost with this session. */
  get unansweredCommands(): number {
    return this.#queue.unanswered;
  }

  /** Whether commands of the visit are given and not answered. */
  commandsWait(visitId: VisitId): boolean {
    return this.#queue.holds(visitId);
  }

  async #connected(): Promise<void> {
    try {
      await this.#prepare();
    } catch (error) {
      log('connection not prepared', errorFields(error));
    }
    if (!this.#client.connected) return;
    await this.#queue.flush();
    if (!this.#client.connected) return;
    this.#connection.connected();
    this.#settled();
  }

  #lost(refusal: Refusal, wasUp: boolean): void {
    const before = this.#connection.state.state;
    this.#connection.lost(refusal, wasUp);
    if (this.#connection.state.state === 'lost' && before !== 'lost') {
      log('connection lost', { code: refusal.code });
      this.#settled();
    }
  }

  async #send(envelope: CommandEnvelope): Promise<SendOutcome> {
    const result = await this.#client.request('visit.command', envelope);
    return !result.ok && result.refusal.code === 'connection.lost'
      ? { state: 'lost' }
      : { state: 'answered', result };
  }
}
