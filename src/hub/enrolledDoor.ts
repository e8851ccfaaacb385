import { createPublicKey, verify } from 'node:crypto';
import { consoleProof } from '../shared/domain/connectionLine.ts';
import { done, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import type { Challenges } from './challenges.ts';
import { readStaffMember } from './staffBook.ts';
import { readAuth, type StaffDoor } from './staffDoor.ts';
import type { Db } from './storage/database.ts';

/**
 * The door of a clinic's own hub: a console proves by its key which profile it is, over a nonce of this hub. Who has not
 * the key learns nothing (`console.unknown`); who has it is told `console.challenge` (come again with a new nonce) or
 * `console.revoked`.
 */
export function enrolledDoor(deps: {
  readonly db: Db;
  readonly clock: Clock;
  /** What the hub is reached by: a signature for another hub is worth nothing here. */
  readonly origin: () => string;
  readonly challenges: Challenges;
}): StaffDoor {
  const { db, clock, origin, challenges } = deps;
  return {
    async admit(auth) {
      const given = readAuth(auth);
      if (!given.ok) return given;
      if (!('console' in given.value)) return refuse('permission.denied');
      const { console: id, nonce, signature } = given.value;
      const isFresh = challenges.use(nonce);
      const row = await db.selectFrom('console').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return refuse('console.unknown');
      const proof = Buffer.from(consoleProof(origin(), nonce), 'utf8');
      if (!verify(null, proof, keyOf(row.public_key), Buffer.from(signature, 'base64')))
        return refuse('console.unknown');
      if (!isFresh) return refuse('console.challenge');
      const member = await readStaffMember(db, row.hsa_id);
      if (row.revoked_at !== null || member === undefined) return refuse('console.revoked');
      await db.updateTable('console').set({ last_seen_at: clock() }).where('id', '=', id).execute();
      return done(member);
    },
  };
}

function keyOf(spki: string) {
  return createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
}
