import { create } from 'zustand';
import { maxBookingRows } from '../../../../shared/contracts/bookings.ts';
import type { ColumnMeaning, Columns } from '../../../../shared/dayList/columns.ts';
import { convertRow, type ReadingPlan } from '../../../../shared/dayList/convertRow.ts';
import { done, type Refusal, refuse } from '../../../../shared/domain/refusal.ts';
import { localDateOf } from '../../../../shared/domain/time.ts';
import { request } from '../../../ipc/client.ts';
import { now } from '../../../ipc/hubClock.ts';
import type { CsvTable } from './csvTable.ts';
import type { DecodedText } from './decodeText.ts';
import { readDayListFile } from './readFile.ts';
import { type ListedRow, type ListOutcome, sendRows } from './sendRows.ts';

/** Where the reading of a day list is. Kept outside of the view: it goes on while the settings are closed. */
export type DayListReading =
  | { readonly state: 'none' }
  | { readonly state: 'opening' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'severalFiles' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'columns'; readonly table: CsvTable; readonly encoding: DecodedText['encoding'] }
  | {
      readonly state: 'sending';
      readonly taken: number;
      readonly total: number;
      readonly cancelled: boolean;
    }
  | { readonly state: 'done'; readonly outcome: ListOutcome; readonly headings: FieldHeadings };

/** The file's own heading for a field of the hub's answer, where the file has one. */
type FieldHeadings = ReadonlyMap<string, string>;

interface DayListStore {
  readonly reading: DayListReading;
  /** Takes a chosen or dropped file: JSON is read in, of a table the columns are shown first. */
  readonly read: (files: readonly File[], zone: string) => Promise<void>;
  /** Reads the shown table in, with its columns as the person has left them. */
  readonly readTable: (plan: ReadingPlan, headings: readonly string[] | null) => Promise<void>;
  /** Leaves the shown table, or stops after the part that is on its way. */
  readonly cancel: () => void;
}

export const useDayList = create<DayListStore>()((set, get) => {
  async function send(
    total: number,
    rowAt: (index: number) => ListedRow,
    zone: string,
    headings: FieldHeadings,
  ): Promise<void> {
    if (total > maxBookingRows) {
      const { refusal } = refuse('booking.tooManyRows', { most: maxBookingRows });
      set({ reading: { state: 'refused', refusal } });
      return;
    }
    const progress = (taken: number, cancelled: boolean) =>
      set({ reading: { state: 'sending', taken, total, cancelled } });
    const isCancelled = () => {
      const { reading } = get();
      return reading.state === 'sending' && reading.cancelled;
    };
    progress(0, false);
    const outcome = await sendRows({
      total,
      rowAt,
      today: localDateOf(now(), zone),
      send: (rows) => request('bookings.import', { bytes: new TextEncoder().encode(JSON.stringify(rows)) }),
      onProgress: (taken) => progress(taken, isCancelled()),
      isCancelled,
    });
    const { stopped, taken } = outcome;
    set({
      reading:
        stopped !== null && stopped !== 'cancelled' && taken === 0
          ? { state: 'refused', refusal: stopped }
          : { state: 'done', outcome, headings },
    });
  }

  return {
    reading: { state: 'none' },
    read: async ([file, another], zone) => {
      if (file === undefined || isBusy(get().reading)) return;
      if (another !== undefined) {
        set({ reading: { state: 'severalFiles' } });
        return;
      }
      set({ reading: { state: 'opening' } });
      const read = await readDayListFile(file);
      if (read === null) set({ reading: { state: 'unreadable' } });
      else if (!read.ok) set({ reading: { state: 'refused', refusal: read.refusal } });
      else if (read.value.kind === 'table')
        set({ reading: { state: 'columns', table: read.value.table, encoding: read.value.encoding } });
      else {
        const { rows } = read.value;
        const rowAt = (index: number): ListedRow => ({ line: index + 1, row: done(rows[index]) });
        await send(rows.length, rowAt, zone, new Map());
      }
    },
    readTable: async (plan, headings) => {
      const { reading } = get();
      if (reading.state !== 'columns') return;
      const rows = headings === null ? reading.table.rows : reading.table.rows.slice(1);
      const rowAt = (index: number): ListedRow => {
        const { line, cells } = rows[index] ?? { line: 0, cells: [] };
        return { line, row: convertRow(cells, plan) };
      };
      await send(rows.length, rowAt, plan.zone, fieldHeadings(plan.columns, headings ?? []));
    },
    cancel: () => {
      const { reading } = get();
      if (reading.state === 'columns') set({ reading: { state: 'none' } });
      else if (reading.state === 'sending') set({ reading: { ...reading, cancelled: true } });
    },
  };
});

/** While one file is being read no other is taken. */
export function isBusy(reading: DayListReading): boolean {
  return reading.state === 'opening' || reading.state === 'columns' || reading.state === 'sending';
}

/** Columns in which a field may stand, the surest first: the hub speaks of start, end and names only. */
const standsIn: Readonly<Record<string, readonly ColumnMeaning[]>> = {
  start: ['start', 'date'],
  end: ['end', 'minutes', 'start', 'date'],
  givenName: ['givenName', 'name'],
  familyName: ['familyName', 'name'],
};

function fieldHeadings(columns: Columns, headings: readonly string[]): FieldHeadings {
  const names = new Map<string, string>();
  const headingOf = (meaning: ColumnMeaning) => headings[columns.indexOf(meaning)];
  for (const meaning of [...columns, ...Object.keys(standsIn)]) {
    if (meaning === null) continue;
    const heading = (standsIn[meaning] ?? [meaning as ColumnMeaning]).map(headingOf).find(Boolean);
    if (heading !== undefined) names.set(meaning, heading.trim());
  }
  return names;
}
