import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { consoles } from '../../../src/hub/alone/commands.ts';
import { listConsoles, makeEnrolment, revokeConsole } from '../../../src/hub/consoles.ts';
import { embeddedOptions, type HubOptions } from '../../../src/hub/hubOptions.ts';
import { createHub } from '../../../src/hub/server.ts';
import { type Db, openDatabase } from '../../../src/hub/storage/database.ts';
import type { StaffMember } from '../../../src/shared/contracts/staff.ts';
import type { ConsoleId, HsaId } from '../../../src/shared/domain/ids.ts';
import { makeAuthority } from '../../support/certificates.ts';
import { freePort } from '../../support/freePort.ts';
import { bookingIn } from './support/bookings.ts';
import {
  ask,
  call,
  connectWith,
  consoleKey,
  enrolWith,
  nonceOf,
  type Outside,
  proofOf,
  refusedWith,
} from './support/clinicHub.ts';
import { clockAt, move, newConfig, startHub } from './support/hub.ts';
import { clinicians } from './support/people.ts';

const [helena, karim] = clinicians.map((one) => ({ ...one, hsaId: one.hsaId as HsaId })) as [
  StaffMember,
  StaffMember,
];
const authority = makeAuthority('Testens utfärdare');
const invalid = { ok: false, refusal: { code: 'enrolment.invalid' } };

/** A clinic's own hub over TLS, and its database as the administrator's commands open it: from beside it. */
async function clinic() {
  const config = newConfig();
  const port = await freePort();
  const origin = `https://localhost:${port}`;
  const options: HubOptions = {
    ...embeddedOptions(config),
    staff: [],
    practice: false,
    door: { kind: 'enrolled' },
    listen: { host: '127.0.0.1', port, tls: authority.issue(['localhost']) },
    origin,
  };
  const clock = clockAt('2026-11-24T10:30:00+01:00');
  const lines: string[] = [];
  const write = (fields: object, message: string): void => {
    lines.push(JSON.stringify({ ...fields, message }));
  };
  const log = { info: write, warn: write, error: write };
  const started = await createHub(options, { clock: clock.read, log, lookEveryMs: 20 });
  if (!started.ok) throw new Error(started.refusal.code);
  onTestFinished(() => started.value.close());
  const opened = await openDatabase(join(config.dataDir, 'hub.db'), config.keys.database);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const db: Db = opened.value;
  onTestFinished(() => db.destroy());
  const outside: Outside = { origin, ca: authority.cert };
  const code = (member = helena) => makeEnrolment(db, clock.read, member);
  return {
    outside,
    origin,
    clock,
    db,
    code,
    refusals: () => started.value.refusals(),
    logged: () => lines.join('\n'),
    /** A console of this member of staff, enrolled; `auth` makes what it shows, over a nonce of its own. */
    async enrolled(member = helena) {
      const { key, publicKey } = consoleKey();
      const answer = await enrolWith(outside, await code(member), publicKey);
      if (!answer.ok) throw new Error(answer.refusal.code);
      const { consoleId } = answer.value;
      const auth = async () => proofOf(consoleId, key, await nonceOf(outside), origin);
      return { consoleId: consoleId as ConsoleId, key, publicKey, auth };
    },
  };
}

const asked = async (socket: Socket, type: string, payload: object) =>
  socket.emitWithAck('request', { v: 1, type, payload });

async function connected(hub: Outside, auth: object): Promise<Socket> {
  const socket = await connectWith(hub, auth);
  if ('code' in socket) throw new Error(socket.code);
  return socket as Socket;
}

describe('the enrolment of a console', () => {
  it('makes it known by its key, and lets it in as who the administrator named', async () => {
    const hub = await clinic();
    const { key, publicKey } = consoleKey();
    const answer = await enrolWith(hub.outside, await hub.code(karim), publicKey);
    if (!answer.ok) throw new Error(answer.refusal.code);
    const { consoleId, ...rest } = answer.value;
    expect(rest).toEqual({
      staff: karim,
      clinic: { name: 'Övningsmottagningen', phone: '018-611 00 00', zone: 'Europe/Stockholm' },
    });
    const auth = proofOf(consoleId, key, await nonceOf(hub.outside), hub.origin);
    const socket = await connected(hub.outside, auth);
    const list = (await asked(socket, 'staff.list', {})) as { value: { staff: object[] } };
    expect(list.value.staff).toEqual([{ ...karim, connected: true }]);
    expect(await asked(socket, 'audit.verify', {})).toMatchObject({ value: { intact: true } });
    const noted = await hub.db.selectFrom('audit_event').select('type').orderBy('seq').execute();
    expect(noted.map((one) => one.type)).toEqual(['enrolment.made', 'console.enrolled']);
  });

  it('takes the key as its bare 32 bytes too', async () => {
    const hub = await clinic();
    const { publicKey } = consoleKey();
    const raw = Buffer.from(publicKey, 'base64').subarray(-32).toString('base64');
    expect(await enrolWith(hub.outside, await hub.code(), raw)).toMatchObject({ ok: true });
  });

  it('happens once for each code, also of two at the same time', async () => {
    const hub = await clinic();
    const code = await hub.code();
    const answers = await Promise.all(
      [1, 2, 3].map(() => enrolWith(hub.outside, code, consoleKey().publicKey)),
    );
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok)).toEqual([invalid, invalid]);
    expect(await enrolWith(hub.outside, code, consoleKey().publicKey)).toEqual(invalid);
    expect(await listConsoles(hub.db)).toHaveLength(1);
  });

  it('is over a day after the code was made', async () => {
    const hub = await clinic();
    const [first, second] = [await hub.code(), await hub.code(karim)];
    move(hub.clock, 24 * 60 - 1);
    expect(await enrolWith(hub.outside, first, consoleKey().publicKey)).toMatchObject({ ok: true });
    move(hub.clock, 1);
    expect(await enrolWith(hub.outside, second, consoleKey().publicKey)).toEqual(invalid);
  });

  it("takes no key that is another console's, and leaves the code as it was", async () => {
    const hub = await clinic();
    const { publicKey } = await hub.enrolled();
    const code = await hub.code(karim);
    expect(await enrolWith(hub.outside, code, publicKey)).toEqual(invalid);
    expect(await enrolWith(hub.outside, code, consoleKey().publicKey)).toMatchObject({ ok: true });
  });

  it('makes who guesses wait, for the rest of a minute and no longer', async () => {
    const hub = await clinic();
    const code = await hub.code();
    const guess = () => enrolWith(hub.outside, '0123456789ABCDEF', consoleKey().publicKey);
    for (let count = 0; count < 10; count += 1) expect(await guess()).toEqual(invalid);
    expect(await guess()).toEqual({ ok: false, refusal: { code: 'message.rateLimited' } });
    const { publicKey } = consoleKey();
    expect(await enrolWith(hub.outside, code, publicKey)).toMatchObject({
      refusal: { code: 'message.rateLimited' },
    });
    move(hub.clock, 1);
    expect(await enrolWith(hub.outside, code, publicKey)).toMatchObject({ ok: true });
  });

  it.each([
    ['no code', { code: undefined }],
    ['letters that no code has', { code: 'ILOU0123456789AB' }],
    ['a key of another kind', { publicKey: Buffer.alloc(33, 1).toString('base64') }],
    ['a key that is none', { publicKey: '%%%' }],
    ['a label that moves the terminal', { label: '\u001b[2J' }],
    ['more than was asked for', { role: 'administrator' }],
  ])('refuses %s, and uses no code up', async (_what, change) => {
    const hub = await clinic();
    const { publicKey } = consoleKey();
    const right = { code: await hub.code(), publicKey, label: 'Rum 3' };
    expect(await call(hub.outside, '/api/console/enrol', { ...right, ...change })).toEqual({
      ok: false,
      refusal: { code: 'message.malformed' },
    });
    expect(await call(hub.outside, '/api/console/enrol', right)).toMatchObject({ ok: true });
  });

  it('is of this version only', async () => {
    const hub = await clinic();
    for (const path of ['/api/console/challenge', '/api/console/enrol'])
      expect(await call(hub.outside, path, { v: 2 })).toEqual({
        ok: false,
        refusal: { code: 'connection.version' },
      });
  });

  it('is nothing that the hub of a practice clinic knows', async () => {
    const { hub } = await startHub();
    for (const path of ['/api/console/challenge', '/api/console/enrol'])
      expect((await fetch(`${hub.origin}${path}`, { method: 'POST' })).status).toBe(404);
  });

  it('leaves neither code nor name in the log, nor the code in the database', async () => {
    const hub = await clinic();
    const code = await hub.code();
    await enrolWith(hub.outside, 'ZZZZZZZZZZZZZZZZ', consoleKey().publicKey);
    await enrolWith(hub.outside, code, consoleKey().publicKey);
    for (const secret of [code, 'ZZZZ', helena.name, 'Rum 3']) expect(hub.logged()).not.toContain(secret);
    expect(JSON.stringify(await hub.db.selectFrom('enrolment').selectAll().execute())).not.toContain(code);
  });
});

describe("the door of a clinic's own hub", () => {
  it('takes each nonce once', async () => {
    const hub = await clinic();
    const { auth } = await hub.enrolled();
    const shown = await auth();
    await connected(hub.outside, shown);
    expect(await refusedWith(hub.outside, shown)).toEqual({ code: 'console.challenge' });
  });

  it('takes no nonce that is a minute old', async () => {
    const hub = await clinic();
    const { auth } = await hub.enrolled();
    const shown = await auth();
    move(hub.clock, 1);
    expect(await refusedWith(hub.outside, shown)).toEqual({ code: 'console.challenge' });
    await connected(hub.outside, await auth());
  });

  it('takes no nonce that it has not made', async () => {
    const hub = await clinic();
    const { consoleId, key } = await hub.enrolled();
    const nonce = randomBytes(32).toString('base64url');
    expect(await refusedWith(hub.outside, proofOf(consoleId, key, nonce, hub.origin))).toEqual({
      code: 'console.challenge',
    });
  });

  it('takes no signature for another hub, of another key, or of another console', async () => {
    const hub = await clinic();
    const one = await hub.enrolled();
    const other = await hub.enrolled(karim);
    const nonce = () => nonceOf(hub.outside);
    for (const auth of [
      proofOf(one.consoleId, one.key, await nonce(), 'https://another.example'),
      proofOf(one.consoleId, other.key, await nonce(), hub.origin),
      proofOf('01890a5d-ac96-774b-bcce-b302099a8057', one.key, await nonce(), hub.origin),
    ])
      expect(await refusedWith(hub.outside, auth)).toEqual({ code: 'console.unknown' });
    expect(hub.refusals()['console.unknown']).toBe(3);
  });

  it('takes no secret, no nonsense and no other version', async () => {
    const hub = await clinic();
    const { auth } = await hub.enrolled();
    const shown = await auth();
    for (const wrong of [
      { v: 1, secret: '0'.repeat(64), hsaId: helena.hsaId },
      { ...shown, signature: 'x' },
      { ...shown, console: undefined },
      {},
    ])
      expect(await refusedWith(hub.outside, wrong)).toEqual({ code: 'permission.denied' });
    expect(await refusedWith(hub.outside, { ...shown, v: 2 })).toEqual({ code: 'connection.version' });
    await connected(hub.outside, shown);
  });

  it('throws out a console that is ended, and it alone, and says why when it comes back', async () => {
    const hub = await clinic();
    const [one, other] = [await hub.enrolled(), await hub.enrolled(karim)];
    const socket = await connected(hub.outside, await one.auth());
    const stays = await connected(hub.outside, await other.auth());
    const out = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
    expect(await revokeConsole(hub.db, hub.clock.read, one.consoleId)).toBe(true);
    await out;
    expect(stays.connected).toBe(true);
    expect(await refusedWith(hub.outside, await one.auth())).toEqual({ code: 'console.revoked' });
    expect(await revokeConsole(hub.db, hub.clock.read, one.consoleId)).toBe(false);
    const told = await consoles(hub.db, 'Europe/Stockholm');
    if (!told.ok) throw new Error(told.refusal.join());
    expect(told.value.output.split('\n')[1]).toMatch(/Helena Ljung +Rum 3 .*2026-11-24 10:30$/);
  });
});

describe('those who work here', () => {
  it('are named as long as they have a console, or a visit awaits them today or later', async () => {
    const hub = await clinic();
    const [hers, his] = [await hub.enrolled(), await hub.enrolled(karim)];
    const socket = await connected(hub.outside, await hers.auth());
    const named = async () => {
      const list = (await asked(socket, 'staff.list', {})) as { value: { staff: StaffMember[] } };
      return list.value.staff.map((one) => one.name);
    };
    const tomorrow = bookingIn(hub.clock, 24 * 60, { clinicianHsaId: karim.hsaId });
    await asked(socket, 'bookings.import', { rows: [tomorrow] });
    expect(await named()).toEqual(['Helena Ljung', 'Karim Haddad']);
    expect(await revokeConsole(hub.db, hub.clock.read, his.consoleId)).toBe(true);
    expect(await named()).toEqual(['Helena Ljung', 'Karim Haddad']);
    move(hub.clock, 2 * 24 * 60);
    expect(await named()).toEqual(['Helena Ljung']);
    // A new console, and he is back.
    await hub.enrolled(karim);
    expect(await named()).toEqual(['Helena Ljung', 'Karim Haddad']);
  });
});

describe('a hub over TLS', () => {
  it('answers to its own name only, and to its own page only', async () => {
    const hub = await clinic();
    const { port } = new URL(hub.origin);
    const status = async (headers: Record<string, string>) =>
      (await ask(hub.outside, '/api/clinic', { headers })).status;
    expect(await status({})).toBe(200);
    expect(await status({ origin: hub.origin })).toBe(200);
    expect(await status({ host: `127.0.0.1:${port}` })).toBe(403);
    expect(await status({ host: 'rebound.example' })).toBe(403);
    expect(await status({ origin: `http://localhost:${port}` })).toBe(403);
    const polling = '/socket.io/?EIO=4&transport=polling';
    expect((await ask(hub.outside, polling, { headers: { origin: 'https://evil.example' } })).status).toBe(
      403,
    );
    await expect(fetch(`http://localhost:${port}/api/clinic`)).rejects.toThrow();
  });

  it('gives out links to its own name, a cookie for TLS only, and a page that connects over TLS only', async () => {
    const hub = await clinic();
    const staff = await connected(hub.outside, await (await hub.enrolled()).auth());
    await asked(staff, 'bookings.import', { rows: [bookingIn(hub.clock, 5)] });
    const day = (await asked(staff, 'day.open', { date: null })) as {
      value: { rows: { visitId: string }[] };
    };
    const { visitId } = day.value.rows[0] ?? {};
    const made = (await asked(staff, 'link.make', { visitId })) as { value: { url: string } };
    expect(made.value.url.startsWith(`${hub.origin}/#1.`)).toBe(true);
    const [, participantId, token] = new URL(made.value.url).hash.slice(1).split('.');
    const answer = await ask(hub.outside, '/api/session', { body: { v: 1, participantId, token } });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Secure/);
    const policy = String((await ask(hub.outside, '/')).headers['content-security-policy']);
    expect(policy).toContain(`connect-src 'self' wss://localhost:${new URL(hub.origin).port}`);
    expect(policy).not.toContain('ws:');
  });
});
