import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import { done, type Result } from '../shared/domain/refusal.ts';
import { secretCredential } from './credential.ts';
import type { DataFolder } from './dataFolder.ts';
import { forkHub } from './hubFork.ts';
import type { HubChild } from './hubProcess.ts';
import { EmbeddedHub } from './hubSource.ts';
import type { Keychain } from './keychain.ts';
import { type Persona, practiceClinic } from './persona.ts';
import type { Place } from './place.ts';
import type { Places } from './places.ts';
import { Practice } from './practice.ts';
import { openPracticeRoot } from './practiceProfile.ts';
import { scryptCost } from './profileLock.ts';
import { Profiles } from './profiles.ts';
import { readResource } from './resources.ts';
import { type Surroundings, startWork } from './work.ts';

/** The practice clinic: its hub runs from here on, whoever of its staff signs in. */
export async function openPractice(
  options: {
    /** The first hub, already on its way up; null: none has been started. */
    readonly hub: HubChild | null;
    readonly data: DataFolder;
    readonly places: Places;
    readonly keychain: Keychain;
  } & Surroundings,
): Promise<Result<Place>> {
  const { data, places, settings, clock, events } = options;
  const clinic = await readResource(join(places.resources, 'practice', 'clinic.json'), practiceClinic);
  const personas: readonly Persona[] = clinic.staff.map((principal) => ({
    v: 1,
    principal,
    clinic: clinic.clinic,
  }));
  const [first] = personas;
  if (first === undefined) throw new TypeError('nobody works at the practice clinic');
  const root = await openPracticeRoot(data.practice, first);
  if (!root.ok) {
    options.hub?.kill();
    return root;
  }
  const { hubKeys, rootKey } = root.value;
  const secret = randomBytes(32).toString('hex');
  let started = options.hub;
  const source = new EmbeddedHub({
    fork: () => {
      const child = started ?? forkHub(places.hub);
      started = null;
      return child;
    },
    configFor: (port) => ({
      v: protocolVersion,
      dataDir: data.hub,
      patientDir: places.patient,
      port,
      staffSecret: secret,
      staff: clinic.staff,
      keys: { database: hubKeys.database.toString('hex'), links: hubKeys.links.toString('hex') },
      clinic: clinic.clinic,
      identityRules: clinic.identityRules,
      practice: true,
    }),
    port: settings.hubPort,
    keepPort: (port) => settings.keepHubPort(port),
  });
  source.start();
  const profiles = new Profiles({
    folder: join(data.practice, 'profiles'),
    kind: 'practice',
    first: { folder: data.practice, rootKey },
    locksmith: { keychain: options.keychain, cost: scryptCost },
    clock,
    warn: events.warn.bind(events),
  });
  return done({
    mode: 'practice',
    profiles,
    staff: clinic.staff,
    personaOf: (hsaId) => personas.find((one) => one.principal.hsaId === hsaId) ?? null,
    enrol: null,
    begin: (profile) =>
      startWork({
        ...options,
        profile,
        profiles,
        source,
        credential: secretCredential(secret, profile.persona.principal.hsaId),
        practice: (ask) =>
          Practice.read({
            places,
            clinic,
            clock,
            ask,
            withPatient: process.env.VIDI_PRACTICE_PATIENT !== 'off',
          }),
      }),
    stop: () => source.stop(),
  });
}
