import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import type { Signalling } from '../call/signalling.ts';
import {
  type PatientEvent,
  type PatientRequests,
  patientEvent,
  patientRequests,
} from '../shared/contracts/hub.ts';
import { protocolVersion, refusal, resultOf } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import type { Signal } from '../shared/contracts/signal.ts';
import type { ParticipantId } from '../shared/domain/ids.ts';
import { type RefusalCode, type Result, refuse } from '../shared/domain/refusal.ts';

type RequestName = keyof PatientRequests;
type Payload<Name extends RequestName> = z.input<PatientRequests[Name]['payload']>;

const answerAwaitedMs = 8_000;
/** Kept of signals that come before the call is there to take them. */
const mostWaitingSignals = 128;
const retryMs = { usual: 2_000, rateLimited: 15_000 } as const;

export interface HubConnectionEvents {
  readonly onOnline: (online: boolean) => void;
  readonly onEvent: (event: Exclude<PatientEvent, { type: 'signal' }>) => void;
  /** The hub takes no connection from us, for this reason. It is tried again only where that can help. */
  readonly onRefused: (code: RefusalCode | 'unreachable') => void;
}

/**
 * The page's socket to the hub, namespace `/patient`. It reconnects by itself for ever, and is the call's signalling port.
 * What does not parse is dropped and counted; nothing here throws.
 */
export class HubConnection {
  readonly #socket: Socket;
  readonly #events: HubConnectionEvents;
  readonly #signalListeners = new Set<(signal: Signal) => void>();
  #waitingSignals: Signal[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #claiming = false;
  /** Messages of the hub that this page does not know. */
  unknownMessages = 0;

  constructor(
    auth: { readonly tab: string; readonly participantId: ParticipantId | null },
    events: HubConnectionEvents,
  ) {
    this.#events = events;
    this.#socket = io('/patient', {
      autoConnect: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
      timeout: 8_000,
      auth: {
        v: protocolVersion,
        tab: auth.tab,
        ...(auth.participantId && { participantId: auth.participantId }),
      },
    });
    this.#socket.on('connect', () => this.#connected());
    this.#socket.on('disconnect', (reason) => this.#disconnected(reason));
    this.#socket.on('connect_error', (error) => this.#refused(error));
    this.#socket.on('event', (raw: unknown) => this.#receive(raw));
  }

  readonly signalling: Signalling = {
    send: (signal) => this.request('signal.send', signal),
    onSignal: (listener) => {
      this.#signalListeners.add(listener);
      for (const signal of this.#waitingSignals.splice(0)) listener(signal);
      return () => this.#signalListeners.delete(listener);
    },
  };

  open(): void {
    this.#stopped = false;
    clearTimeout(this.#retry);
    this.#socket.connect();
  }

  /** Tries at once instead of at the next turn (a person came back, the network is there again). */
  hurry(): void {
    if (this.#stopped || this.#socket.connected) return;
    clearTimeout(this.#retry);
    this.#socket.disconnect().connect();
  }

  /** "Use this one": asks for the place of the other tab, over this socket or a new one. */
  takeThisTab(): void {
    this.#claiming = true;
    if (this.#socket.connected) this.#claim();
    else this.open();
  }

  /** Asks the hub. Refused as `connection.lost` while there is no connection: what must arrive is asked again by the caller. */
  async request<Name extends RequestName>(
    type: Name,
    payload: Payload<Name>,
  ): Promise<Result<z.output<PatientRequests[Name]['answer']>>> {
    if (!this.#socket.connected) return refuse('connection.lost');
    try {
      const raw: unknown = await this.#socket
        .timeout(answerAwaitedMs)
        .emitWithAck('request', { v: protocolVersion, type, payload });
      const answer = readAs(resultOf(patientRequests[type].answer), raw);
      if (answer.success) return answer.data as Result<z.output<PatientRequests[Name]['answer']>>;
      this.unknownMessages += 1;
      return refuse('message.malformed');
    } catch {
      return refuse('connection.lost');
    }
  }

  #connected(): void {
    this.#events.onOnline(true);
    if (this.#claiming) this.#claim();
  }

  #claim(): void {
    this.#claiming = false;
    void this.request('page.useThisTab', {});
  }

  #disconnected(reason: string): void {
    this.#waitingSignals = [];
    this.#events.onOnline(false);
    // After the hub's own goodbye the client does not return by itself; unless it said why, we do.
    if (reason === 'io server disconnect' && !this.#stopped) this.#again(retryMs.usual);
  }

  #refused(error: Error & { data?: unknown }): void {
    const parsed = refusal.safeParse(error.data);
    if (!parsed.success) {
      this.#events.onRefused('unreachable');
      if (!this.#socket.active) this.#again(retryMs.usual);
      return;
    }
    const { code } = parsed.data;
    this.#events.onRefused(code);
    if (code === 'message.rateLimited') this.#again(retryMs.rateLimited);
    else if (code === 'internal' || code === 'connection.lost') this.#again(retryMs.usual);
  }

  #again(ms: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#socket.connect(), ms);
  }

  #receive(raw: unknown): void {
    const parsed = readAs(patientEvent, raw);
    if (!parsed.success) {
      this.unknownMessages += 1;
      return;
    }
    const event = parsed.data;
    if (event.type === 'signal') {
      if (this.#signalListeners.size > 0)
        for (const listener of this.#signalListeners) listener(event.signal);
      else if (this.#waitingSignals.length < mostWaitingSignals) this.#waitingSignals.push(event.signal);
      return;
    }
    this.#stopped = event.type === 'stopped';
    this.#events.onEvent(event);
  }
}
