import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { IdentityRules } from '../shared/domain/identityRules.ts';
import { done } from '../shared/domain/refusal.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import { type Certificate, readCertificate } from './alone/certificate.ts';
import { consoles, type EnrolOptions, enrol, revoke, withDatabase } from './alone/commands.ts';
import { help } from './alone/help.ts';
import { readIdentityFile } from './alone/identityFile.ts';
import { type HubKeys, makeKeys, readKeys } from './alone/keyFiles.ts';
import { serve } from './alone/serve.ts';
import { type HubSettings, readPlaces, readSettings } from './alone/settings.ts';
import { codeOf, type Told, tell, troubles } from './alone/told.ts';

/**
 * A clinic's own hub as a program of its own, on plain Node (`npm run hub`). Ends with 2 where a setting or an option is
 * wrong, with 1 where it crashes.
 */
const log = pino({ base: undefined, name: 'hub' }, pino.destination({ fd: 1, sync: true }));
const clock: Clock = () => Date.now() as Instant;

function say(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
}

function crash(error: unknown): void {
  // The message of an error may hold what it was about: only its name is told.
  log.fatal({ code: error instanceof Error ? error.name : 'unknown', cause: codeOf(error) }, 'crashed');
  process.exit(1);
}
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

/** Settings, keys and certificate together, or all that is wrong with them. */
function everything(): Told<{
  readonly settings: HubSettings;
  readonly keys: HubKeys;
  readonly certificate: Certificate | null;
  readonly identityRules: IdentityRules;
}> {
  const settings = readSettings(process.env);
  if (!settings.ok) return settings;
  const { tls, origin } = settings.value;
  const keys = readKeys(settings.value);
  const certificate = tls === null ? done(null) : readCertificate(tls, origin, clock());
  const rules = readIdentityFile(settings.value.identityFile);
  if (!keys.ok || !certificate.ok || !rules.ok) return tell(...troubles(keys, certificate, rules));
  return done({
    settings: settings.value,
    keys: keys.value,
    certificate: certificate.value,
    identityRules: rules.value,
  });
}

async function run(): Promise<Told<null>> {
  const given = everything();
  if (!given.ok) return given;
  const { settings, keys, certificate, identityRules } = given.value;
  const serving = serve(settings, keys, certificate, identityRules, { clock, log });
  let leaving = false;
  const leave = async (): Promise<void> => {
    // npm and the terminal may both send it; one that comes during the start is heard after it.
    if (leaving) return;
    leaving = true;
    const started = await serving;
    if (!started.ok) return;
    await started.value.stop();
    process.exit(0);
  };
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => leave().catch(crash));
  const served = await serving;
  return served.ok ? done(null) : served;
}

type Options = EnrolOptions & { readonly console?: string };

async function administer(command: 'enrol' | 'consoles' | 'revoke', options: Options): Promise<Told<null>> {
  const given = everything();
  if (!given.ok) return given;
  const { settings, keys, certificate } = given.value;
  mkdirSync(settings.data, { recursive: true, mode: 0o700 });
  const answer = await withDatabase(settings, keys, (db) => {
    if (command === 'consoles') return consoles(db, settings.clinic.zone);
    if (command === 'revoke') return revoke(db, clock, options.console);
    return enrol(db, clock, { origin: settings.origin, pin: certificate?.pin ?? null }, options);
  });
  if (!answer.ok) return answer;
  if (answer.value.words !== '') say([answer.value.words]);
  if (answer.value.output !== '') process.stdout.write(`${answer.value.output}\n`);
  return done(null);
}

function keys(): Told<null> {
  const places = readPlaces(process.env);
  if (!places.ok) return places;
  const made = makeKeys(places.value);
  if (!made.ok) return made;
  const { keyFile, linkKeyFile } = places.value;
  for (const file of [keyFile, linkKeyFile])
    say([`${file}: ${made.value.includes(file) ? 'made' : 'is there, left as it is'}`]);
  say(['Keep a copy of both in a safe place, apart from the data folder: without them nothing can be read.']);
  return done(null);
}

const text = { type: 'string' } as const;

function readCommand(): Told<{ readonly command: string; readonly options: Options & { help?: boolean } }> {
  try {
    const { values, positionals } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        'hsa-id': text,
        name: text,
        title: text,
        role: text,
        profession: text,
        console: text,
      },
      allowPositionals: true,
    });
    const [command = 'serve', ...more] = positionals;
    return more.length > 0 ? tell(`${more[0]}: is too much (--help)`) : done({ command, options: values });
  } catch (error) {
    return tell(`${error instanceof Error ? error.message : ''} (--help)`);
  }
}

async function main(): Promise<Told<null>> {
  const asked = readCommand();
  if (!asked.ok) return asked;
  const { command, options } = asked.value;
  if (options.help || command === 'help') {
    process.stdout.write(`${help()}\n`);
    return done(null);
  }
  switch (command) {
    case 'serve':
      return run();
    case 'keys':
      return keys();
    case 'enrol':
    case 'consoles':
    case 'revoke':
      return administer(command, options);
    default:
      return tell(`${command}: there is no such command (--help)`);
  }
}

const ended = await main();
if (!ended.ok) {
  say(ended.refusal);
  process.exitCode = 2;
}
