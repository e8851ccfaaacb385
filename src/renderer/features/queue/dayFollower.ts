import type { Day, QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { request } from '../../ipc/client.ts';
import { setHubTime } from '../../ipc/hubClock.ts';

/** How long until a day that could not be fetched is asked for again, in ms; the connection's return asks at once. */
const retryMs = 5_000;

/** A day as the hub has told it. */
export type DayState =
  | { readonly state: 'loading' }
  | { readonly state: 'lost'; readonly refusal: Refusal }
  | { readonly state: 'open'; readonly date: LocalDate; readonly rows: ReadonlyMap<VisitId, QueueRow> };

/** One day that is asked for and then kept up with. */
export interface DayFollower {
  /** Fetches the day; what is shown stays until the answer is there. */
  readonly open: () => Promise<void>;
  /** Takes in a newer picture of one of its rows. */
  readonly take: (row: QueueRow) => void;
  /** Asks no more by itself until it is opened again. */
  readonly rest: () => void;
  /** Asks no more, and takes no answer that is still on its way. */
  readonly stop: () => void;
}

/** `date` null: today, whichever day that is when it is asked for. */
export function followOneDay(deps: {
  readonly date: LocalDate | null;
  readonly shown: () => DayState;
  readonly show: (day: DayState, answer: Day | null) => void;
}): DayFollower {
  const { date, shown, show } = deps;
  let retry: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  /** Each question that is on its way, in the order asked, with the rows that came meanwhile: its answer may be older. */
  const asking: { readonly early: QueueRow[] }[] = [];

  function rest(): void {
    if (retry !== null) clearTimeout(retry);
    retry = null;
  }

  async function open(): Promise<void> {
    rest();
    const question = { early: [] as QueueRow[] };
    asking.push(question);
    const answer = await request('day.open', { date });
    const place = asking.indexOf(question);
    // A question asked later has been answered already: this picture of the day is older than what is shown.
    if (place === -1 || stopped) return;
    if (!answer.ok) {
      asking.splice(place, 1);
      // Another question is still on its way.
      if (asking.length > 0) return;
      if (shown().state !== 'open') show({ state: 'lost', refusal: answer.refusal }, null);
      retry = setTimeout(() => void open(), retryMs);
      return;
    }
    asking.splice(0, place + 1);
    setHubTime(answer.value.now);
    let rows: ReadonlyMap<VisitId, QueueRow> = new Map(answer.value.rows.map((row) => [row.visitId, row]));
    for (const row of question.early) rows = merge(rows, row);
    show({ state: 'open', date: answer.value.date, rows }, answer.value);
  }

  return {
    open,
    rest,
    take(row) {
      for (const { early } of asking) early.push(row);
      const day = shown();
      if (day.state === 'open') show({ ...day, rows: merge(day.rows, row) }, null);
    },
    stop() {
      stopped = true;
      rest();
    },
  };
}

/** The rows with a newer picture of one. An older one, by seq, is dropped; live parts change at the same seq. */
export function merge(rows: ReadonlyMap<VisitId, QueueRow>, row: QueueRow): ReadonlyMap<VisitId, QueueRow> {
  const known = rows.get(row.visitId);
  if (known !== undefined && known.seq > row.seq) return rows;
  return new Map(rows).set(row.visitId, row);
}
