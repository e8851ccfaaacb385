import type { EmergencyEvent } from '../shared/contracts/hub.ts';
import type { HsaId, VisitId } from '../shared/domain/ids.ts';
import type { Staff } from './views.ts';
import { answersOf, type VisitRecord } from './visitRecords.ts';

/** A member of staff asks all other consoles. */
export interface CallForHelp {
  /** True: for the first time. */
  ask(record: VisitRecord): boolean;
  over(record: VisitRecord): void;
}

/** Who has asked colleagues for help in an emergency: in memory only, until it is over. */
export interface HelpCalls {
  /** What colleagues are told; `fresh`: it was not asked for before. */
  ask(record: VisitRecord, by: Staff): { readonly event: EmergencyEvent; readonly fresh: boolean };
  /** What colleagues are told when it is over. */
  over(record: VisitRecord, by: Staff): EmergencyEvent;
  /** All that others have asked for, as one is told who connects now. */
  toldTo(hsaId: HsaId): readonly EmergencyEvent[];
}

export function createHelpCalls(): HelpCalls {
  const calls = new Map<VisitId, { readonly by: HsaId; readonly event: EmergencyEvent }>();
  return {
    ask(record, by) {
      const fresh = !calls.has(record.visit.id);
      const event = eventOf(record, by, 'help');
      calls.set(record.visit.id, { by: by.hsaId, event });
      return { event, fresh };
    },
    over(record, by) {
      calls.delete(record.visit.id);
      return eventOf(record, by, 'over');
    },
    toldTo: (hsaId) => [...calls.values()].filter(({ by }) => by !== hsaId).map(({ event }) => event),
  };
}

function eventOf(record: VisitRecord, { name }: Staff, state: EmergencyEvent['state']): EmergencyEvent {
  const { visit, booking } = record;
  // Where a protected person is stands inside the visit only.
  const { where, place } = booking.protected === 1 ? {} : answersOf(record);
  return {
    v: 1,
    type: 'emergency',
    visitId: visit.id,
    start: booking.starts_at,
    byName: name,
    where: where ?? null,
    place: place ?? null,
    state,
  };
}
