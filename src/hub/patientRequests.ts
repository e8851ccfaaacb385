import type { z } from 'zod';
import type { patientRequests } from '../shared/contracts/hub.ts';
import type { AddressedSignal } from '../shared/contracts/signal.ts';
import type { answers } from '../shared/contracts/visit.ts';
import type { HsaId, VisitId } from '../shared/domain/ids.ts';
import { cleanText } from '../shared/domain/note.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import type { Readiness } from '../shared/domain/readiness.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import type { Handlers } from './border.ts';
import { comeBack, isInCall, leave } from './leaving.ts';
import type { PresenceBook } from './presence.ts';
import { type Place, powerOf, type Sessions } from './sessions.ts';
import type { SignalBox, SignalGate } from './signalling.ts';
import type { Db } from './storage/database.ts';
import { readVisit, type VisitRecord } from './visitRecords.ts';
import type { Visits } from './visits.ts';
import type { WaitingRoom } from './waitingRoom.ts';

export interface PatientServices {
  readonly db: Db;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly visits: Pick<Visits, 'step'>;
  readonly presence: PresenceBook;
  readonly signals: SignalBox;
  readonly changed: (visit: VisitId) => Promise<void>;
  /** Somebody is here: worth a sound at the console. */
  readonly arrived: (visit: VisitId) => Promise<void>;
  /** Somebody knocks outside the join window. */
  readonly knocked: (visit: VisitId) => Promise<void>;
  readonly waitingRoom: WaitingRoom;
  /** Hands a signal to the clinician's consoles; false when none is connected. */
  readonly toConsole: (clinician: HsaId, signal: AddressedSignal) => boolean;
}

export function createPatientHandlers(
  services: PatientServices,
  place: Place,
  page: {
    readonly gate: SignalGate;
    readonly tab: string;
    readonly takePlace: () => Promise<void>;
  },
): Handlers<typeof patientRequests> {
  const { db, clock, visits, presence, signals, waitingRoom, changed } = services;
  const { participantId, visitId } = place;

  /** The visit, while its page may still be used. */
  async function underway(): Promise<Result<VisitRecord>> {
    const record = await readVisit(db, visitId);
    if (record === undefined) return refuse('visit.unknown');
    if (linkHolder(record.visit.participants)?.id !== participantId) return refuse('session.missing');
    return powerOf(record, clock) === 'over' ? refuse('link.over') : done(record);
  }

  async function waitsForTheFirstTime(): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('participant')
      .set({ waiting_since: clock() })
      .where('id', '=', participantId)
      .where('waiting_since', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  const isAdmitted = ({ visit }: VisitRecord): boolean =>
    visit.participants.some((one) => one.id === participantId && isInCall(visit, one));

  return {
    'page.answers': {
      action: 'own.page',
      async answer({ room, ...given }) {
        const record = await underway();
        if (!record.ok) return record;
        const phone = given.phone === undefined ? {} : { phone: cleanText(given.phone) };
        // Read and written as one, so that two answers at the same moment are both kept.
        await db.transaction().execute(async (tx) => {
          const row = await tx
            .selectFrom('participant')
            .select('answers')
            .where('id', '=', participantId)
            .executeTakeFirstOrThrow();
          const before = JSON.parse(row.answers) as z.output<typeof answers>;
          await tx
            .updateTable('participant')
            .set({
              answers: JSON.stringify({ ...before, ...given, ...phone }),
              ...(room === undefined ? {} : { room }),
            })
            .where('id', '=', participantId)
            .execute();
        });
        await changed(visitId);
        return done({});
      },
    },
    'page.readiness': {
      action: 'own.page',
      async answer({ room, ...devices }) {
        const record = await underway();
        if (!record.ok) return record;
        presence.devices(participantId, devices);
        if (room !== undefined)
          await db.updateTable('participant').set({ room }).where('id', '=', participantId).execute();
        if (powerOf(record.value, clock) === 'test') {
          const { room: _, ...all } = presence.readinessOf(participantId, undefined);
          const outcome = outcomeOf(all);
          if (outcome !== null) await waitingRoom.tested(participantId, outcome);
        }
        await changed(visitId);
        return done({});
      },
    },
    'page.waiting': {
      action: 'own.page',
      async answer({ waiting }) {
        const record = await underway();
        if (!record.ok) return record;
        if (powerOf(record.value, clock) === 'test') return refuse('link.tooEarly');
        await comeBack(db, participantId);
        await db
          .updateTable('participant')
          .set({ waiting: waiting ? 1 : 0 })
          .where('id', '=', participantId)
          .execute();
        // Here at once, not only when the pages are next looked at: the clinician may let in who waits.
        const { came } = await services.sessions.come(place);
        const first = waiting && (await waitsForTheFirstTime());
        await changed(visitId);
        if (first || came) await services.arrived(visitId);
        return done({});
      },
    },
    'page.useThisTab': {
      action: 'own.page',
      async answer() {
        await page.takePlace();
        return done({});
      },
    },
    'signal.send': {
      action: 'visit.signal',
      async answer(signal) {
        const record = await underway();
        if (!record.ok) return record;
        if (!isAdmitted(record.value)) return refuse('participant.notAdmitted');
        const passed = page.gate.pass(signal);
        if (!passed.ok) return passed;
        if (signal.data.type === 'restart') await comeBack(db, participantId);
        const addressed = { visitId, participantId, signal };
        const clinician = record.value.visit.assignedTo;
        if (services.toConsole(clinician, addressed)) return done({});
        const kept = signals.keepForConsole(clinician, addressed);
        return kept.ok ? done({}) : kept;
      },
    },
    'line.report': {
      action: 'visit.signal',
      async answer({ line }) {
        const record = await underway();
        if (!record.ok) return record;
        if (!isAdmitted(record.value)) return refuse('participant.notAdmitted');
        if (line === 'connecting') await comeBack(db, participantId);
        presence.line(participantId, 'patient', line);
        await changed(visitId);
        return done({});
      },
    },
    'page.knock': {
      action: 'own.page',
      async answer() {
        const knock = await waitingRoom.knock(visitId, participantId);
        if (!knock.ok) return knock;
        await changed(visitId);
        if (knock.value.fresh) await services.knocked(visitId);
        return done({});
      },
    },
    'page.prepare': {
      action: 'own.page',
      async answer(written) {
        const record = await underway();
        if (!record.ok) return record;
        await waitingRoom.prepare(participantId, written);
        await changed(visitId);
        return done({});
      },
    },
    'page.letInDevice': {
      action: 'own.page',
      async answer() {
        const taken = await services.sessions.letInOther(participantId);
        if (!taken.ok) return taken;
        await changed(visitId);
        return done({});
      },
    },
    'page.room': {
      action: 'own.page',
      async answer({ seq: ofSeq, ok }) {
        const actor = { kind: 'participant', participantId } as const;
        const stepped = await db.transaction().execute(async (tx) => {
          const record = await readVisit(tx, visitId);
          if (record === undefined) return refuse('visit.unknown');
          if (!isAdmitted(record)) return refuse('participant.notAdmitted');
          return visits.step(tx, record.visit, { type: 'roomAnswered', participantId, ofSeq, ok }, actor);
        });
        if (stepped.ok) await changed(visitId);
        // Pressed twice, or asked anew meanwhile: the view says how it stands.
        else if (stepped.refusal.code !== 'visit.notAllowedNow') return stepped;
        return done({});
      },
    },
    'page.leave': {
      action: 'own.page',
      async answer() {
        await leave(db, participantId, page.tab, clock());
        await changed(visitId);
        return done({});
      },
    },
  };
}

/** How the test went: well with everything, or trouble with something; null while it is not done. */
function outcomeOf({ camera, microphone, speaker, network }: Omit<Readiness, 'room'>) {
  const devices = [camera, microphone, speaker].map((one) => one.state);
  if (devices.includes('trouble') || network.state === 'failed') return 'trouble';
  return devices.every((state) => state === 'works') && network.state === 'good' ? 'well' : null;
}
