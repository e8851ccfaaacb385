import type { VisitId } from '../shared/domain/ids.ts';
import type { Clock } from '../shared/domain/time.ts';
import type { Actor } from '../shared/domain/visit.ts';
import { type ChainEntry, chainStart, isIntact, sealLink } from './hashChain.ts';
import type { Db, Tx } from './storage/database.ts';

/** What the clinic's chain notes (Patientdatalagen 4:3: access is logged). Stored, so a word is never given another meaning. */
export type AuditAction =
  | 'day.read'
  | 'visit.read'
  | 'link.made'
  | 'link.revoked'
  | 'bookings.imported'
  | 'emergency.called'
  | 'emergency.helpAsked'
  | 'emergency.over'
  | 'note.recorded'
  | 'note.read'
  | 'enrolment.made'
  | 'console.enrolled'
  | 'console.revoked';

interface AuditEntry {
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly visit: VisitId | null;
  readonly payload: Readonly<Record<string, string | number | null>>;
}

/**
 * Adds the next link to the clinic's chain. `payload` holds opaque patient ids and counts, never names, numbers or text.
 * The last link is read and the next one written in one transaction, so that two at once never take the same place.
 */
export async function appendAudit(db: Db | Tx, clock: Clock, entry: AuditEntry): Promise<void> {
  if (db.isTransaction) await appendLink(db, clock, entry);
  else await db.transaction().execute((tx) => appendLink(tx, clock, entry));
}

async function appendLink(tx: Db | Tx, clock: Clock, entry: AuditEntry): Promise<void> {
  const last = await tx
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const link = sealLink(
    {
      visit: entry.visit,
      seq: (last?.seq ?? 0) + 1,
      at: clock(),
      actor: entry.actor,
      type: entry.action,
      payload: entry.payload,
    },
    last?.hash ?? chainStart,
  );
  await tx
    .insertInto('audit_event')
    .values({ ...link, visit: entry.visit })
    .execute();
}

/** Adds the next link to a visit's own chain, which is its history. */
export async function appendVisitEvent(
  tx: Tx,
  visit: VisitId,
  entry: Omit<ChainEntry, 'visit'>,
): Promise<void> {
  const link = sealLink({ ...entry, visit }, entry.seq === 1 ? chainStart : await lastHash(tx, visit));
  await tx
    .insertInto('visit_event')
    .values({ ...link, visit })
    .execute();
}

async function lastHash(tx: Tx, visit: VisitId): Promise<string> {
  const last = await tx
    .selectFrom('visit_event')
    .select('hash')
    .where('visit', '=', visit)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return last.hash;
}

export interface ChainsReport {
  readonly visitsChecked: number;
  readonly eventsChecked: number;
  readonly intact: boolean;
}

/** Checks both chains from their first link to their last, and that each visit's state is as old as its history says. */
export function verifyChains(db: Db): Promise<ChainsReport> {
  // In one transaction: nothing is added between the reading of a visit and of its history.
  return db.transaction().execute(verifyIn);
}

async function verifyIn(db: Tx): Promise<ChainsReport> {
  let intact = true;
  let events = 0;
  const visits = await db.selectFrom('visit').select(['id', 'seq']).execute();
  for (const visit of visits) {
    const links = await db
      .selectFrom('visit_event')
      .selectAll()
      .where('visit', '=', visit.id)
      .orderBy('seq')
      .execute();
    let prev = chainStart;
    for (const [index, link] of links.entries()) {
      intact &&= isIntact(link, visit.id, index + 1, prev);
      prev = link.hash;
    }
    intact &&= links.length === visit.seq;
    events += links.length;
  }
  let prev = chainStart;
  let seq = 0;
  for await (const link of db.selectFrom('audit_event').selectAll().orderBy('seq').stream()) {
    seq += 1;
    intact &&= isIntact(link, link.visit, seq, prev);
    prev = link.hash;
  }
  return { visitsChecked: visits.length, eventsChecked: events + seq, intact };
}
