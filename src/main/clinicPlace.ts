import { hostname } from 'node:os';
import { join } from 'node:path';
import { enrolledCredential } from './credential.ts';
import type { DataFolder } from './dataFolder.ts';
import { enrol } from './enrolment.ts';
import { RemoteHub } from './hubSource.ts';
import type { Keychain } from './keychain.ts';
import type { Place } from './place.ts';
import { scryptCost } from './profileLock.ts';
import { Profiles } from './profiles.ts';
import { type Surroundings, startWork } from './work.ts';

/** The consoles of a clinic's own hub: each profile of this workstation is one, with a key of its own. */
export function openClinic(
  options: { readonly data: DataFolder; readonly keychain: Keychain } & Surroundings,
): Place {
  const profiles = new Profiles({
    folder: join(options.data.clinic, 'profiles'),
    kind: 'clinic',
    first: null,
    locksmith: { keychain: options.keychain, cost: scryptCost },
    clock: options.clock,
    warn: options.events.warn.bind(options.events),
  });
  return {
    mode: 'clinic',
    profiles,
    staff: [],
    personaOf: () => null,
    enrol: (line) => enrol(line, hostname()),
    begin: (profile) => {
      const { hub, keys } = profile;
      if (hub === null || keys.console === null) throw new TypeError('a profile of another kind');
      return startWork({
        ...options,
        profile,
        profiles,
        source: new RemoteHub(hub),
        credential: enrolledCredential({ consoleId: hub.consoleId, key: keys.console }),
        practice: null,
      });
    },
    stop: async () => undefined,
  };
}
