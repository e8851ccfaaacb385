import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeEnrolment, revokeConsole } from '../../../../src/hub/consoles.ts';
import type { HubOptions } from '../../../../src/hub/hubOptions.ts';
import { createHub, type Hub } from '../../../../src/hub/server.ts';
import { type Db, openDatabase } from '../../../../src/hub/storage/database.ts';
import type { StaffMember } from '../../../../src/shared/contracts/staff.ts';
import { writeConnectionLine } from '../../../../src/shared/domain/connectionLine.ts';
import { defaultIdentityRules } from '../../../../src/shared/domain/identityRules.ts';
import type { ConsoleId, HsaId } from '../../../../src/shared/domain/ids.ts';
import { type Certificate, makeAuthority } from '../../../support/certificates.ts';
import { freePort } from '../../../support/freePort.ts';
import { clockAt, type TestClock } from '../../hub/support/hub.ts';
import { clinicians } from '../../hub/support/people.ts';
import { given } from './draftsOf.ts';
import { temporaryFolder } from './folders.ts';

export const [helenaLjung, karimHaddad] = clinicians.map((one) => ({
  ...one,
  hsaId: one.hsaId as HsaId,
})) as [StaffMember, StaffMember];

export interface ClinicHub {
  readonly origin: string;
  readonly certificate: Certificate;
  readonly clock: TestClock;
  /** A connection line for one console of this member of staff, as the administrator's command prints it. */
  line(member: StaffMember): Promise<string>;
  revoke(consoleId: ConsoleId): Promise<void>;
  stop(): Promise<void>;
  /** After `stop`: on the same folder, at the same address. */
  start(): Promise<void>;
}

/** A clinic's own hub, the real one, over TLS on a port of its own. */
export async function startClinicHub(): Promise<ClinicHub> {
  const certificate = makeAuthority('Testens utfärdare').issue(['localhost']);
  const clock = clockAt('2026-11-24T10:30:00+01:00');
  const folder = temporaryFolder();
  const port = await freePort();
  const hex32 = (): string => randomBytes(32).toString('hex');
  const options: HubOptions = {
    dataDir: folder,
    patientDir: join(folder, 'no-page'),
    keys: { database: hex32(), links: hex32() },
    clinic: { name: 'Vårdcentralen Utsikten', phone: '018-611 00 00', zone: 'Europe/Stockholm' },
    identityRules: defaultIdentityRules,
    practice: false,
    staff: [],
    door: { kind: 'enrolled' },
    listen: { host: '127.0.0.1', port, tls: certificate },
    origin: `https://localhost:${port}`,
  };
  let running: Hub | null = null;
  const clinicHub: ClinicHub = {
    origin: `https://localhost:${port}`,
    certificate,
    clock,
    line: (member) =>
      withDatabase(options, async (db) => {
        const code = await makeEnrolment(db, clock.read, member);
        return writeConnectionLine({ origin: clinicHub.origin, code, pin: certificate.pin });
      }),
    revoke: (consoleId) =>
      withDatabase(options, async (db) => {
        if (!(await revokeConsole(db, clock.read, consoleId))) throw new Error('not revoked');
      }),
    stop: async () => {
      const stopping = running;
      running = null;
      await stopping?.close();
    },
    start: async () => {
      const quiet = () => undefined;
      const log = { info: quiet, warn: quiet, error: quiet };
      running = given(await createHub(options, { clock: clock.read, log, lookEveryMs: 20 }));
    },
  };
  await clinicHub.start();
  onTestFinished(() => clinicHub.stop());
  return clinicHub;
}

async function withDatabase<T>({ dataDir, keys }: HubOptions, use: (db: Db) => Promise<T>): Promise<T> {
  const db = given(await openDatabase(join(dataDir, 'hub.db'), keys.database));
  try {
    return await use(db);
  } finally {
    await db.destroy();
  }
}
