import { isIP } from 'node:net';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { isLoopback } from '../../shared/domain/loopback.ts';
import { done } from '../../shared/domain/refusal.ts';
import type { Told } from './told.ts';

const path = z.string().refine(isAbsolute, 'must be a whole path, from the root on');

const origin = z.string().transform((text, context) => {
  const url = parsedUrl(text);
  const wrong = url === null ? 'must be an address like https://hub.example:8443' : originTrouble(url);
  if (url !== null && wrong === null) return url.origin;
  context.addIssue(wrong ?? '');
  return z.NEVER;
});

function originTrouble(url: URL): string | null {
  const { protocol, hostname, href } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    return 'must begin with https:// (http:// is for this machine alone, as http://127.0.0.1:PORT)';
  return href === `${url.origin}/` ? null : 'must be name and port only, without a path, a query or a user';
}

const zone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('sv', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}, 'must be a time zone like Europe/Stockholm');

/** Every setting of the hub, by the name of its environment variable; the descriptions are what `--help` says. */
export const settingsSchema = z.object({
  VIDI_HUB_ORIGIN: origin.describe(
    'What phones and consoles reach the hub by, e.g. https://hub.example:8443. Links begin with it.',
  ),
  VIDI_HUB_HOST: z
    .string()
    .refine((name) => name === 'localhost' || isIP(name) !== 0, 'must be an IP address of this machine')
    .default('127.0.0.1')
    .describe('Address to listen at: 127.0.0.1 (this machine only), 0.0.0.0 (all of IPv4), :: (all).'),
  VIDI_HUB_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'must be a number from 1 to 65535')
    .optional()
    .describe('Port to listen at; left out, the one in VIDI_HUB_ORIGIN.'),
  VIDI_HUB_DATA: path.describe('Folder for the encrypted database; made if it is not there.'),
  VIDI_HUB_KEY_FILE: path.describe('File with the key of the database. "keys" makes it.'),
  VIDI_HUB_LINK_KEY_FILE: path.describe('File with the key of the patients\' links. "keys" makes it.'),
  VIDI_HUB_TLS_CERT: path
    .optional()
    .describe('Certificate in PEM, with those between it and its authority after it. Needed for https.'),
  VIDI_HUB_TLS_KEY: path.optional().describe("The certificate's private key in PEM, without a passphrase."),
  VIDI_HUB_CLINIC_NAME: z
    .string()
    .trim()
    .min(1, 'must be the name that patients know the clinic by')
    .max(200, 'must be at most 200 characters')
    .describe("The clinic's name, as patients know it."),
  VIDI_HUB_CLINIC_PHONE: z
    .string()
    .trim()
    .regex(/^\+?[\d\s()-]{3,31}$/, 'must be a telephone number')
    .describe('The telephone number that patients can call.'),
  VIDI_HUB_IDENTITY_FILE: path
    .optional()
    .describe(
      'Which ID documents, and which ways without one, the clinic accepts, in JSON; left out, what is usual in Swedish care.',
    ),
  VIDI_HUB_CLINIC_ZONE: zone.default('Europe/Stockholm').describe('Time zone of all times on screen.'),
});

export interface HubSettings {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly keyFile: string;
  readonly linkKeyFile: string;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly clinic: { readonly name: string; readonly phone: string; readonly zone: string };
  /** Null: the usual rules. */
  readonly identityFile: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings in the environment, or every one that is wrong, by its name. */
export function readSettings(env: Environment): Told<HubSettings> {
  const read = readOnly(settingsSchema.shape, env);
  if (!read.ok) return read;
  const given = read.value;
  const { VIDI_HUB_ORIGIN: origin, VIDI_HUB_TLS_CERT: cert, VIDI_HUB_TLS_KEY: key } = given;
  const { protocol, port } = new URL(origin);
  const isPublic = protocol === 'https:';
  const wrong: string[] = [];
  if (isPublic && cert === undefined) wrong.push('VIDI_HUB_TLS_CERT: is missing; https needs a certificate');
  if (isPublic && key === undefined) wrong.push('VIDI_HUB_TLS_KEY: is missing; https needs its private key');
  if (!isPublic && (cert ?? key) !== undefined)
    wrong.push('VIDI_HUB_ORIGIN: must begin with https:// where there is a certificate');
  if (!isPublic && cert === undefined && !isLoopback(given.VIDI_HUB_HOST))
    wrong.push(
      'VIDI_HUB_HOST: without a certificate the hub listens on this machine alone (127.0.0.1), where nobody overhears it',
    );
  if (wrong.length > 0) return { ok: false, refusal: wrong };
  return done({
    origin,
    host: given.VIDI_HUB_HOST,
    port: given.VIDI_HUB_PORT ?? Number(port || (isPublic ? 443 : 80)),
    data: given.VIDI_HUB_DATA,
    keyFile: given.VIDI_HUB_KEY_FILE,
    linkKeyFile: given.VIDI_HUB_LINK_KEY_FILE,
    tls: cert === undefined || key === undefined ? null : { cert, key },
    clinic: {
      name: given.VIDI_HUB_CLINIC_NAME,
      phone: given.VIDI_HUB_CLINIC_PHONE,
      zone: given.VIDI_HUB_CLINIC_ZONE,
    },
    identityFile: given.VIDI_HUB_IDENTITY_FILE ?? null,
  });
}

/** The few that `keys` needs, before there is anything else. */
export function readPlaces(env: Environment): Told<Pick<HubSettings, 'data' | 'keyFile' | 'linkKeyFile'>> {
  const { VIDI_HUB_DATA, VIDI_HUB_KEY_FILE, VIDI_HUB_LINK_KEY_FILE } = settingsSchema.shape;
  const read = readOnly({ VIDI_HUB_DATA, VIDI_HUB_KEY_FILE, VIDI_HUB_LINK_KEY_FILE }, env);
  if (!read.ok) return read;
  return done({
    data: read.value.VIDI_HUB_DATA,
    keyFile: read.value.VIDI_HUB_KEY_FILE,
    linkKeyFile: read.value.VIDI_HUB_LINK_KEY_FILE,
  });
}

function readOnly<S extends z.ZodRawShape>(shape: S, env: Environment): Told<z.output<z.ZodObject<S>>> {
  // A variable that is set to nothing is one that is not set.
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name.startsWith('VIDI_HUB_') && (value ?? '') !== ''),
  );
  const wrong = Object.keys(given)
    .filter((name) => !Object.hasOwn(settingsSchema.shape, name))
    .map((name) => `${name}: there is no such setting`);
  const parsed = z.object(shape).safeParse(given);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]);
    wrong.push(`${name}: ${Object.hasOwn(given, name) ? issue.message : 'is missing'}`);
  }
  return parsed.success && wrong.length === 0 ? done(parsed.data) : { ok: false, refusal: wrong };
}

function parsedUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
