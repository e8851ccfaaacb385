import type { ParticipantId } from '../shared/domain/ids.ts';
import type { Participant } from '../shared/domain/participants.ts';
import { type Presence, type Readiness, untestedReadiness } from '../shared/domain/readiness.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import type { Visit } from '../shared/domain/visit.ts';
import { isInCall } from './leaving.ts';
import type { ParticipantTable } from './storage/schema.ts';

export type Line = Extract<Presence, { state: 'inCall' }>['line'];

interface Live {
  readonly connectedAt: Instant | null;
  /** The browser that was connected last. */
  readonly device: string | null;
  readonly lastSeen: Instant | null;
  readonly devices: Omit<Readiness, 'room'>;
  readonly admittedAt: Instant | null;
  readonly lines: { readonly console: Line | null; readonly patient: Line | null };
}

const { room: _, ...untested } = untestedReadiness;
const unseen: Live = {
  connectedAt: null,
  device: null,
  lastSeen: null,
  devices: untested,
  admittedAt: null,
  lines: { console: null, patient: null },
};

/** The participants' live sessions: in memory only, never stored as a visit's stage. Who left by will stands in the row. */
export interface PresenceBook {
  connected(id: ParticipantId, device: string): void;
  gone(id: ParticipantId): void;
  devices(id: ParticipantId, devices: Partial<Omit<Readiness, 'room'>>): void;
  /** A page of this device waits for the participant's place; null: none does any more. */
  waitsForPlace(id: ParticipantId, device: string | null): void;
  deviceWaiting(id: ParticipantId): string | null;
  /** Whether another device waits for the place: it has its turn, and its page is there. */
  otherWaits(row: ParticipantTable | undefined): boolean;
  line(id: ParticipantId, side: 'console' | 'patient', line: Line): void;
  /** Takes note of who has been let in or sent back since the last time. */
  follow(visit: Visit): void;
  isConnected(id: ParticipantId): boolean;
  presenceOf(visit: Visit, participant: Participant, row: ParticipantTable | undefined): Presence;
  readinessOf(id: ParticipantId, row: ParticipantTable | undefined): Readiness;
}

export function createPresence(clock: Clock): PresenceBook {
  const lives = new Map<ParticipantId, Live>();
  const waiting = new Map<ParticipantId, string>();
  const of = (id: ParticipantId): Live => lives.get(id) ?? unseen;
  const set = (id: ParticipantId, change: Partial<Live>): void => {
    lives.set(id, { ...of(id), ...change });
  };

  return {
    connected: (id, device) =>
      set(id, {
        connectedAt: clock(),
        device,
        // What was found of one device says nothing of another.
        devices: of(id).device === device ? of(id).devices : untested,
      }),
    gone: (id) =>
      set(id, {
        connectedAt: null,
        lastSeen: clock(),
        lines: { console: of(id).lines.console, patient: null },
      }),
    devices: (id, devices) => set(id, { devices: { ...of(id).devices, ...devices } }),
    waitsForPlace(id, device) {
      if (device === null) waiting.delete(id);
      else waiting.set(id, device);
    },
    deviceWaiting: (id) => waiting.get(id) ?? null,
    otherWaits: (row) =>
      row !== undefined && row.other_device !== null && row.other_device === waiting.get(row.id),
    line: (id, side, line) => set(id, { lines: { ...of(id).lines, [side]: line } }),
    follow(visit) {
      for (const one of visit.participants) {
        const inCall = isInCall(visit, one);
        const { admittedAt } = of(one.id);
        if (inCall && admittedAt === null)
          set(one.id, { admittedAt: clock(), lines: { console: null, patient: null } });
        if (!inCall && admittedAt !== null)
          set(one.id, { admittedAt: null, lines: { console: null, patient: null } });
      }
    },
    isConnected: (id) => of(id).connectedAt !== null,
    presenceOf(visit, participant, row) {
      const live = of(participant.id);
      // Left by will: away to the clinician though the page is still open.
      const leftAt = row?.left_at ?? null;
      if (leftAt !== null) return { state: 'away', since: leftAt };
      if (live.connectedAt === null) return { state: 'away', since: live.lastSeen };
      if (isInCall(visit, participant))
        return {
          state: 'inCall',
          since: live.admittedAt ?? visit.openedAt ?? live.connectedAt,
          line: live.lines.console ?? live.lines.patient ?? 'connecting',
        };
      if (row?.waiting === 1) return { state: 'waiting', since: row.waiting_since ?? live.connectedAt };
      return { state: 'preparing', since: participant.cameAt ?? live.connectedAt };
    },
    readinessOf: (id, row) => ({ ...of(id).devices, room: row?.room ?? 'unasked' }),
  };
}
