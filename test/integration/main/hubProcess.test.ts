import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HubProcess, type HubStatus, restartDelay } from '../../../src/main/hubProcess.ts';
import { defaultIdentityRules } from '../../../src/shared/domain/identityRules.ts';

const program = join(import.meta.dirname, 'support', 'hubChild.ts');

function startHub(port: number | null, env: NodeJS.ProcessEnv = {}) {
  const seen: HubStatus[] = [];
  const waiting: (() => void)[] = [];
  const ports: number[] = [];
  const given: number[] = [];
  const hub = new HubProcess({
    fork: () => {
      const child = fork(program, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      return {
        postMessage: (message) => child.send(message as object),
        onMessage: (listener) => child.on('message', listener),
        onExit: (listener) => child.on('exit', listener),
        kill: () => child.kill('SIGTERM'),
      };
    },
    configFor: (wished) => {
      given.push(wished);
      return configOf(wished);
    },
    port,
    keepPort: (kept) => ports.push(kept),
    onStatus: (status) => {
      seen.push(status);
      for (const wake of waiting.splice(0)) wake();
    },
  });
  onTestFinished(() => hub.stop());
  hub.start();
  /** The next status for which `is` holds, from the first not yet looked at. */
  let looked = 0;
  const until = async <S extends HubStatus['state']>(state: S, code?: string) => {
    for (;;) {
      for (; looked < seen.length; looked += 1) {
        const status = seen[looked];
        if (status?.state !== state) continue;
        if (code !== undefined && (status.state !== 'down' || status.refusal.code !== code)) continue;
        looked += 1;
        return status as Extract<HubStatus, { state: S }>;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { hub, until, ports, given, seen };
}

function configOf(port: number) {
  return {
    v: 1,
    dataDir: '/nowhere',
    patientDir: '/nowhere',
    port,
    staffSecret: 'a'.repeat(64),
    staff: [{ hsaId: 'SE2321000016-1HLJ', name: 'x', title: 'x', role: 'clinician', profession: 'doctor' }],
    keys: { database: 'b'.repeat(64), links: 'c'.repeat(64) },
    clinic: { name: 'x', phone: '1', zone: 'Europe/Stockholm' },
    identityRules: defaultIdentityRules,
    practice: true,
  };
}

async function listening(port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

async function die(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  socket.write('die\n');
  await once(socket, 'close');
}

describe('the hub as a process', () => {
  it('is started again on the same port each time it dies', async () => {
    const { until, ports } = startHub(null);
    const first = await until('ready');
    for (let time = 0; time < 2; time += 1) {
      await die(first.port);
      expect((await until('down')).refusal.code).toBe('connection.lost');
      expect((await until('ready')).port).toBe(first.port);
    }
    expect(new Set(ports)).toEqual(new Set([first.port]));
  });

  it('takes another port at the first start when somebody has the remembered one', async () => {
    const taken = await listening();
    const { until, given, ports } = startHub(taken.port);
    const ready = await until('ready');
    expect(given).toEqual([taken.port, 0]);
    expect(ready.port).not.toBe(taken.port);
    expect(ports).toEqual([ready.port]);
  });

  it('says that its port is taken while it runs, keeps trying, and comes back on it', async () => {
    const { until, given } = startHub(null);
    const { port } = await until('ready');
    // Takes the port in the moment between two starts of the hub.
    await die(port);
    await until('down');
    const thief = await listening(port);
    await until('down', 'connection.portTaken');
    thief.server.close();
    expect((await until('ready')).port).toBe(port);
    expect(new Set(given.slice(1))).toEqual(new Set([port]));
  });

  it('names a hub of another version instead of speaking to it', async () => {
    const { until } = startHub(null, { TEST_HUB_V: '2' });
    expect((await until('down')).refusal.code).toBe('connection.version');
  });

  it('stays ended when it is told to end', async () => {
    const { hub, until, seen } = startHub(null);
    await until('ready');
    await hub.stop();
    expect(seen.at(-1)).toEqual({ state: 'stopped' });
  });

  it('waits longer each time, to ten seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 100].map(restartDelay)).toEqual([
      200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000,
    ]);
  });
});
