import type { ParticipantId } from '../shared/domain/ids.ts';
import type { Participant } from '../shared/domain/participants.ts';
import { type Presence, type Readiness, untestedReadiness } from '../shared/domain/readiness.ts';
import type { Clock, Instant } from '../shared/domain/time.ts';
import type { Visit } from '../shared/domain/visit.ts';
import type { ParticipantTable } from './storage/schema.ts';

export type Line = Extract<Presence, { state: 'inCall' }>['line'];

interface Live {
  readonly connectedAt: Instant | null;
  readonly lastSeen: Instant | null;
  /** Left the call by will: away to the clinician though the page is still open. */
  readonly left: boolean;
  readonly devices: Omit<Readiness, 'room'>;
  readonly admittedAt: Instant | null;
  readonly lines: { readonly console: Line | null; readonly patient: Line | null };
}

const { room: _, ...untested } = untestedReadiness;
const unseen: Live = {
  connectedAt: null,
  lastSeen: null,
  left: false,
  devices: untested,
  admittedAt: null,
  lines: { console: null, patient: null },
};

/** The participants' live sessions: in memory only, never stored as a visit's stage. */
export interface PresenceBook {
  /** `sameTab`: the tab that was live last, loaded anew; one who had left by will then has still left. */
  connected(id: ParticipantId, sameTab: boolean): void;
  gone(id: ParticipantId): void;
  /** Left the call by will, or came back to it. */
  left(id: ParticipantId, left: boolean): void;
  devices(id: ParticipantId, devices: Partial<Omit<Readiness, 'room'>>): void;
  line(id: ParticipantId, side: 'console' | 'patient', line: Line): void;
  /** Takes note of who has been let in or sent back since the last time. */
  follow(visit: Visit): void;
  isConnected(id: ParticipantId): boolean;
  presenceOf(visit: Visit, participant: Participant, row: ParticipantTable | undefined): Presence;
  readinessOf(id: ParticipantId, row: ParticipantTable | undefined): Readiness;
}

export function createPresence(clock: Clock): PresenceBook {
  const lives = new Map<ParticipantId, Live>();
  const of = (id: ParticipantId): Live => lives.get(id) ?? unseen;
  const set = (id: ParticipantId, change: Partial<Live>): void => {
    lives.set(id, { ...of(id), ...change });
  };

  return {
    connected: (id, sameTab) => set(id, { connectedAt: clock(), left: sameTab && of(id).left }),
    gone: (id) =>
      set(id, {
        connectedAt: null,
        lastSeen: clock(),
        lines: { console: of(id).lines.console, patient: null },
      }),
    left: (id, left) => set(id, { left, lastSeen: clock() }),
    devices: (id, devices) => set(id, { devices: { ...of(id).devices, ...devices } }),
    line: (id, side, line) => set(id, { lines: { ...of(id).lines, [side]: line } }),
    follow(visit) {
      for (const one of visit.participants) {
        const inCall = isInCall(visit, one);
        const { admittedAt } = of(one.id);
        if (inCall && admittedAt === null)
          set(one.id, { admittedAt: clock(), lines: { console: null, patient: null } });
        if (!inCall && admittedAt !== null)
          set(one.id, { admittedAt: null, left: false, lines: { console: null, patient: null } });
      }
    },
    isConnected: (id) => of(id).connectedAt !== null,
    presenceOf(visit, participant, row) {
      const live = of(participant.id);
      if (live.connectedAt === null || live.left) return { state: 'away', since: live.lastSeen };
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

function isInCall(visit: Visit, participant: Participant): boolean {
  return visit.stage === 'open' && participant.admission === 'admitted';
}
