import { consoleCalls } from '../shared/contracts/console.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import type { StaffAuth } from '../shared/contracts/staff.ts';
import { consoleProof } from '../shared/domain/connectionLine.ts';
import type { ConsoleId, HsaId } from '../shared/domain/ids.ts';
import { done, type Result } from '../shared/domain/refusal.ts';
import { signedBy } from './consoleKey.ts';
import { askHub } from './hubRest.ts';
import type { HubAddress } from './hubSource.ts';

/** Makes what the hub's `/staff` door is shown: anew for each connection, since a nonce is good once. */
export type Credential = (hub: HubAddress) => Promise<Result<StaffAuth>>;

/** To the hub of this program: the secret that main gave it at its start, and which of its staff sits here. */
export function secretCredential(secret: string, hsaId: HsaId): Credential {
  return async () => done({ v: protocolVersion, secret, hsaId });
}

/**
 * To a clinic's own hub: a nonce of the hub's, signed together with the hub's address, so that what is shown to one hub is
 * worth nothing at another. `key`: the seed that was made at the enrolment.
 */
export function enrolledCredential(enrolled: {
  readonly consoleId: ConsoleId;
  readonly key: Buffer;
}): Credential {
  return async (hub) => {
    const challenge = await askHub(hub, consoleCalls['console.challenge'], {});
    if (!challenge.ok) return challenge;
    const { nonce } = challenge.value;
    const signature = signedBy(enrolled.key, consoleProof(hub.origin, nonce));
    return done({ v: protocolVersion, console: enrolled.consoleId, nonce, signature });
  };
}
