import { createServer } from 'node:http';
import { type Namespace, Server, type Socket } from 'socket.io';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Credential, secretCredential } from '../../../src/main/credential.ts';
import { HubClient } from '../../../src/main/hubClient.ts';
import type { StaffEvent } from '../../../src/shared/contracts/hub.ts';
import type { ConsoleId, HsaId } from '../../../src/shared/domain/ids.ts';
import { done, type Refusal, refuse } from '../../../src/shared/domain/refusal.ts';

const secret = 'a'.repeat(64);
const hsaId = 'SE2321000016-1HLJ' as HsaId;
const consoleId = '01a20f40-71b5-7347-991a-1fe95965bfd1' as ConsoleId;
const visitId = '01a20f40-71b5-7347-991a-1fe95965bfdc';

type Answer = (request: { type: string; payload: unknown }) => unknown;

/** A real Socket.IO server that answers as it is told. */
async function server(answer: Answer, guard: (auth: Record<string, unknown>) => string | null = () => null) {
  const http = createServer();
  const io = new Server(http);
  const staff: Namespace = io.of('/staff');
  const sockets: Socket[] = [];
  staff.use((socket, next) => {
    const code = guard(socket.handshake.auth);
    next(code === null ? undefined : new Error(code));
  });
  staff.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('request', (request, reply) => {
      const given = answer(request);
      if (given !== undefined) reply(given);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => io.close());
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, sockets, io };
}

async function connected(origin: string, credential: Credential = secretCredential(secret, hsaId)) {
  const events: StaffEvent[] = [];
  const lost: Refusal[] = [];
  let wakeConnected = () => {};
  let wakeLost = () => {};
  let wakeEvent = () => {};
  const client = new HubClient({
    credential,
    onEvent: (event) => {
      events.push(event);
      wakeEvent();
    },
    onConnected: () => wakeConnected(),
    onLost: (refusal) => {
      lost.push(refusal);
      wakeLost();
    },
  });
  onTestFinished(() => client.close());
  const next = {
    connected: () => new Promise<void>((resolve) => (wakeConnected = resolve)),
    lost: () => new Promise<void>((resolve) => (wakeLost = resolve)),
    event: () => new Promise<void>((resolve) => (wakeEvent = resolve)),
  };
  return { client, events, lost, next, go: () => client.connect({ origin, agent: null }) };
}

describe("the console's socket to the hub", () => {
  it('shows its secret, asks, and gives the answer as the contract has it', async () => {
    const auths: unknown[] = [];
    const hub = await server(
      ({ type }) => (type === 'link.make' ? done({ url: 'http://x/#1' }) : refuse('visit.unknown')),
      (auth) => {
        auths.push(auth);
        return null;
      },
    );
    const { client, next, go } = await connected(hub.origin);
    expect(await client.request('link.make', { visitId })).toEqual(refuse('connection.lost'));
    const up = next.connected();
    go();
    await up;
    expect(auths).toEqual([{ v: 1, secret, hsaId }]);
    expect(await client.request('link.make', { visitId })).toEqual(done({ url: 'http://x/#1' }));
    expect(await client.request('visit.open', { visitId })).toEqual(refuse('visit.unknown'));
  });

  it.each([
    ['nothing of a Result', 'yes'],
    ['another shape', { ok: true, value: { url: 7 } }],
    ['a refusal of no known code', { ok: false, refusal: { code: 'made.up' } }],
    ['null', null],
  ])('refuses and counts an answer that is %s, and lives on', async (_what, answer) => {
    const answers = [answer, done({ url: 'http://x/#1' })];
    const hub = await server(() => answers.shift());
    const { client, next, go } = await connected(hub.origin);
    const up = next.connected();
    go();
    await up;
    expect(await client.request('link.make', { visitId })).toEqual(refuse('message.malformed'));
    expect(client.refusedMessages).toBe(1);
    expect(await client.request('link.make', { visitId })).toEqual(done({ url: 'http://x/#1' }));
  });

  it('drops and counts an event that is none, and takes the next', async () => {
    const hub = await server(() => undefined);
    const { client, events, next, go } = await connected(hub.origin);
    const up = next.connected();
    go();
    await up;
    const came = next.event();
    hub.sockets[0]?.emit('event', { v: 1, type: 'row', row: { name: 'x' } });
    hub.sockets[0]?.emit('event', { v: 2, type: 'arrived', visitId, start: 1 });
    hub.sockets[0]?.emit('event', 'rubbish');
    hub.sockets[0]?.emit('event', { v: 1, type: 'arrived', visitId, start: 1 });
    await came;
    expect(events).toEqual([{ v: 1, type: 'arrived', visitId, start: 1 }]);
    expect(client.refusedMessages).toBe(3);
  });

  it('says lost when an answer is on its way and the hub goes, and connects again by itself', async () => {
    const hub = await server(({ type }) => (type === 'link.make' ? undefined : refuse('visit.unknown')));
    const { client, lost, next, go } = await connected(hub.origin);
    const up = next.connected();
    go();
    await up;
    const waiting = client.request('link.make', { visitId });
    const [down, again] = [next.lost(), next.connected()];
    hub.sockets[0]?.conn.close();
    expect(await waiting).toEqual(refuse('connection.lost'));
    await down;
    expect(lost).toEqual([{ code: 'connection.lost' }]);
    await again;
    expect(await client.request('visit.open', { visitId })).toEqual(refuse('visit.unknown'));
  });

  it.each(['connection.version', 'sender.untrusted'])(
    'names what the hub refuses it for: %s',
    async (code) => {
      const hub = await server(
        () => undefined,
        () => code,
      );
      const { lost, next, go } = await connected(hub.origin);
      const refused = next.lost();
      go();
      await refused;
      expect(lost[0]).toEqual({ code });
    },
  );

  it('knocks again by itself after a no, with a proof made anew each time', async () => {
    const seen: unknown[] = [];
    const hub = await server(
      () => refuse('visit.unknown'),
      ({ nonce }) => {
        seen.push(nonce);
        return seen.length < 3 ? 'console.challenge' : null;
      },
    );
    let made = 0;
    const credential: Credential = async () =>
      done({ v: 1, console: consoleId, nonce: `nonce ${++made}`, signature: '' });
    const { lost, next, go } = await connected(hub.origin, credential);
    const up = next.connected();
    go();
    await up;
    expect(seen).toEqual(['nonce 1', 'nonce 2', 'nonce 3']);
    expect(lost).toEqual([{ code: 'connection.lost' }, { code: 'connection.lost' }]);
  });

  it('shows nothing where no proof can be made, says why, and tries again', async () => {
    const auths: unknown[] = [];
    const hub = await server(
      () => refuse('visit.unknown'),
      (auth) => {
        auths.push(auth);
        return null;
      },
    );
    const answers = [refuse('connection.certificate'), done({ v: 1 as const, secret, hsaId })];
    const credential: Credential = async () => answers.shift() ?? refuse('internal');
    const { lost, next, go } = await connected(hub.origin, credential);
    const up = next.connected();
    go();
    await up;
    expect(lost).toEqual([{ code: 'connection.certificate' }]);
    expect(auths).toEqual([{ v: 1, secret, hsaId }]);
  });

  it('comes back to the door after it has been thrown out, and hears there why', async () => {
    let thrownOut = false;
    const hub = await server(
      () => refuse('visit.unknown'),
      () => (thrownOut ? 'console.revoked' : null),
    );
    const { lost, next, go } = await connected(hub.origin);
    const up = next.connected();
    go();
    await up;
    thrownOut = true;
    hub.sockets[0]?.disconnect(true);
    while (!lost.some(({ code }) => code === 'console.revoked')) await next.lost();
    expect(lost).toEqual([{ code: 'connection.lost' }, { code: 'console.revoked' }]);
  });
});
