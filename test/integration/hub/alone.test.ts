import { once } from 'node:events';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Socket } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../src/hub/alone/settings.ts';
import { enrol } from '../../../src/main/enrolment.ts';
import { given } from '../main/support/draftsOf.ts';
import { connectConsole } from '../main/support/remoteConsole.ts';
import { hubCommand, machine, runHub } from './support/aloneChild.ts';
import { ask, connectWith, consoleKey, enrolWith, nonceOf, proofOf } from './support/clinicHub.ts';
import { numbers } from './support/people.ts';

const helenaLjung = [
  ...['enrol', '--hsa-id', 'SE2321000016-1001', '--name', 'Helena Ljung'],
  ...['--title', 'specialistläkare', '--profession', 'doctor'],
];
const timeoutMs = 240_000;

describe("a clinic's own hub", () => {
  it(
    'is set up, enrols a console, shows it the day, ends it, and stops when it is told to',
    async () => {
      const { settings, origin, outside, certificate } = await machine();
      expect((await hubCommand(settings, ['keys'])).code).toBe(0);
      const hub = await runHub(settings);

      const made = await hubCommand(settings, helenaLjung);
      expect([made.code, made.words.trim()]).toEqual([0, expect.stringContaining('Helena Ljung')]);
      const line = made.output.trim();
      expect(line).toMatch(
        /^https:\/\/localhost:\d+\/#vidi1\.[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\.[A-Za-z0-9_-]{43}$/,
      );
      expect(line).toContain(origin);
      expect(line.endsWith(certificate.pin)).toBe(true);

      const enrolment = given(await enrol(line, 'Rum 3'));
      expect(enrolment.clinic.name).toBe('Vårdcentralen Utsikten');
      const console = connectConsole(enrolment, {
        clock: { now: Date.now(), read: () => Date.now() } as never,
      });
      await console.up();
      const start = new Date(Date.now() + 300_000).toISOString();
      const row = {
        start,
        end: new Date(Date.now() + 1_500_000).toISOString(),
        clinicianHsaId: 'SE2321000016-1001',
        profession: 'doctor',
        patientNumber: numbers.tolvan,
        givenName: 'Tolvan',
        familyName: 'Tolvansson',
        reason: 'Hosta',
      };
      given(await console.hub.request('bookings.import', { rows: [row] }));
      const day = given(await console.hub.request('day.open', { date: null }));
      expect(day.rows).toMatchObject([{ givenName: 'Tolvan', clinician: 'Helena Ljung' }]);
      expect((await ask(outside, '/api/clinic')).body).toContain('Utsikten');

      // While the hub runs, from another process: the list, and the end of the console.
      const listed = await hubCommand(settings, ['consoles']);
      expect(listed.output).toMatch(/SE2321000016-1001 +Helena Ljung +Rum 3 /);
      const { consoleId } = enrolment.hub;
      expect((await hubCommand(settings, ['revoke', '--console', consoleId])).code).toBe(0);
      await console.lost('console.revoked');

      // A second hub on the same folder would not know who is connected to the first.
      const second = await hubCommand(settings);
      expect([second.code, second.words]).toEqual([2, expect.stringContaining('VIDI_HUB_DATA')]);

      hub.child.kill('SIGTERM');
      const ended = await hub.ended;
      expect([ended.code, ended.words]).toEqual([0, '']);
      for (const secret of ['Tolvan', numbers.tolvan, 'Helena', line.split('.')[1] ?? '', 'Hosta'])
        expect(ended.output).not.toContain(secret);
    },
    timeoutMs,
  );

  it(
    'starts again on what it had, and runs over plain HTTP on loopback',
    async () => {
      const { settings, port, at } = await machine();
      const { VIDI_HUB_TLS_CERT: _cert, VIDI_HUB_TLS_KEY: _key, ...rest } = settings;
      const origin = `http://127.0.0.1:${port}`;
      const local = { ...rest, VIDI_HUB_ORIGIN: origin };
      await hubCommand(local, ['keys']);
      const keys = [at('database.key'), at('links.key')].map((file) => readFileSync(file, 'utf8'));
      expect(keys).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}\n$/),
        expect.stringMatching(/^[0-9a-f]{64}\n$/),
      ]);
      expect(keys[0]).not.toBe(keys[1]);
      expect(statSync(at('database.key')).mode & 0o777).toBe(0o600);
      const line = (await hubCommand(local, helenaLjung)).output.trim();
      expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#vidi1\.[0-9A-Z-]{19}$/);
      const first = await runHub(local);
      first.child.kill('SIGINT');
      expect((await first.ended).code).toBe(0);
      // `keys` touches none that is there.
      expect((await hubCommand(local, ['keys'])).words).toContain('left as it is');
      expect(readFileSync(at('database.key'), 'utf8')).toBe(keys[0]);
      await runHub(local);
      given(await enrol(line, 'Rum 3'));
    },
    timeoutMs,
  );

  it(
    'is refused without a stack trace, by the name of the setting, with 2',
    async () => {
      const { settings, at } = await machine();
      await hubCommand(settings, ['keys']);
      const refused = async (change: Record<string, string>, args: string[] = []): Promise<string> => {
        const { code, words, output } = await hubCommand({ ...settings, ...change }, args);
        expect(code).toBe(2);
        expect(words + output).not.toMatch(/ {4}at |Error|crashed/);
        return words;
      };
      expect(await refused({ VIDI_HUB_ORIGIN: 'http://hub.example' })).toMatch(
        /^VIDI_HUB_ORIGIN: must begin/,
      );
      expect(await refused({ VIDI_HUB_TLS_CERT: '', VIDI_HUB_TLS_KEY: '' })).toMatch(
        /^VIDI_HUB_TLS_CERT: is missing.*\nVIDI_HUB_TLS_KEY: is missing/,
      );
      expect(await refused({ VIDI_HUB_HOST: '192.0.2.1' })).toMatch(/^VIDI_HUB_HOST: this machine has no/);
      chmodSync(at('database.key'), 0o640);
      expect(await refused({})).toMatch(/^VIDI_HUB_KEY_FILE: others can read the file/);
      chmodSync(at('database.key'), 0o600);
      expect(await refused({}, ['nonsense'])).toMatch(/^nonsense: there is no such command/);
      expect(await refused({}, ['revoke', '--console', '7'])).toMatch(/^--console: must be/);
      expect(await refused({}, ['enrol', '--hsa-id', 'SE2321000016-1001', '--role', 'boss'])).toMatch(
        /--name: is missing\n--title: is missing\n--role: is none.*\n--profession: is missing/,
      );
      writeFileSync(at('database.key'), `${'0'.repeat(64)}\n`);
      expect(await refused({}, ['consoles'])).toMatch(/^VIDI_HUB_KEY_FILE: the database cannot be opened/);
    },
    timeoutMs,
  );

  it(
    'says every setting that there is',
    async () => {
      const { code, output } = await hubCommand({}, ['--help']);
      expect(code).toBe(0);
      for (const name of Object.keys(settingsSchema.shape)) expect(output).toContain(`\n  ${name}`);
      for (const command of ['keys', 'enrol', 'consoles', 'revoke'])
        expect(output).toContain(`-- ${command}`);
    },
    timeoutMs,
  );

  it(
    'lets commands and consoles write at the same time',
    async () => {
      const { settings, outside, origin } = await machine();
      await hubCommand(settings, ['keys']);
      const line = (await hubCommand(settings, helenaLjung)).output;
      const hub = await runHub(settings);
      const { key, publicKey } = consoleKey();
      const code = line.split('.')[1]?.replaceAll('-', '') ?? '';
      const { consoleId } = given(await enrolWith(outside, code, publicKey));
      const socket = (await connectWith(
        outside,
        proofOf(consoleId, key, await nonceOf(outside), origin),
      )) as Socket;
      let writing = true;
      const answers: unknown[] = [];
      const read = async (): Promise<void> => {
        // Each is noted in the clinic's chain: the last link is read, the next written.
        while (writing)
          answers.push(
            await socket.emitWithAck('request', { v: 1, type: 'day.open', payload: { date: null } }),
          );
      };
      const reading = read();
      const made = await Promise.all([1, 2, 3].map(() => hubCommand(settings, helenaLjung)));
      writing = false;
      await reading;
      expect(made.map((one) => one.code)).toEqual([0, 0, 0]);
      expect(answers.filter((one) => !(one as { ok: boolean }).ok)).toEqual([]);
      expect(answers.length).toBeGreaterThan(3);
      expect(await socket.emitWithAck('request', { v: 1, type: 'audit.verify', payload: {} })).toMatchObject({
        value: { intact: true },
      });
      const gone = once(hub.child, 'exit');
      hub.child.kill('SIGTERM');
      expect((await gone)[0]).toBe(0);
    },
    timeoutMs,
  );
});
