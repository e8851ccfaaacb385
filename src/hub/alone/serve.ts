import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IdentityRules } from '../../shared/domain/identityRules.ts';
import { done, type Refusal } from '../../shared/domain/refusal.ts';
import type { Clock } from '../../shared/domain/time.ts';
import type { Log } from '../refusals.ts';
import { createHub } from '../server.ts';
import type { Certificate } from './certificate.ts';
import { takeFolder } from './folderLock.ts';
import type { HubKeys } from './keyFiles.ts';
import type { HubSettings } from './settings.ts';
import { codeOf, type Told, tell } from './told.ts';

/** Built, this is `out/main/hubAlone.js`; the page lies as far from there as from its source. */
const patientDir = fileURLToPath(new URL('../../out/patient', import.meta.url));
const renewSoonMs = 14 * 86_400_000;

/** Runs the hub; `stop` ends it in order. */
export async function serve(
  settings: HubSettings,
  keys: HubKeys,
  certificate: Certificate | null,
  identityRules: IdentityRules,
  deps: { readonly clock: Clock; readonly log: Log },
): Promise<Told<{ stop(): Promise<void> }>> {
  const { clock, log } = deps;
  const { data, host, port, origin, clinic } = settings;
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const folder = takeFolder(data);
    if (!folder.ok) return folder;
    const hub = await createHub(
      {
        dataDir: data,
        patientDir,
        keys,
        clinic,
        identityRules,
        practice: false,
        staff: [],
        door: { kind: 'enrolled' },
        listen: { host, port, tls: certificate },
        origin,
      },
      { clock, log },
    );
    if (!hub.ok) {
      folder.value.release();
      return tell(wordsOf(hub.refusal, settings));
    }
    if (certificate !== null && certificate.validTo.getTime() - clock() < renewSoonMs)
      log.warn(
        { code: 'certificate', validTo: certificate.validTo.toISOString() },
        'the certificate has to be renewed soon',
      );
    log.info({ origin, host, port: hub.value.port }, 'ready');
    return done({
      async stop() {
        await hub.value.close();
        folder.value.release();
      },
    });
  } catch (error) {
    const words = systemWords(error, settings);
    if (words === undefined) throw error;
    return tell(words);
  }
}

/** What the hub's own refusals mean for the settings. */
export function wordsOf(refusal: Refusal, { port }: Pick<HubSettings, 'port'>): string {
  switch (refusal.code) {
    case 'connection.portTaken':
      return `VIDI_HUB_PORT: port ${port} is in use by another program`;
    case 'profile.damaged':
      return 'VIDI_HUB_KEY_FILE: the database cannot be opened with this key, or is damaged; nothing has been changed';
    case 'connection.version':
      return 'VIDI_HUB_DATA: the database was written by a newer Vidi; run that one, nothing has been changed';
    case 'store.inUse':
      return 'VIDI_HUB_DATA: another program holds the database';
    default:
      return `The hub did not start: ${refusal.code}`;
  }
}

/** What the system's refusals mean for the settings. */
function systemWords(error: unknown, { host, port }: HubSettings): string | undefined {
  const code = codeOf(error);
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen')
    return code === 'EADDRNOTAVAIL'
      ? `VIDI_HUB_HOST: this machine has no address ${host}`
      : `VIDI_HUB_PORT: the system does not let this user listen at port ${port} (${code})`;
  return /^(E[A-Z]+|SQLITE_(CANTOPEN|READONLY|IOERR|FULL).*)$/.test(code)
    ? `VIDI_HUB_DATA: the folder cannot be written (${code})`
    : undefined;
}
