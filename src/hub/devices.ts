import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Instant } from '../shared/domain/time.ts';
import { sha256Of } from './hashChain.ts';
import type { Tx } from './storage/database.ts';

/** A browser, with the cookie value that proves it. Only the value's hash is stored. */
export interface Device {
  readonly id: string;
  readonly secret: string;
}

/** The browser of this cookie value, where it has come before. */
export async function knownDevice(tx: Tx, secret: string | undefined): Promise<Device | undefined> {
  if (secret === undefined) return undefined;
  const row = await tx
    .selectFrom('device')
    .select('id')
    .where('secret_hash', '=', sha256Of(secret))
    .executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, secret };
}

export async function newDevice(tx: Tx, at: Instant): Promise<Device> {
  const fresh = { id: v7(), secret: randomBytes(32).toString('base64url') };
  await tx
    .insertInto('device')
    .values({ id: fresh.id, secret_hash: sha256Of(fresh.secret), created_at: at })
    .execute();
  return fresh;
}

/** The next place that any browser takes: of two places of one browser the later counts. */
export async function nextTurn(tx: Tx): Promise<number> {
  const last = await tx
    .selectFrom('participant')
    .select((of) => of.fn.max('device_turn').as('turn'))
    .executeTakeFirst();
  return (last?.turn ?? 0) + 1;
}
