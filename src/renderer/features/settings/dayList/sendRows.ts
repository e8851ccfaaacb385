import type { ImportReport } from '../../../../shared/contracts/bookings.ts';
import { sameBooking } from '../../../../shared/dayList/sameBooking.ts';
import { type Refusal, type Result, refuse } from '../../../../shared/domain/refusal.ts';
import type { LocalDate } from '../../../../shared/domain/time.ts';

/** Rows sent at a time: between two parts the person may cancel, and sees how far it has come. */
export const rowsAtATime = 250;

/** A row of the list on its way: its line in the file, and the row as the hub takes it or why it is not sent. */
export interface ListedRow {
  readonly line: number;
  readonly row: Result<unknown, { readonly field: string | null; readonly refusal: Refusal }>;
}

/** What was taken in. `stopped`: why the rest (from `taken` on) was not. */
export interface ListOutcome {
  readonly report: ImportReport;
  readonly taken: number;
  readonly total: number;
  readonly stopped: null | 'cancelled' | Refusal;
}

interface Sending {
  readonly total: number;
  /** The row at this place, from 0; made when its turn comes, so that a long list blocks nothing. */
  readonly rowAt: (index: number) => ListedRow;
  readonly today: LocalDate;
  readonly send: (rows: readonly unknown[]) => Promise<Result<ImportReport>>;
  readonly onProgress: (taken: number) => void;
  readonly isCancelled: () => boolean;
}

/**
 * Sends a day list part by part and adds up the reports, with the lines of the file. What a part has brought in stays,
 * whatever comes after; the same list again takes up where it was left (the hub knows a booking again).
 */
export async function sendRows(sending: Sending): Promise<ListOutcome> {
  const { total, rowAt, today, send, onProgress, isCancelled } = sending;
  const sum = { added: 0, updated: 0, unchanged: 0 };
  const refused: ImportReport['refused'] = [];
  const seen = new Set<string>();
  const outcome = (taken: number, stopped: ListOutcome['stopped']): ListOutcome => ({
    report: { ...sum, refused: refused.toSorted((one, other) => one.line - other.line) },
    taken,
    total,
    stopped,
  });

  for (let from = 0; from < total; from += rowsAtATime) {
    if (isCancelled()) return outcome(from, 'cancelled');
    const until = Math.min(total, from + rowsAtATime);
    const lines: number[] = [];
    const rows: unknown[] = [];
    const back: ImportReport['refused'] = [];
    for (let index = from; index < until; index += 1) {
      const { line, row } = rowAt(index);
      const key = row.ok ? sameBooking(row.value, today) : null;
      if (!row.ok) back.push({ line, ...row.refusal });
      else if (key !== null && seen.has(key))
        back.push({ line, field: null, refusal: refuse('booking.duplicateRow').refusal });
      else {
        lines.push(line);
        rows.push(row.value);
      }
    }
    if (rows.length > 0) {
      const answer = await send(rows);
      if (!answer.ok) return outcome(from, answer.refusal);
      sum.added += answer.value.added;
      sum.updated += answer.value.updated;
      sum.unchanged += answer.value.unchanged;
      const out = new Set<number>();
      for (const one of answer.value.refused) {
        out.add(one.line - 1);
        back.push({ ...one, line: lines[one.line - 1] ?? one.line });
      }
      for (const [at, row] of rows.entries()) {
        const key = out.has(at) ? null : sameBooking(row, today);
        if (key !== null) seen.add(key);
      }
    }
    refused.push(...back);
    onProgress(until);
  }
  return outcome(total, null);
}
