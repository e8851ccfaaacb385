import { create } from 'zustand';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { onEvent, request } from '../../ipc/client.ts';
import { setHubTime } from '../../ipc/hubClock.ts';

/** How long until a day that could not be fetched is asked for again, in ms; the connection's return asks at once. */
const retryMs = 5_000;

/** The day as the hub has told it. */
export type DayState =
  | { readonly state: 'loading' }
  | { readonly state: 'lost'; readonly refusal: Refusal }
  | { readonly state: 'open'; readonly date: LocalDate; readonly rows: ReadonlyMap<VisitId, QueueRow> };

interface DayStore {
  readonly day: DayState;
  /** Fetches the day; what is shown stays until the answer is there. */
  readonly open: () => Promise<void>;
}

let retry: ReturnType<typeof setTimeout> | null = null;
/** Rows that came while the day was being fetched (the answer may be older than they are); null when it is not. */
let early: QueueRow[] | null = null;

export const useDayStore = create<DayStore>()((set, get) => ({
  day: { state: 'loading' },
  open: async () => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    early = [];
    const answer = await request('day.open', { date: null });
    if (!answer.ok) {
      if (get().day.state !== 'open') set({ day: { state: 'lost', refusal: answer.refusal } });
      retry = setTimeout(() => void get().open(), retryMs);
      return;
    }
    const { date, now, rows } = answer.value;
    setHubTime(now);
    let merged: ReadonlyMap<VisitId, QueueRow> = new Map(rows.map((row) => [row.visitId, row]));
    for (const row of early ?? []) merged = merge(merged, row);
    early = null;
    set({ day: { state: 'open', date, rows: merged } });
  },
}));

/** The rows with a newer picture of one. An older one, by seq, is dropped; live parts change at the same seq. */
export function merge(rows: ReadonlyMap<VisitId, QueueRow>, row: QueueRow): ReadonlyMap<VisitId, QueueRow> {
  const known = rows.get(row.visitId);
  if (known !== undefined && known.seq > row.seq) return rows;
  return new Map(rows).set(row.visitId, row);
}

/** Starts to follow main's events; called once by the app. */
export function followDay(): () => void {
  const off = [
    onEvent('row', ({ row }) => {
      early?.push(row);
      const { day } = useDayStore.getState();
      if (day.state === 'open') useDayStore.setState({ day: { ...day, rows: merge(day.rows, row) } });
    }),
    onEvent('resync', () => void useDayStore.getState().open()),
  ];
  return () => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    for (const stop of off) stop();
  };
}
