import { create } from 'zustand';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { type LocalDate, localDateOf } from '../../../shared/domain/time.ts';
import { onEvent, request } from '../../ipc/client.ts';
import { now } from '../../ipc/hubClock.ts';
import { currentAbout } from '../../ipc/session.ts';
import { followOpened, noticeHanded } from '../../visit/handedToMe.ts';
import { type DayFollower, type DayState, followOneDay } from './dayFollower.ts';
import { type SaidDelay, saidDelay } from './lateness.ts';
import { isAhead } from './rowState.ts';

/** Another day than today, while it is looked at. */
export interface OtherDay {
  readonly date: LocalDate;
  readonly day: DayState;
}

interface DayStore {
  /** Today. Kept up with also while another day is looked at: who comes is told, and who is next in turn. */
  readonly day: DayState;
  readonly other: OtherDay | null;
  /** By how much one has said to be later than the clock says. */
  readonly said: SaidDelay | null;
  /** Fetches today (and the other day, if one is looked at); what is shown stays until the answer is there. */
  readonly open: () => Promise<void>;
  /** Looks at another day; null: back to today. */
  readonly look: (date: LocalDate | null) => Promise<void>;
  /** Says to all who wait that one is so many minutes later than the clock says; 0 takes it back. */
  readonly setDelay: (minutes: number) => Promise<Result<unknown>>;
}

let follower: DayFollower | null = null;

export const useDayStore = create<DayStore>()((set, get) => ({
  day: { state: 'loading' },
  other: null,
  said: null,
  open: async () => {
    // Today first: the hub goes on telling of the other day that was asked for last.
    const todays = today.open();
    const others = get().other === null ? null : follower?.open();
    await Promise.all([todays, others]);
  },
  look: async (date) => {
    const { day, other } = get();
    if (date === (other?.date ?? null)) return;
    follower?.stop();
    follower = null;
    if (date === null || (day.state === 'open' && day.date === date)) {
      set({ other: null });
      if (other !== null) await today.open();
      return;
    }
    set({ other: { date, day: { state: 'loading' } } });
    const mine = followOneDay({
      date,
      shown: () => get().other?.day ?? { state: 'loading' },
      show: (shown) => set({ other: { date, day: shown } }),
    });
    follower = mine;
    await mine.open();
  },
  setDelay: async (minutes) => {
    const answer = await request('delay.set', { minutes });
    if (answer.ok) set(({ day }) => ({ said: saidDelay(minutes, rowsOf(day), now()) }));
    return answer;
  },
}));

const today = followOneDay({
  date: null,
  shown: () => useDayStore.getState().day,
  show: (day, answer) => {
    if (answer === null) return useDayStore.setState({ day });
    useDayStore.setState({ day, said: saidDelay(answer.delayMinutes, answer.rows, answer.now) });
    // Midnight has made today of the day that was looked at.
    if (useDayStore.getState().other?.date === answer.date) void useDayStore.getState().look(null);
  },
});

function rowsOf(day: DayState): Iterable<QueueRow> {
  return day.state === 'open' ? day.rows.values() : [];
}

/** The row as one of the lists has it. */
export function knownRow(visitId: VisitId): QueueRow | undefined {
  const { day, other } = useDayStore.getState();
  for (const one of [day, other?.day])
    if (one?.state === 'open' && one.rows.has(visitId)) return one.rows.get(visitId);
  return undefined;
}

/** A row that the hub has told of goes into each list that it stands in, or would stand in. */
function take(row: QueueRow): void {
  const { day, other } = useDayStore.getState();
  noticeHanded(knownRow(row.visitId), row);
  const date = localDateOf(row.start, currentAbout().clinic.zone);
  if (other?.date === date) follower?.take(row);
  if (standsInToday(row, date, day, other)) today.take(row);
}

function standsInToday(row: QueueRow, date: LocalDate, day: DayState, other: OtherDay | null): boolean {
  if (day.state !== 'open') return date !== other?.date;
  if (day.date === date || day.rows.has(row.visitId)) return true;
  // What one has left unfinished of earlier days; the other day's rows are told of only because it is looked at.
  return date < day.date && date !== other?.date && row.mine && (isAhead(row) || row.stage === 'ended');
}

/** Starts to follow main's events; called once by the app. */
export function followDay(): () => void {
  const off = [
    onEvent('row', ({ row }) => take(row)),
    onEvent('resync', () => void useDayStore.getState().open()),
    followOpened(),
  ];
  return () => {
    today.rest();
    follower?.rest();
    for (const stop of off) stop();
  };
}
