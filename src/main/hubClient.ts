import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import { type StaffEvent, type StaffRequests, staffEvent, staffRequests } from '../shared/contracts/hub.ts';
import { protocolVersion, resultOf } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Credential } from './credential.ts';
import { refusalOf } from './hubRest.ts';
import type { HubAddress } from './hubSource.ts';
import { log } from './log.ts';

export type HubPayload<N extends keyof StaffRequests> = z.input<StaffRequests[N]['payload']>;
export type HubAnswer<N extends keyof StaffRequests> = z.output<StaffRequests[N]['answer']>;

/** How long an answer may take, in ms. A day list is written row by row. */
const answerMs = 10_000;
const importMs = 120_000;
/** Who closes the program does not wait longer for the hub to have told of it. */
const leaveMs = 1_000;
const limitOf: Partial<Record<keyof StaffRequests, number>> = {
  'bookings.import': importMs,
  'console.leave': leaveMs,
};
/** How long the hub may take to answer a knock, in ms. */
const openMs = 10_000;
/** Between two tries to connect, in ms: doubled each time. Who refuses by name is asked more and more rarely. */
const reconnectMs = 200;
const longestReconnectMs = 2_000;
const longestRefusedMs = 30_000;

/**
 * The console's socket to the hub, in main only: it makes what the door is shown. Every answer and event is parsed. It
 * tries again by itself until it is paused or closed, whatever the reason: a hub is mended, updated, started anew.
 */
export class HubClient {
  readonly #credential: Credential;
  readonly #onEvent: (event: StaffEvent) => void;
  readonly #onConnected: () => void;
  readonly #onLost: (refusal: Refusal) => void;
  #socket: Socket | null = null;
  #address: HubAddress | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #attempt = 0;
  #refusedMessages = 0;

  constructor(options: {
    readonly credential: Credential;
    readonly onEvent: (event: StaffEvent) => void;
    readonly onConnected: () => void;
    readonly onLost: (refusal: Refusal) => void;
  }) {
    this.#credential = options.credential;
    this.#onEvent = options.onEvent;
    this.#onConnected = options.onConnected;
    this.#onLost = options.onLost;
  }

  get connected(): boolean {
    return this.#socket?.connected === true;
  }

  /** How many messages from the hub were refused for their shape. */
  get refusedMessages(): number {
    return this.#refusedMessages;
  }

  /** Connects to a hub that is there; at the same origin the socket that is there is woken at once. */
  connect(address: HubAddress): void {
    if (this.#socket !== null && this.#address?.origin === address.origin) {
      this.#failures = 0;
      if (!this.#socket.connected) this.#open(this.#socket);
      return;
    }
    this.close();
    this.#address = address;
    const socket = io(`${address.origin}/staff`, {
      transports: ['websocket'],
      // The types know only the browser's; in Node it is handed to `ws`.
      agent: (address.agent ?? undefined) as never,
      auth: (show) => void this.#show(socket, address, show),
      forceNew: true,
      autoConnect: false,
      reconnection: false,
      timeout: openMs,
    });
    this.#socket = socket;
    socket.on('connect', () => {
      this.#failures = 0;
      log('hub connected');
      this.#onConnected();
    });
    socket.on('disconnect', () => this.#lose(socket, { code: 'connection.lost' }));
    socket.on('connect_error', (error) => this.#lose(socket, refusalAtDoor(error)));
    socket.on('event', (message: unknown) => this.#take(message));
    socket.connect();
  }

  /** Lets go while no hub of ours runs: whoever takes its port meanwhile must not be shown the secret. */
  pause(): void {
    this.#socket?.disconnect();
    this.#tryNoMore();
  }

  close(): void {
    this.#tryNoMore();
    const socket = this.#socket;
    this.#socket = null;
    this.#address = null;
    this.#failures = 0;
    socket?.removeAllListeners();
    socket?.disconnect();
  }

  /** Asks the hub. `connection.lost` where there is no connection or no answer in time. */
  async request<N extends keyof StaffRequests>(
    type: N,
    payload: HubPayload<N>,
  ): Promise<Result<HubAnswer<N>>> {
    const socket = this.#socket;
    if (socket === null || !socket.connected) return refuse('connection.lost');
    let answer: unknown;
    try {
      answer = await socket
        .timeout(limitOf[type] ?? answerMs)
        .emitWithAck('request', { v: protocolVersion, type, payload });
    } catch {
      return refuse('connection.lost');
    }
    const parsed = readAs(resultOf(staffRequests[type].answer), answer);
    if (!parsed.success) {
      this.#refuse(type);
      return refuse('message.malformed');
    }
    return parsed.data as Result<HubAnswer<N>>;
  }

  /** What the door is shown, once the line is open. Where it cannot be made the line is closed, and tried again later. */
  async #show(socket: Socket, address: HubAddress, show: (auth: object) => void): Promise<void> {
    const attempt = this.#attempt;
    const shown = await this.#credential(address);
    if (socket !== this.#socket || attempt !== this.#attempt || !socket.active) return;
    if (shown.ok) {
      show(shown.value);
      return;
    }
    socket.disconnect();
    this.#lose(socket, shown.refusal);
  }

  /** One loss may be told twice (an error, then the close): the first one sets the time of the next try. */
  #lose(socket: Socket, refusal: Refusal): void {
    if (socket !== this.#socket) return;
    this.#onLost(refusal);
    if (this.#timer !== undefined) return;
    const longest = refusal.code === 'connection.lost' ? longestReconnectMs : longestRefusedMs;
    const delay = Math.min(reconnectMs * 2 ** Math.min(this.#failures, 16), longest);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.#open(socket), delay);
  }

  #open(socket: Socket): void {
    this.#attempt += 1;
    socket.disconnect();
    this.#tryNoMore();
    socket.connect();
  }

  #tryNoMore(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #take(message: unknown): void {
    const event = readAs(staffEvent, message);
    if (event.success) this.#onEvent(event.data);
    else this.#refuse('event');
  }

  #refuse(type: string): void {
    this.#refusedMessages += 1;
    log('hub message refused', { code: 'message.malformed', type, count: this.#refusedMessages });
  }
}

/**
 * Why the door stayed shut. Engine.IO wraps what its transport failed with: the agent's error stands two levels down. A
 * nonce that came too late, or from before the hub's restart, is no reason of its own: the next one is on its way.
 */
function refusalAtDoor(error: Error & { readonly description?: unknown }): Refusal {
  const { description } = error;
  const isWrapped = typeof description === 'object' && description !== null && 'error' in description;
  const refusal = refusalOf(isWrapped ? description.error : error);
  return refusal.code === 'console.challenge' ? { code: 'connection.lost' } : refusal;
}
