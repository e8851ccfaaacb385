import { describe, expect, it } from 'vitest';
import type { PatientServices } from '../../../src/hub/patientRequests.ts';
import { openPatientSockets } from '../../../src/hub/patientSocket.ts';
import { createPresence } from '../../../src/hub/presence.ts';
import { createRefusalCount, type Log } from '../../../src/hub/refusals.ts';
import type { Standing } from '../../../src/hub/sessions.ts';
import { createSignalBox } from '../../../src/hub/signalling.ts';
import type { ParticipantId, VisitId } from '../../../src/shared/domain/ids.ts';
import { done } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

const id = 'p' as ParticipantId;
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A browser's end of a socket: what it has been told, and whether it is still there. */
interface Line {
  readonly told: string[];
  connected: boolean;
  close(): void;
}

/**
 * The namespace with a database that answers when the test says so: the moments at which the place moves while a page
 * connects are those that a real one passes too fast for a test to stand still in.
 */
function namespaceWith(found: { device: string; waits: boolean }) {
  const asked: ((standing: Standing) => void)[] = [];
  let admit = async (_socket: unknown, _next: () => void): Promise<void> => undefined;
  let connection = (_socket: unknown): void => undefined;
  const namespace = {
    use: (middleware: typeof admit) => {
      admit = middleware;
    },
    on: (_event: string, listener: typeof connection) => {
      connection = listener;
    },
  };
  const presence = createPresence(() => 1 as Instant);
  const nothing = async (): Promise<void> => undefined;
  const sockets = openPatientSockets({
    namespace: namespace as never,
    refusals: createRefusalCount(quiet),
    log: quiet,
    services: {
      // Nobody has left by will: the one question asked of the database itself.
      db: { updateTable: () => chain } as never,
      presence,
      signals: createSignalBox(),
      changed: nothing,
      arrived: nothing,
      sessions: {
        placeOf: async () =>
          done({
            place: { participantId: id, visitId: 'v' as VisitId, device: found.device },
            waits: found.waits,
          }),
        standingOf: () => new Promise<Standing>((resolve) => asked.push(resolve)),
        come: async () => ({ came: false, changed: false }),
      },
    } as unknown as PatientServices,
  });

  async function connect(device: string, waits: boolean, tab = 'one'): Promise<Line> {
    Object.assign(found, { device, waits });
    const listeners: (() => void)[] = [];
    const line: Line = {
      told: [],
      connected: true,
      close() {
        line.connected = false;
        for (const listener of listeners.splice(0)) listener();
      },
    };
    const socket = {
      data: undefined,
      handshake: { auth: { v: 1, tab }, headers: { cookie: 'vidi_session=x' } },
      emit: (_name: string, event: { type: string; why?: string }) => line.told.push(event.why ?? event.type),
      disconnect: () => line.close(),
      on: (_name: string, listener: () => void) => listeners.push(listener),
      onAny: () => undefined,
    };
    await new Promise<void>((next) => void admit(socket, next));
    connection(socket);
    return line;
  }

  /** Answers the database's oldest open question about where a browser stands. */
  async function answer(standing: Standing): Promise<void> {
    asked.shift()?.(standing);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
  return { sockets, presence, connect, answer };
}
const chain: object = new Proxy(
  {},
  { get: (_, name) => (name === 'execute' ? async () => [] : () => chain) },
);

describe('a page that connects while its place moves', () => {
  it('does not put out the one that was let in meanwhile', async () => {
    const { connect, answer, sockets } = namespaceWith({ device: 'computer', waits: false });
    const computer = await connect('computer', false, 'two');
    await answer('holds');
    // The phone was found to hold the place a moment before the computer was let in to it.
    const phone = await connect('phone', false);
    expect(computer.connected).toBe(true);
    expect(sockets.pages()).toMatchObject([{ device: 'computer' }]);
    await answer('waits');
    expect(phone.told).toEqual(['waitsForPlace']);
    expect(computer.connected).toBe(true);
    expect(sockets.pages()).toMatchObject([{ device: 'computer' }]);
  });

  it('enters where it was let in before it had been told to wait', async () => {
    const { connect, answer, sockets } = namespaceWith({ device: 'computer', waits: true });
    const phone = await connect('phone', false);
    await answer('holds');
    const computer = await connect('computer', true, 'two');
    await answer('holds');
    await answer('holds');
    expect(phone.told).toEqual(['otherDevice']);
    expect(computer.told).toEqual([]);
    expect(sockets.pages()).toMatchObject([{ device: 'computer' }]);
  });

  it('is let in once, where that happens while its turn is being looked up', async () => {
    const { connect, answer, sockets, presence } = namespaceWith({ device: 'computer', waits: true });
    const computer = await connect('computer', true, 'two');
    sockets.moved(id, { holds: 'computer', waits: 'phone' });
    expect(sockets.pages()).toMatchObject([{ device: 'computer' }]);
    await answer('waits');
    await answer('holds');
    expect(computer.told).toEqual([]);
    expect(presence.deviceWaiting(id)).toBeNull();
  });

  it('has no turn left: told so, and nobody is thought to wait', async () => {
    const { connect, answer, presence } = namespaceWith({ device: 'computer', waits: true });
    const computer = await connect('computer', true, 'two');
    await answer('none');
    expect(computer.told).toEqual(['revoked']);
    expect(computer.connected).toBe(false);
    expect(presence.deviceWaiting(id)).toBeNull();
  });

  it('and is gone again before its turn is known waits for nothing', async () => {
    const { connect, answer, presence } = namespaceWith({ device: 'computer', waits: true });
    const computer = await connect('computer', true, 'two');
    computer.close();
    await answer('waits');
    expect(computer.told).toEqual([]);
    expect(presence.deviceWaiting(id)).toBeNull();
  });
});
