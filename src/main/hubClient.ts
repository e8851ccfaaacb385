import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import { type StaffEvent, type StaffRequests, staffEvent, staffRequests } from '../shared/contracts/hub.ts';
import { protocolVersion, resultOf } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import {
  type Refusal,
  type RefusalCode,
  type Result,
  refusalCodes,
  refuse,
} from '../shared/domain/refusal.ts';
import { log } from './log.ts';

export type HubPayload<N extends keyof StaffRequests> = z.input<StaffRequests[N]['payload']>;
export type HubAnswer<N extends keyof StaffRequests> = z.output<StaffRequests[N]['answer']>;

/** How long an answer may take, in ms. A day list is written row by row. */
const answerMs = 10_000;
const importMs = 120_000;
/** Between two tries to connect, in ms. */
const reconnectMs = 200;
const longestReconnectMs = 2_000;

/** The console's socket to the hub, in main only: it holds the secret. Every answer and event is parsed. */
export class HubClient {
  readonly #secret: string;
  readonly #onEvent: (event: StaffEvent) => void;
  readonly #onConnected: () => void;
  readonly #onLost: (refusal: Refusal) => void;
  #socket: Socket | null = null;
  #origin: string | null = null;
  #refusedMessages = 0;

  constructor(options: {
    readonly secret: string;
    readonly onEvent: (event: StaffEvent) => void;
    readonly onConnected: () => void;
    readonly onLost: (refusal: Refusal) => void;
  }) {
    this.#secret = options.secret;
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

  /** Connects to a hub that has said it is ready; at the same origin the socket that is there is woken at once. */
  connect(origin: string): void {
    if (this.#socket !== null && this.#origin === origin) {
      if (!this.#socket.connected) this.#socket.disconnect().connect();
      return;
    }
    this.close();
    this.#origin = origin;
    const socket = io(`${origin}/staff`, {
      transports: ['websocket'],
      auth: { v: protocolVersion, secret: this.#secret },
      reconnectionDelay: reconnectMs,
      reconnectionDelayMax: longestReconnectMs,
      randomizationFactor: 0,
    });
    this.#socket = socket;
    socket.on('connect', () => {
      log('hub connected');
      this.#onConnected();
    });
    socket.on('disconnect', () => {
      if (socket === this.#socket) this.#onLost({ code: 'connection.lost' });
    });
    socket.on('connect_error', (error) => {
      if (socket === this.#socket) this.#onLost({ code: codeOf(error.message) });
    });
    socket.on('event', (message: unknown) => this.#take(message));
  }

  /** Lets go while no hub of ours runs: whoever takes its port meanwhile must not be shown the secret. */
  pause(): void {
    this.#socket?.disconnect();
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#origin = null;
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
        .timeout(type === 'bookings.import' ? importMs : answerMs)
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

/** A refused connection carries its code as the error's message; a network error is a lost connection. */
function codeOf(message: string): RefusalCode {
  return refusalCodes.find((code) => code === message) ?? 'connection.lost';
}
