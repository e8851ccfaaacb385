import { createHash, createPublicKey, type KeyObject, randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { StaffMember } from '../shared/contracts/staff.ts';
import type { ConsoleId, HsaId } from '../shared/domain/ids.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import { appendAudit } from './audit.ts';
import { enterStaff, readStaffMember } from './staffBook.ts';
import type { Db } from './storage/database.ts';

/** Crockford's base 32: 5 bits a letter. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLetters = 16;
const codeLastsMs = 24 * 3_600_000;

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

/** Enters the member of staff and makes a code, good for one console within a day. Only its hash is stored. */
export async function makeEnrolment(db: Db, clock: Clock, member: StaffMember): Promise<string> {
  const code = Array.from({ length: codeLetters }, () => letters[randomInt(letters.length)]).join('');
  await db.transaction().execute(async (tx) => {
    const now = clock();
    await enterStaff(tx, clock, [member]);
    await tx
      .insertInto('enrolment')
      .values({
        code_hash: hashOf(code),
        hsa_id: member.hsaId,
        made_at: now,
        expires_at: (now + codeLastsMs) as Instant,
        used_at: null,
      })
      .execute();
    await appendAudit(tx, clock, {
      action: 'enrolment.made',
      actor: { kind: 'hub' },
      visit: null,
      payload: { clinician: member.hsaId },
    });
  });
  return code;
}

/**
 * Uses the code up and makes the console known. Of two at once with the same code one comes through. Refuses with
 * `enrolment.invalid` where the code is unknown, used or over, or the key is another console's; the code stays as it was.
 */
export async function enrolConsole(
  db: Db,
  clock: Clock,
  asked: { readonly code: string; readonly key: KeyObject; readonly label: string },
): Promise<Result<{ readonly consoleId: ConsoleId; readonly staff: StaffMember }>> {
  const publicKey = asked.key.export({ format: 'der', type: 'spki' }).toString('base64');
  return db.transaction().execute(async (tx) => {
    const now = clock();
    const enrolment = await tx
      .selectFrom('enrolment')
      .selectAll()
      .where('code_hash', '=', hashOf(asked.code))
      .executeTakeFirst();
    if (enrolment === undefined || enrolment.expires_at <= now) return refuse('enrolment.invalid');
    const known = await tx
      .selectFrom('console')
      .select('id')
      .where('public_key', '=', publicKey)
      .executeTakeFirst();
    const staff = await readStaffMember(tx, enrolment.hsa_id);
    if (known !== undefined || staff === undefined) return refuse('enrolment.invalid');
    const claimed = await tx
      .updateTable('enrolment')
      .set({ used_at: now })
      .where('code_hash', '=', enrolment.code_hash)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (claimed.numUpdatedRows !== 1n) return refuse('enrolment.invalid');
    const consoleId = v7() as ConsoleId;
    await tx
      .insertInto('console')
      .values({
        id: consoleId,
        hsa_id: staff.hsaId,
        public_key: publicKey,
        label: asked.label,
        enrolled_at: now,
        last_seen_at: null,
        revoked_at: null,
      })
      .execute();
    await appendAudit(tx, clock, {
      action: 'console.enrolled',
      actor: { kind: 'staff', hsaId: staff.hsaId },
      visit: null,
      payload: { console: consoleId },
    });
    return done({ consoleId, staff });
  });
}

export interface KnownConsole {
  readonly id: ConsoleId;
  readonly hsaId: HsaId;
  readonly name: string;
  readonly label: string;
  readonly enrolledAt: Instant;
  readonly lastSeenAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** Every console that has been enrolled, in the order of it. */
export async function listConsoles(db: Db): Promise<readonly KnownConsole[]> {
  return db
    .selectFrom('console')
    .innerJoin('staff', 'staff.hsa_id', 'console.hsa_id')
    .select([
      'console.id',
      'console.hsa_id as hsaId',
      'staff.name',
      'console.label',
      'console.enrolled_at as enrolledAt',
      'console.last_seen_at as lastSeenAt',
      'console.revoked_at as revokedAt',
    ])
    .orderBy('console.enrolled_at')
    .orderBy('console.id')
    .execute();
}

/** Ends a console for good; a running hub throws it out within a second. False where there is none such, or it has ended. */
export async function revokeConsole(db: Db, clock: Clock, consoleId: ConsoleId): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const revoked = await tx
      .updateTable('console')
      .set({ revoked_at: clock() })
      .where('id', '=', consoleId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows !== 1n) return false;
    await appendAudit(tx, clock, {
      action: 'console.revoked',
      actor: { kind: 'hub' },
      visit: null,
      payload: { console: consoleId },
    });
    return true;
  });
}

/** What stands before the 32 bytes of an Ed25519 key in SPKI (RFC 8410 §4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** An Ed25519 key out of its 32 bytes or its SPKI, in base64; null where it is none. */
export function readPublicKey(text: string): KeyObject | null {
  const bytes = Buffer.from(text, 'base64');
  const der = bytes.length === 32 ? Buffer.concat([spkiPrefix, bytes]) : bytes;
  if (der.length !== spkiPrefix.length + 32 || !der.subarray(0, spkiPrefix.length).equals(spkiPrefix))
    return null;
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
