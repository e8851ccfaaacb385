import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { type LinkPower, linkPower } from '../shared/domain/joinWindow.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { sha256Of } from './hashChain.ts';
import { isLinkToken, linkToken } from './links.ts';
import type { Db, Tx } from './storage/database.ts';
import type { ParticipantTable } from './storage/schema.ts';
import { readVisit, type VisitRecord } from './visitRecords.ts';
import type { Visits } from './visits.ts';

/** A browser that holds a participant's place. */
export interface Place {
  readonly participantId: ParticipantId;
  readonly visitId: VisitId;
  readonly device: string;
}

/** Who may come: links, and the browsers that came with them. All of it is in the database, so that a restart keeps it. */
export interface Sessions {
  /**
   * Exchanges a link's token for the participant's place. `secret` is the browser's cookie value, or undefined.
   * Wrong, foreign and revoked tokens are `link.invalid` alike; another browser that has come: `session.otherDevice`.
   */
  exchange(
    participantId: ParticipantId,
    token: string,
    secret: string | undefined,
  ): Promise<Result<{ readonly power: LinkPower; readonly secret: string }>>;
  /** The link holder's place that this browser holds: the participant's if one is named, else the one taken last. */
  placeOf(secret: string | undefined, participantId?: ParticipantId): Promise<Result<Place>>;
  /** Whether the place is still this browser's, and still the link holder's. */
  holds(place: Place): Promise<boolean>;
  /** Notes that the participant has come, where the link's power is to join. `came` is true the first time. */
  come(place: Place): Promise<{ readonly came: boolean; readonly changed: boolean }>;
  /** The link holder's present token. */
  tokenOf(record: VisitRecord): { readonly participantId: ParticipantId; readonly token: string } | null;
  /** Raises the generation: every link and session of this participant so far is over. */
  revoke(tx: Tx, participantId: ParticipantId): Promise<void>;
}

/** What the visit's link may do now. */
export function powerOf({ visit, booking }: VisitRecord, clock: Clock): LinkPower {
  const hasCome = (linkHolder(visit.participants)?.cameAt ?? null) !== null;
  return linkPower({ stage: visit.stage, start: booking.starts_at, end: booking.ends_at, hasCome }, clock());
}

export function createSessions(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly linkKey: Uint8Array;
  readonly visits: Pick<Visits, 'step'>;
  /** Another browser has taken the place before the first one had come. */
  readonly replaced: (participantId: ParticipantId) => void;
}): Sessions {
  const { db, clock, linkKey, visits, replaced } = deps;

  const participantById = (tx: Db | Tx, id: ParticipantId): Promise<ParticipantTable | undefined> =>
    tx.selectFrom('participant').selectAll().where('id', '=', id).executeTakeFirst();

  /** A re-imported booking may have given the link to another: then the place is nobody's way in. */
  async function isHolders({ participantId, visitId }: Place): Promise<boolean> {
    const record = await readVisit(db, visitId);
    return record !== undefined && linkHolder(record.visit.participants)?.id === participantId;
  }

  async function newDevice(tx: Tx): Promise<{ id: string; secret: string }> {
    const fresh = { id: v7(), secret: randomBytes(32).toString('base64url') };
    await tx
      .insertInto('device')
      .values({ id: fresh.id, secret_hash: sha256Of(fresh.secret), created_at: clock() })
      .execute();
    return fresh;
  }

  return {
    async exchange(participantId, token, secret) {
      const outcome = await db.transaction().execute(async (tx) => {
        const row = await participantById(tx, participantId);
        const record = row === undefined ? undefined : await readVisit(tx, row.visit);
        const subject = {
          booking: record?.booking.id ?? participantId,
          participant: participantId,
          generation: row?.generation ?? 0,
        };
        const right = isLinkToken(linkKey, subject, token);
        if (!right || row === undefined || record === undefined) return refuse('link.invalid');
        const holder = linkHolder(record.visit.participants);
        if (holder?.id !== participantId) return refuse('link.invalid');
        const known = await knownDevice(tx, secret);
        const other = row.device !== null && row.device !== known?.id;
        if (other && holder.cameAt !== null) return refuse('session.otherDevice');
        const device = known ?? (await newDevice(tx));
        const last = await tx
          .selectFrom('participant')
          .select((of) => of.fn.max('device_turn').as('turn'))
          .executeTakeFirst();
        await tx
          .updateTable('participant')
          .set({ device: device.id, device_turn: (last?.turn ?? 0) + 1 })
          .where('id', '=', participantId)
          .execute();
        return done({ power: powerOf(record, clock), secret: device.secret, other });
      });
      if (!outcome.ok) return outcome;
      const { other, ...answer } = outcome.value;
      if (other) replaced(participantId);
      return done(answer);
    },

    async placeOf(secret, participantId) {
      if (secret === undefined) return refuse('session.missing');
      let query = db
        .selectFrom('participant')
        .innerJoin('device', 'device.id', 'participant.device')
        .select(['participant.id', 'participant.visit', 'participant.device'])
        .where('device.secret_hash', '=', sha256Of(secret))
        .orderBy('participant.device_turn', 'desc');
      if (participantId !== undefined) query = query.where('participant.id', '=', participantId);
      for (const { id, visit, device } of await query.execute()) {
        if (device === null) continue;
        const place = { participantId: id, visitId: visit, device };
        if (await isHolders(place)) return done(place);
      }
      return refuse('session.missing');
    },

    async holds(place) {
      const row = await participantById(db, place.participantId);
      return row?.device === place.device && (await isHolders(place));
    },

    come: (place) =>
      db.transaction().execute(async (tx) => {
        const nothing = { came: false, changed: false };
        const row = await participantById(tx, place.participantId);
        const record = await readVisit(tx, place.visitId);
        if (row === undefined || record === undefined || row.device !== place.device) return nothing;
        if (row.came_device === place.device || powerOf(record, clock) !== 'join') return nothing;
        const { participantId } = place;
        const holder = linkHolder(record.visit.participants);
        if (holder?.id !== participantId) return nothing;
        const came = holder.cameAt === null;
        const moved = await visits.step(
          tx,
          record.visit,
          came ? { type: 'came', participantId } : { type: 'deviceReplaced', participantId },
          { kind: 'participant', participantId },
        );
        if (!moved.ok) return nothing;
        await tx
          .updateTable('participant')
          .set({ came_device: place.device })
          .where('id', '=', participantId)
          .execute();
        return { came, changed: true };
      }),

    tokenOf(record) {
      const holder = linkHolder(record.visit.participants);
      const row = record.participants.find((one) => one.id === holder?.id);
      if (row === undefined) return null;
      const subject = { booking: record.booking.id, participant: row.id, generation: row.generation };
      return { participantId: row.id, token: linkToken(linkKey, subject) };
    },

    async revoke(tx, participantId) {
      await tx
        .updateTable('participant')
        .set((of) => ({ generation: of('generation', '+', 1), device: null, device_turn: null }))
        .where('id', '=', participantId)
        .execute();
    },
  };
}

async function knownDevice(
  tx: Tx,
  secret: string | undefined,
): Promise<{ id: string; secret: string } | undefined> {
  if (secret === undefined) return undefined;
  const row = await tx
    .selectFrom('device')
    .select('id')
    .where('secret_hash', '=', sha256Of(secret))
    .executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, secret };
}
