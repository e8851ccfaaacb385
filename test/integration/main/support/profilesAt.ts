import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keychain } from '../../../../src/main/keychain.ts';
import { type Persona, practiceClinic } from '../../../../src/main/persona.ts';
import { openPracticeRoot } from '../../../../src/main/practiceProfile.ts';
import { Profiles } from '../../../../src/main/profiles.ts';
import { seal, unseal } from '../../../../src/main/sealing.ts';
import type { Refusal } from '../../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';
import { given } from './draftsOf.ts';

const clinicFile = join(import.meta.dirname, '../../../../resources/practice/clinic.json');
export const clinic = practiceClinic.parse(JSON.parse(readFileSync(clinicFile, 'utf8')));

function personaAt(place: number): Persona {
  const principal = clinic.staff[place];
  if (principal === undefined) throw new Error('nobody there');
  return { v: 1, principal, clinic: clinic.clinic };
}

export const helena = personaAt(0);
export const karim = personaAt(1);

/** The least that a profile's file may say: these tests open many. */
const cost = { N: 2 ** 14, r: 8, p: 1 };

export const passphrase = 'sju skator på taket';

/** A computer without a keychain, as in a container. */
const noKeychain: Keychain = {
  there: false,
  wrap: () => {
    throw new Error('no keychain');
  },
  unwrap: () => {
    throw new Error('no keychain');
  },
};

/** A keychain with a key of its own, as the system's is: another one, or a locked one, gives nothing. */
export function keychainOf(key: Buffer): Keychain {
  return {
    there: true,
    wrap: (bytes) => seal(key, bytes, 'keychain'),
    unwrap: (bytes) => {
      const plain = unseal(key, bytes, 'keychain');
      if (plain === null) throw new Error('keychain locked');
      return plain;
    },
  };
}

/** The practice clinic's profiles over a real folder, as a start of the console finds them. The time stands. */
export async function profilesAt(folder: string, keychain: Keychain = noKeychain) {
  const clock = { now: 1_795_000_000_000 };
  const warnings: Refusal[] = [];
  const { rootKey, hubKeys } = given(await openPracticeRoot(folder, helena));
  const start = () =>
    new Profiles({
      folder: join(folder, 'profiles'),
      kind: 'practice',
      first: { folder, rootKey },
      locksmith: { keychain, cost },
      clock: () => clock.now as Instant,
      warn: (warning) => warnings.push(warning),
    });
  return { profiles: start(), start, clock, warnings, rootKey, hubKeys };
}
