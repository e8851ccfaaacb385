import type { ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { type LinkPower, linkPower } from '../shared/domain/joinWindow.ts';
import { linkHolder, type Participant } from '../shared/domain/participants.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { knownDevice, newDevice, nextTurn } from './devices.ts';
import { sha256Of } from './hashChain.ts';
import { isLinkToken, linkToken } from './links.ts';
import type { Db, Tx } from './storage/database.ts';
import type { ParticipantTable } from './storage/schema.ts';
import { holderRow, readVisit, readVisits, type VisitRecord } from './visitRecords.ts';
import type { Visits } from './visits.ts';

/** A browser, and the participant's place that it holds or waits for. */
export interface Place {
  readonly participantId: ParticipantId;
  readonly visitId: VisitId;
  readonly device: string;
}

/** How a browser stands to the place now: has it, has its turn to be let in to it, or neither any more. */
export type Standing = 'holds' | 'waits' | 'none';

/** Which browsers a place belongs to: the one that holds it, and the one that waits for it. */
export interface Turns {
  readonly holds: string | null;
  readonly waits: string | null;
}

/** Who may come: links, and the browsers that came with them. All of it is in the database, so that a restart keeps it. */
export interface Sessions {
  /**
   * Exchanges a link's token for the participant's place. `secret` is the browser's cookie value, or undefined.
   * Where another browser has come already, this one `waits` to be let in to the place, instead of one that waited before.
   * Wrong, foreign and revoked tokens are `link.invalid` alike; nobody begins to wait after the visit: `link.over`.
   */
  exchange(
    participantId: ParticipantId,
    token: string,
    secret: string | undefined,
  ): Promise<Result<{ readonly power: LinkPower; readonly secret: string; readonly waits: boolean }>>;
  /**
   * The link holder's place that this browser holds: the participant's if one is named, else the one taken last. Where
   * it holds none, one that it `waits` for.
   */
  placeOf(
    secret: string | undefined,
    participantId?: ParticipantId,
  ): Promise<Result<{ readonly place: Place; readonly waits: boolean }>>;
  standingOf(place: Place): Promise<Standing>;
  /** Those of these places whose participant may come by now, and has not been noted. */
  comers(places: readonly Place[]): Promise<readonly Place[]>;
  /** Notes that the participant has come, where the link's power is to join. `came` is true the first time. */
  come(place: Place): Promise<{ readonly came: boolean; readonly changed: boolean }>;
  /**
   * Gives the place to the browser that waits for it, at its page now; the one before is told, and waits in its turn if
   * it comes back. Refuses with `session.nobodyWaits`.
   */
  letInOther(participantId: ParticipantId): Promise<Result<null>>;
  /** The link holder's present token. */
  tokenOf(record: VisitRecord): { readonly participantId: ParticipantId; readonly token: string } | null;
  /** Raises the generation: every link and session of this participant so far is over. */
  revoke(tx: Tx, participantId: ParticipantId): Promise<void>;
}

/** What the visit's link may do now. */
export function powerOf(record: VisitRecord, clock: Clock): LinkPower {
  const { visit, booking } = record;
  // One whose knock was answered is awaited like one who has come.
  const isAwaited = holderRow(record)?.knock_answer === 'open';
  const hasCome = (linkHolder(visit.participants)?.cameAt ?? null) !== null || isAwaited;
  return linkPower({ stage: visit.stage, start: booking.starts_at, end: booking.ends_at, hasCome }, clock());
}

export function createSessions(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly linkKey: Uint8Array;
  readonly visits: Pick<Visits, 'step'>;
  /** The browser whose page waits for the participant's place at this moment; null: none. */
  readonly deviceWaiting: (participantId: ParticipantId) => string | null;
  /** The place, or the turn to wait for it, has gone to another browser. */
  readonly moved: (participantId: ParticipantId, turns: Turns) => void;
}): Sessions {
  const { db, clock, linkKey, visits, deviceWaiting, moved } = deps;

  const participantById = (tx: Db | Tx, id: ParticipantId): Promise<ParticipantTable | undefined> =>
    tx.selectFrom('participant').selectAll().where('id', '=', id).executeTakeFirst();

  /** A re-imported booking may have given the link to another: then the place is nobody's way in. */
  async function isHolders({ participantId, visitId }: Place): Promise<boolean> {
    const record = await readVisit(db, visitId);
    return record !== undefined && linkHolder(record.visit.participants)?.id === participantId;
  }

  /** The one who holds this place, where it is held by this browser, may come now, and has not yet come with it. */
  function comerAt(record: VisitRecord | undefined, { participantId, device }: Place): Participant | null {
    const row = record?.participants.find((one) => one.id === participantId);
    if (record === undefined || row?.device !== device || row.came_device === device) return null;
    const holder = linkHolder(record.visit.participants);
    return holder?.id === participantId && powerOf(record, clock) === 'join' ? holder : null;
  }

  /** Of several places of one browser the one taken last comes first. */
  async function placesOf(
    secret: string,
    column: 'device' | 'other_device',
    participantId: ParticipantId | undefined,
  ): Promise<readonly Place[]> {
    let query = db
      .selectFrom('participant')
      .innerJoin('device', 'device.id', `participant.${column}`)
      .select(['participant.id as participantId', 'participant.visit as visitId', 'device.id as device'])
      .where('device.secret_hash', '=', sha256Of(secret))
      .orderBy('participant.device_turn', 'desc');
    if (participantId !== undefined) query = query.where('participant.id', '=', participantId);
    return query.execute();
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
        const isTaken = row.device !== null && row.device !== known?.id;
        const waits = isTaken && holder.cameAt !== null;
        const power = powerOf(record, clock);
        if (waits && power === 'over') return refuse('link.over');
        const device = known ?? (await newDevice(tx, clock()));
        await tx
          .updateTable('participant')
          .set(waits ? { other_device: device.id } : { device: device.id, device_turn: await nextTurn(tx) })
          .where('id', '=', participantId)
          .execute();
        const turns = waits ? { holds: row.device, waits: device.id } : { holds: device.id, waits: null };
        return done({ power, secret: device.secret, waits, turns: isTaken ? turns : null });
      });
      if (!outcome.ok) return outcome;
      const { turns, ...answer } = outcome.value;
      if (turns !== null) moved(participantId, turns);
      return done(answer);
    },

    async placeOf(secret, participantId) {
      if (secret === undefined) return refuse('session.missing');
      for (const column of ['device', 'other_device'] as const)
        for (const place of await placesOf(secret, column, participantId))
          if (await isHolders(place)) return done({ place, waits: column === 'other_device' });
      return refuse('session.missing');
    },

    async standingOf(place) {
      if (!(await isHolders(place))) return 'none';
      const row = await participantById(db, place.participantId);
      if (row?.device === place.device) return 'holds';
      return row?.other_device === place.device ? 'waits' : 'none';
    },

    async comers(places) {
      const records = await readVisits(
        db,
        places.map((place) => place.visitId),
      );
      const byVisit = new Map(records.map((record) => [record.visit.id, record]));
      return places.filter((place) => comerAt(byVisit.get(place.visitId), place) !== null);
    },

    come: (place) =>
      db.transaction().execute(async (tx) => {
        const nothing = { came: false, changed: false };
        const record = await readVisit(tx, place.visitId);
        const comer = comerAt(record, place);
        if (record === undefined || comer === null) return nothing;
        const { participantId } = place;
        const came = comer.cameAt === null;
        const stepped = await visits.step(
          tx,
          record.visit,
          came ? { type: 'came', participantId } : { type: 'deviceReplaced', participantId },
          { kind: 'participant', participantId },
        );
        if (!stepped.ok) return nothing;
        await tx
          .updateTable('participant')
          .set({ came_device: place.device })
          .where('id', '=', participantId)
          .execute();
        return { came, changed: true };
      }),

    async letInOther(participantId) {
      const waiting = deviceWaiting(participantId);
      if (waiting === null) return refuse('session.nobodyWaits');
      const outcome = await db.transaction().execute(async (tx) => {
        const row = await participantById(tx, participantId);
        // Let in from both sides at once: the second of the two finds the first browser waiting, and must not undo it.
        if (row === undefined || row.other_device !== waiting) return refuse('session.nobodyWaits');
        await tx
          .updateTable('participant')
          .set({ device: waiting, device_turn: await nextTurn(tx), other_device: row.device })
          .where('id', '=', participantId)
          .execute();
        return done({ holds: waiting, waits: row.device });
      });
      if (!outcome.ok) return outcome;
      moved(participantId, outcome.value);
      return done(null);
    },

    tokenOf(record) {
      const row = holderRow(record);
      if (row === undefined) return null;
      const subject = { booking: record.booking.id, participant: row.id, generation: row.generation };
      return { participantId: row.id, token: linkToken(linkKey, subject) };
    },

    async revoke(tx, participantId) {
      await tx
        .updateTable('participant')
        .set((of) => ({
          generation: of('generation', '+', 1),
          device: null,
          device_turn: null,
          other_device: null,
        }))
        .where('id', '=', participantId)
        .execute();
    },
  };
}
