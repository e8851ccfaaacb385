import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { makeAuthority } from '../../../support/certificates.ts';
import { freePort } from '../../../support/freePort.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const source = [join(root, 'src', 'hub', 'alone.ts')];

export type Settings = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly words: string;
}

/** A machine with everything that the administrator has put there but the keys: a folder, a certificate, settings. */
export async function machine() {
  const folder = mkdtempSync(join(tmpdir(), 'vidi-alone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const authority = makeAuthority('Testens utfärdare');
  const certificate = authority.issue(['localhost']);
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('hub.crt'), certificate.cert);
  writeFileSync(at('hub.key'), certificate.key, { mode: 0o600 });
  const port = await freePort();
  const origin = `https://localhost:${port}`;
  const settings: Settings = {
    VIDI_HUB_ORIGIN: origin,
    VIDI_HUB_DATA: at('data'),
    VIDI_HUB_KEY_FILE: at('database.key'),
    VIDI_HUB_LINK_KEY_FILE: at('links.key'),
    VIDI_HUB_TLS_CERT: at('hub.crt'),
    VIDI_HUB_TLS_KEY: at('hub.key'),
    VIDI_HUB_CLINIC_NAME: 'Vårdcentralen Utsikten',
    VIDI_HUB_CLINIC_PHONE: '018-611 00 00',
  };
  return { at, settings, origin, port, certificate, outside: { origin, ca: authority.cert } };
}

/** One command of the hub's program, to its end. `program`: what Node runs, else the source of it. */
export async function hubCommand(
  settings: Settings,
  args: readonly string[] = [],
  program: readonly string[] = source,
): Promise<Ended> {
  return begin(settings, args, program).ended;
}

/** The hub's program, running: once it says that it is ready. */
export async function runHub(settings: Settings, program: readonly string[] = source) {
  const begun = begin(settings, [], program);
  await Promise.race([
    begun.says('"ready"'),
    begun.ended.then(({ words, output }) => {
      throw new Error(`the hub ended: ${words}${output}`);
    }),
  ]);
  return begun;
}

function begin(settings: Settings, args: readonly string[], program: readonly string[]) {
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const told = { output: '', words: '' };
  let waiting: (() => void)[] = [];
  const keep = (name: 'output' | 'words') => (text: string) => {
    told[name] += text;
    for (const look of waiting) look();
  };
  child.stdout.setEncoding('utf8').on('data', keep('output'));
  child.stderr.setEncoding('utf8').on('data', keep('words'));
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => ({ code, ...told }));
  return {
    child,
    ended,
    output: () => told.output,
    says: (text: string): Promise<void> =>
      new Promise((resolve) => {
        const look = () => {
          if (!told.output.includes(text)) return;
          waiting = waiting.filter((one) => one !== look);
          resolve();
        };
        waiting.push(look);
        look();
      }),
  };
}
