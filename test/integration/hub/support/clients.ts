import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import {
  type PatientEvent,
  type PatientRequests,
  type PatientView,
  patientEvent,
  patientRequests,
  type StaffEvent,
  type StaffRequests,
  staffEvent,
  staffRequests,
} from '../../../../src/shared/contracts/hub.ts';
import type { VisitCommand } from '../../../../src/shared/contracts/visit.ts';
import type { Refusal, Result } from '../../../../src/shared/domain/refusal.ts';
import type { RunningHub } from './hub.ts';
import { helena } from './people.ts';

const patienceMs = 30_000;

/** A socket that keeps what it hears, and checks it against the contract. */
class Listener<Event extends { readonly type: string }> {
  readonly socket: Socket;
  readonly heard: Event[] = [];
  #waiting: (() => void)[] = [];

  constructor(socket: Socket, schema: { parse(raw: unknown): Event }) {
    this.socket = socket;
    onTestFinished(() => {
      socket.disconnect();
    });
    socket.on('event', (raw: unknown) => {
      this.heard.push(schema.parse(raw));
      this.#wake();
    });
    socket.on('disconnect', () => this.#wake());
  }

  /** The first event heard so far, or to come, that is so. */
  async event<E extends Event>(is: (event: Event) => event is E): Promise<E>;
  async event(is: (event: Event) => boolean): Promise<Event>;
  async event(is: (event: Event) => boolean): Promise<Event> {
    await this.until(() => this.heard.some(is));
    return this.heard.find(is) as Event;
  }

  async until(holds: () => boolean): Promise<void> {
    const deadline = AbortSignal.timeout(patienceMs);
    while (!holds()) {
      if (deadline.aborted) throw new Error(`waited in vain; heard ${JSON.stringify(this.heard.slice(-3))}`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        deadline.addEventListener('abort', () => resolve());
      });
    }
  }

  /** Forgets what has been heard. */
  clear(): void {
    this.heard.length = 0;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  async raw(message: unknown): Promise<Result<unknown>> {
    return (await this.socket.timeout(patienceMs).emitWithAck('request', message)) as Result<unknown>;
  }
}

export class StaffClient extends Listener<StaffEvent> {
  /** Loses the line: without the goodbye of a console that closes. */
  lose(): void {
    this.socket.io.engine.close();
  }

  /** Asks, and checks the answer against the contract. */
  async ask<N extends keyof StaffRequests>(
    type: N,
    payload: z.input<StaffRequests[N]['payload']>,
  ): Promise<Result<z.output<StaffRequests[N]['answer']>>> {
    const answer = await this.raw({ v: 1, type, payload });
    if (!answer.ok) return answer;
    const value = staffRequests[type].answer.parse(answer.value);
    return { ok: true, value: value as z.output<StaffRequests[N]['answer']> };
  }

  async must<N extends keyof StaffRequests>(
    type: N,
    payload: z.input<StaffRequests[N]['payload']>,
  ): Promise<z.output<StaffRequests[N]['answer']>> {
    return expectDone(await this.ask(type, payload), type);
  }

  /** Does a command on the visit as it is now. */
  async command(
    visitId: string,
    command: VisitCommand,
    commandId: string = v7(),
  ): Promise<Result<{ seq: number }>> {
    const { seq } = await this.must('visit.open', { visitId });
    return this.ask('visit.command', { commandId, visitId, expectedSeq: seq, command });
  }
}

export class PatientClient extends Listener<PatientEvent> {
  async ask<N extends keyof PatientRequests>(
    type: N,
    payload: z.input<PatientRequests[N]['payload']>,
  ): Promise<Result<unknown>> {
    const answer = await this.raw({ v: 1, type, payload });
    if (answer.ok) patientRequests[type].answer.parse(answer.value);
    return answer;
  }

  async must<N extends keyof PatientRequests>(
    type: N,
    payload: z.input<PatientRequests[N]['payload']>,
  ): Promise<void> {
    expectDone(await this.ask(type, payload), type);
  }

  /** The first view, shown so far or to come, that is so. */
  async view(is: (view: PatientView) => boolean = () => true): Promise<PatientView> {
    const found = await this.event(
      (event): event is Extract<PatientEvent, { type: 'view' }> => event.type === 'view' && is(event.view),
    );
    return found.view;
  }

  async stopped(): Promise<string> {
    const found = await this.event(
      (event): event is Extract<PatientEvent, { type: 'stopped' }> => event.type === 'stopped',
    );
    return found.why;
  }

  /** Told to wait until it is let in to the place. */
  async waits(): Promise<void> {
    await this.event((event) => event.type === 'waitsForPlace');
  }
}

function expectDone<T>(answer: Result<T>, what: string): T {
  if (!answer.ok) throw new Error(`${what} was refused: ${answer.refusal.code}`);
  return answer.value;
}

/** Connects, or gives the refusal that came instead. */
async function connected(socket: Socket): Promise<Refusal | null> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(null));
    socket.once('connect_error', (error: Error & { data?: Refusal }) => {
      socket.disconnect();
      if (error.data !== undefined) resolve(error.data);
      else reject(error);
    });
  });
}

const options = { transports: ['websocket'], reconnection: false, forceNew: true };

/** A console where this member of staff sits. */
export async function connectStaff(
  { hub, config }: RunningHub,
  hsaId: string = helena,
): Promise<StaffClient> {
  const auth = { v: 1, secret: config.staffSecret, hsaId };
  const socket = io(`${hub.origin}/staff`, { ...options, auth });
  const client = new StaffClient(socket, staffEvent);
  const refusal = await connected(socket);
  if (refusal !== null) throw new Error(`staff was refused: ${refusal.code}`);
  return client;
}

/** What is refused when somebody connects to `namespace` in this way; null where nothing is. */
export async function refusedConnection(
  { hub }: RunningHub,
  namespace: '/staff' | '/patient',
  auth: object,
  cookie?: string,
): Promise<Refusal | null> {
  const socket = io(`${hub.origin}${namespace}`, { ...options, auth, extraHeaders: headersFor(cookie) });
  onTestFinished(() => {
    socket.disconnect();
  });
  return connected(socket);
}

function headersFor(cookie: string | undefined): Record<string, string> {
  return cookie === undefined ? {} : { cookie };
}

/** A patient's browser: keeps its cookie, opens links in tabs. */
export class Browser {
  cookie: string | undefined;
  readonly #hub: RunningHub;

  constructor(hub: RunningHub) {
    this.#hub = hub;
  }

  /** Exchanges a link, as the page does: the status and the answer. */
  async exchange(
    url: string,
  ): Promise<{ status: number; answer: Result<{ power: string; waits: boolean }> }> {
    const [, participantId, token] = new URL(url).hash.slice(1).split('.');
    return this.post({ v: 1, participantId, token });
  }

  async post(body: unknown): Promise<{ status: number; answer: Result<{ power: string; waits: boolean }> }> {
    const response = await fetch(`${this.#hub.hub.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersFor(this.cookie) },
      body: JSON.stringify(body),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0];
    return {
      status: response.status,
      answer: (await response.json()) as Result<{ power: string; waits: boolean }>,
    };
  }

  /** A tab's socket, without exchanging anything first. */
  async tab(tab = 'one', more: object = {}): Promise<PatientClient> {
    const socket = io(`${this.#hub.hub.origin}/patient`, {
      ...options,
      auth: { v: 1, tab, ...more },
      extraHeaders: headersFor(this.cookie),
    });
    const client = new PatientClient(socket, patientEvent);
    const refusal = await connected(socket);
    if (refusal !== null) throw new Error(`the patient was refused: ${refusal.code}`);
    return client;
  }

  async open(url: string, tab = 'one'): Promise<PatientClient> {
    const { answer } = await this.exchange(url);
    if (!answer.ok) throw new Error(`the link was refused: ${answer.refusal.code}`);
    return this.tab(tab);
  }

  /** The same browser after the hub has come back. */
  at(hub: RunningHub): Browser {
    const browser = new Browser(hub);
    browser.cookie = this.cookie;
    return browser;
  }
}
