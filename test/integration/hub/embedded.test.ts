import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type HubReport, hubReport } from '../../../src/shared/contracts/hub.ts';
import { bookOne } from './support/bookings.ts';
import { connectStaff } from './support/clients.ts';
import { clockAt, newConfig, type RunningHub } from './support/hub.ts';

/** The embedded hub in a process of its own, given `config`. */
function embedded(config: unknown): {
  child: ChildProcess;
  report: Promise<HubReport>;
  output: () => string;
} {
  const child = fork(fileURLToPath(new URL('./support/embeddedChild.ts', import.meta.url)), [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {},
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => {
      output += piece.toString();
    });
  const report = once(child, 'message').then(([message]) => hubReport.parse(message));
  child.send(config as object);
  return { child, report, output: () => output };
}

describe('the embedded hub', () => {
  it('says where it is, answers there, and ends when it is told to', async () => {
    const config = newConfig();
    const { child, report, output } = embedded(config);
    const ready = await report;
    if (ready.type !== 'ready') throw new Error(ready.refusal.code);
    expect(ready).toMatchObject({ v: 1, origin: `http://127.0.0.1:${ready.port}` });
    const hub = {
      hub: { ...ready },
      config,
      clock: clockAt('2026-11-24T10:30:00Z'),
    } as unknown as RunningHub;
    const staff = await connectStaff(hub);
    const now = Date.now();
    await bookOne(staff, {
      start: new Date(now).toISOString(),
      end: new Date(now + 1_200_000).toISOString(),
      clinicianHsaId: config.staff[0]?.hsaId,
      profession: 'doctor',
      patientNumber: '191212121212',
      givenName: 'Tolvan',
      familyName: 'Tolvansson',
      reason: 'Hosta',
    });
    const ended = once(child, 'exit');
    child.send({ type: 'stop' });
    expect(await ended).toEqual([0, null]);
    for (const secret of ['Tolvan', config.staffSecret, config.keys.database])
      expect(output()).not.toContain(secret);
  });

  it('ends by itself when the console is gone', async () => {
    const { child, report } = embedded(newConfig());
    await report;
    const ended = once(child, 'exit');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });

  it('names a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      taken.close();
    });
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await embedded(newConfig({ port })).report).toEqual({
      type: 'failed',
      refusal: { code: 'connection.portTaken', params: { port } },
    });
  });

  it('refuses a console of another version, and one that says nonsense', async () => {
    expect(await embedded({ ...newConfig(), v: 2 }).report).toEqual({
      type: 'failed',
      refusal: { code: 'connection.version' },
    });
    expect(await embedded({ v: 1 }).report).toEqual({
      type: 'failed',
      refusal: { code: 'message.malformed' },
    });
  });
});
