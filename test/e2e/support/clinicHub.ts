import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { makeAuthority } from '../../support/certificates.ts';
import { freePort } from '../../support/freePort.ts';

const program = join(import.meta.dirname, '../../../out/main/hubAlone.js');
const startLimitMs = 30_000;
const stopLimitMs = 8_000;

/** Somebody who works at the clinic, as the administrator's command names them. */
export interface StaffNamed {
  readonly hsaId: string;
  readonly name: string;
  readonly title: string;
  readonly profession: 'doctor' | 'nurse';
}

/** Two who work there, in this order: a doctor and a nurse. */
export const helena: StaffNamed = {
  hsaId: 'SE2321000016-1001',
  name: 'Helena Ljung',
  title: 'specialistläkare',
  profession: 'doctor',
};
export const karim: StaffNamed = {
  hsaId: 'SE2321000016-2002',
  name: 'Karim Haddad',
  title: 'sjuksköterska',
  profession: 'nurse',
};

/** A clinic's own hub: the program that `npm run hub` runs, in a process of its own, over https. */
export interface ClinicHub {
  readonly origin: string;
  /** The authority that issued its certificate, PEM. */
  readonly authority: string;
  /** A line for one console of this member of staff, as the administrator hands it out. */
  line(member: StaffNamed): Promise<string>;
  stop(): Promise<void>;
}

/** Makes keys and a certificate in `folder`, and starts the hub there. It must be built: `npm run build`. */
export async function startClinicHub(folder: string): Promise<ClinicHub> {
  if (!existsSync(program)) throw new Error('The hub is not built. Run npm run build, then start again.');
  const authority = makeAuthority('Vidi testutfärdare');
  const { cert, key } = authority.issue(['localhost']);
  const file = (name: string) => join(folder, name);
  writeFileSync(file('hub.crt'), cert);
  writeFileSync(file('hub.key'), key, { mode: 0o600 });
  const origin = `https://localhost:${await freePort()}`;
  const env = {
    PATH: process.env.PATH,
    VIDI_HUB_ORIGIN: origin,
    VIDI_HUB_DATA: file('data'),
    VIDI_HUB_KEY_FILE: file('database.key'),
    VIDI_HUB_LINK_KEY_FILE: file('links.key'),
    VIDI_HUB_TLS_CERT: file('hub.crt'),
    VIDI_HUB_TLS_KEY: file('hub.key'),
    VIDI_HUB_CLINIC_NAME: 'Vårdcentralen Utsikten',
    VIDI_HUB_CLINIC_PHONE: '018-617 00 00',
  };
  const command = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env });
    return stdout.trim();
  };
  await command('keys');
  const hub = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => stopped(hub);
  try {
    await ready(hub);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    origin,
    authority: authority.cert,
    line: ({ hsaId, name, title, profession }) =>
      command('enrol', '--hsa-id', hsaId, '--name', name, '--title', title, '--profession', profession),
    stop,
  };
}

/** Until it says that it is ready. It writes on: what it says is read to the end, so that no pipe fills up. */
async function ready(hub: ChildProcess): Promise<void> {
  if (hub.stdout === null) throw new Error('the hub cannot be heard');
  const lines = createInterface({ input: hub.stdout });
  const limit = AbortSignal.timeout(startLimitMs);
  await new Promise<void>((done, failed) => {
    lines.on('line', (line) => {
      if (line.includes('"msg":"ready"')) done();
    });
    hub.once('exit', (code) => failed(new Error(`the hub ended with ${code}`)));
    limit.addEventListener('abort', () => failed(new Error('the hub was not ready in time')));
  });
}

/** Asks it to end, as a service manager does, and ends it whatever it does. */
async function stopped(hub: ChildProcess): Promise<void> {
  if (hub.exitCode !== null || hub.signalCode !== null) return;
  const gone = once(hub, 'exit');
  hub.kill('SIGTERM');
  const limit = setTimeout(() => hub.kill('SIGKILL'), stopLimitMs);
  await gone;
  clearTimeout(limit);
}
