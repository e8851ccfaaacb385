import type { staffRequests } from '../shared/contracts/hub.ts';
import type { ParticipantId, VisitId } from '../shared/domain/ids.ts';
import { linkHolder } from '../shared/domain/participants.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import { type LocalDate, localDateOf } from '../shared/domain/time.ts';
import type { Handlers } from './border.ts';
import type { HelpCalls } from './helpCalls.ts';
import type { StaffServices } from './staffServices.ts';
import { type Staff, whoseVisit } from './views.ts';
import { holderRow, isAwaited, readDay, readVisit, type VisitRecord } from './visitRecords.ts';

type WaitingRoomRequests = Pick<
  typeof staffRequests,
  'message.send' | 'delay.set' | 'knock.answer' | 'device.letIn' | 'emergency.set'
>;

/** What staff ask about those who wait. `leftOver` gives what is still to be done of earlier days. */
export function createWaitingRoomHandlers(
  services: StaffServices,
  staff: Staff,
  leftOver: (today: LocalDate) => Promise<readonly VisitRecord[]>,
  help: Pick<HelpCalls, 'ask' | 'over'>,
): Handlers<WaitingRoomRequests> {
  const { db, clock, zone, sessions, presence, waitingRoom, changed } = services;
  const visit = (payload: { readonly visitId: VisitId }): VisitId => payload.visitId;

  /** All who are in the waiting room for this clinician. */
  async function waitingForMe(): Promise<Result<readonly VisitRecord[]>> {
    const today = localDateOf(clock(), zone);
    const all = [...(await leftOver(today)), ...(await readDay(db, today, zone))];
    return done(all.filter((one) => whoseVisit(one.visit, staff) === 'own' && isInWaitingRoom(one)));
  }

  /** The one visit, while its patient can be waiting. */
  async function notLetInYet(id: VisitId): Promise<Result<readonly VisitRecord[]>> {
    const found = await readVisit(db, id);
    if (found === undefined) return refuse('visit.unknown');
    return isAwaited(found) ? done([found]) : refuse('visit.notAllowedNow', { stage: found.visit.stage });
  }

  /** Does it for the one who holds the visit's link, and tells everybody. */
  async function forHolder(
    { visitId, participantId }: { readonly visitId: VisitId; readonly participantId: ParticipantId },
    act: () => Promise<Result<null>>,
  ): Promise<Result<Record<string, never>>> {
    const found = await readVisit(db, visitId);
    if (found === undefined) return refuse('visit.unknown');
    if (linkHolder(found.visit.participants)?.id !== participantId) return refuse('participant.unknown');
    const acted = await act();
    if (!acted.ok) return acted;
    await changed(visitId);
    return done({});
  }

  return {
    'message.send': {
      action: 'waitingRoom.run',
      visit: ({ visitId }) => visitId,
      async answer({ visitId, message }) {
        const to = await (visitId === null ? waitingForMe() : notLetInYet(visitId));
        if (!to.ok) return to;
        for (const id of await waitingRoom.say(to.value, message)) await changed(id);
        const isHere = (one: VisitRecord) =>
          one.visit.participants.some(({ id }) => presence.isConnected(id));
        return done({ reached: to.value.filter(isHere).length });
      },
    },
    'delay.set': {
      action: 'waitingRoom.run',
      async answer({ minutes }) {
        await waitingRoom.setDelay(staff.hsaId, minutes);
        await services.refreshPages();
        return done({});
      },
    },
    'knock.answer': {
      action: 'waitingRoom.run',
      visit,
      answer: (asked) => forHolder(asked, () => waitingRoom.answerKnock(asked.participantId, asked.answer)),
    },
    'device.letIn': {
      action: 'waitingRoom.run',
      visit,
      answer: (asked) => forHolder(asked, () => sessions.letInOther(asked.participantId)),
    },
    'emergency.set': {
      action: 'visit.emergency',
      visit,
      async answer({ visitId, state }) {
        const found = await readVisit(db, visitId);
        if (found === undefined) return refuse('visit.unknown');
        if (state === 'help') {
          await help.ask(found, staff);
          return done({});
        }
        if (state === 'over') await help.over(visitId);
        await waitingRoom.setEmergency(staff, found, state === 'called');
        await changed(visitId);
        return done({});
      },
    },
  };
}

/** Whether that one is in the waiting room. */
function isInWaitingRoom(record: VisitRecord): boolean {
  return holderRow(record)?.waiting === 1 && isAwaited(record);
}
