import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { secretCredential } from '../../../src/main/credential.ts';
import { HubSession } from '../../../src/main/hubSession.ts';
import { EmbeddedHub } from '../../../src/main/hubSource.ts';
import { bookingsAround, practiceDay } from '../../../src/main/practiceDay.ts';
import type { ConnectionState } from '../../../src/shared/contracts/ipc.ts';
import { defaultIdentityRules } from '../../../src/shared/domain/identityRules.ts';
import type { CommandId, HsaId, VisitId } from '../../../src/shared/domain/ids.ts';
import { done, type Refusal, refuse } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { given } from './support/draftsOf.ts';
import { temporaryFolder } from './support/folders.ts';

const program = join(import.meta.dirname, 'support', 'realHub.ts');
const dayFile = join(import.meta.dirname, '../../../resources/practice/day.json');
const day = practiceDay.parse(JSON.parse(readFileSync(dayFile, 'utf8')));
const staff = {
  hsaId: 'SE2321000016-1HLJ' as HsaId,
  name: 'Helena Ljung',
  title: 'specialistläkare',
  role: 'clinician' as const,
  profession: 'doctor' as const,
};
const clock = () => Date.now() as Instant;

/** The console's session with the real hub, in a real process, on a real encrypted file. */
function session() {
  const folder = temporaryFolder();
  const secret = randomBytes(32).toString('hex');
  const keys = { database: randomBytes(32).toString('hex'), links: randomBytes(32).toString('hex') };
  const states: ConnectionState[] = [];
  const refusals: [VisitId, Refusal][] = [];
  let waiting: (() => void)[] = [];
  let child: ChildProcess | null = null;
  const source = new EmbeddedHub({
    fork: () => {
      const started = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      child = started;
      return {
        postMessage: (message) => started.connected && started.send(message as object),
        onMessage: (listener) => started.on('message', listener),
        onExit: (listener) => started.on('exit', listener),
        kill: () => started.kill('SIGKILL'),
      };
    },
    configFor: (port) => ({
      v: 1,
      dataDir: folder,
      patientDir: folder,
      port,
      staffSecret: secret,
      staff: [staff],
      keys,
      clinic: { name: 'Vårdcentralen Utsikten', phone: '08-465 004 00', zone: 'Europe/Stockholm' },
      identityRules: defaultIdentityRules,
      practice: true,
    }),
    port: null,
    keepPort: (kept) => {
      port = kept;
    },
  });
  const hub = new HubSession({
    source,
    credential: secretCredential(secret, staff.hsaId),
    clock,
    onEvent: () => undefined,
    onConnection: (state) => {
      states.push(state);
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    prepare: async () => undefined,
    onCommandRefused: (visitId, refusal) => refusals.push([visitId, refusal]),
  });
  let port = 0;
  onTestFinished(async () => {
    hub.stop();
    await source.stop();
  });
  source.start();
  hub.start();
  const until = async (is: (state: ConnectionState) => boolean) => {
    while (!is(hub.state)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    hub,
    states,
    refusals,
    port: () => port,
    up: () => until((state) => state.state === 'connected'),
    lost: (code = 'connection.lost') =>
      until((state) => state.state === 'lost' && state.refusal.code === code),
    kill: () => child?.kill('SIGKILL'),
  };
}

async function bookDay(hub: HubSession): Promise<VisitId> {
  const rows = bookingsAround(day, clock(), 'Europe/Stockholm', 0, staff.hsaId);
  expect(given(await hub.requestWhenUp('bookings.import', { rows: [...rows] }))).toEqual({
    added: rows.length,
    updated: 0,
    unchanged: 0,
    refused: [],
  });
  const today = given(await hub.request('day.open', { date: null }));
  const asa = today.rows.find((row) => row.givenName === 'Åsa');
  if (asa === undefined) throw new Error('not booked');
  return asa.visitId;
}

describe('a session with the hub', { timeout: 180_000 }, () => {
  it('books the practice day: every row is taken, and the protected one shows no name', async () => {
    const one = session();
    const { hub } = one;
    await one.up();
    await bookDay(hub);
    const { rows } = given(await hub.request('day.open', { date: null }));
    expect(rows.filter((row) => row.protected).map(({ givenName, age }) => ({ givenName, age }))).toEqual([
      { givenName: null, age: null },
    ]);
    expect(rows.every((row) => row.mine && row.stage === 'booked')).toBe(true);
  });

  it('queues commands while the hub is dead, and does them in order, once, when it is back', async () => {
    const one = session();
    await one.up();
    const visitId = await bookDay(one.hub);
    const before = given(await one.hub.request('visit.open', { visitId }));
    one.kill();
    await one.lost();
    const envelope = (command: { type: 'recordAttempt'; how: 'phone' } | { type: 'noShow' }) => ({
      commandId: v7() as CommandId,
      visitId,
      expectedSeq: before.seq,
      command,
    });
    const commands = [envelope({ type: 'recordAttempt', how: 'phone' }), envelope({ type: 'noShow' })];
    for (const command of commands)
      expect(await one.hub.command(command)).toEqual(done({ state: 'pending' }));
    expect(one.hub.state).toMatchObject({ state: 'lost', pendingCommands: 2 });
    expect(await one.hub.request('visit.open', { visitId })).toEqual(refuse('connection.lost'));
    await one.up();
    expect(one.refusals).toEqual([]);
    const after = given(await one.hub.request('visit.open', { visitId }));
    expect(after).toMatchObject({ stage: 'noShow', seq: before.seq + 2 });
    // The last command once more, as after a lost answer: answered, not done again.
    const [, last] = commands;
    if (last === undefined) throw new Error('no command');
    expect(await one.hub.command({ ...last, expectedSeq: before.seq + 1 })).toEqual(
      done({ state: 'done', seq: before.seq + 2 }),
    );
  });

  it('names a taken port while the hub is dead, and is back by itself when it is free', async () => {
    const one = session();
    await one.up();
    const port = one.port();
    one.kill();
    await one.lost();
    let asked = 0;
    const thief = createServer((socket) => {
      asked += 1;
      socket.destroy();
    }).listen(port, '127.0.0.1');
    await one.lost('connection.portTaken');
    // The one who has the port now is never spoken to: it would be shown the secret.
    expect(asked).toBe(0);
    await new Promise((resolve) => thief.close(resolve));
    await one.up();
    expect(one.port()).toBe(port);
  });
});
