import { type ImportReport, maxBookingFileBytes } from '../shared/contracts/bookings.ts';
import { jsonRows } from '../shared/dayList/jsonRows.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';

/**
 * Reads a day list's bytes into rows, as far as can be told without looking at a row: size, encoding, JSON, number of
 * rows. Each row is looked at by the hub.
 */
export function rowsOfFile(bytes: Uint8Array): Result<readonly unknown[]> {
  if (bytes.byteLength > maxBookingFileBytes)
    return refuse('booking.fileTooLarge', { most: maxBookingFileBytes });
  let text: string;
  try {
    // Strict: a file in another encoding would otherwise come in with the wrong letters in its names.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('booking.fileEncoding');
  }
  return jsonRows(text);
}

/** Bytes of JSON sent to the hub in one message: well below what its socket takes. */
const partBytes = 4_000_000;

/** Cuts rows into parts that each fit a message, with how many rows stand before each. */
export function partsOf(
  rows: readonly unknown[],
): readonly { readonly before: number; readonly rows: unknown[] }[] {
  const parts: { before: number; rows: unknown[] }[] = [];
  let size = partBytes;
  for (const [index, row] of rows.entries()) {
    const bytes = Buffer.byteLength(JSON.stringify(row) ?? 'null');
    if (size + bytes > partBytes || parts.length === 0) {
      parts.push({ before: index, rows: [] });
      size = 0;
    }
    parts.at(-1)?.rows.push(row);
    size += bytes + 1;
  }
  return parts;
}

/** Sends all rows, part by part, and adds up the reports; line numbers are those of the whole file. */
export async function importRows(
  rows: readonly unknown[],
  send: (part: unknown[]) => Promise<Result<ImportReport>>,
): Promise<Result<ImportReport>> {
  let total: ImportReport = { added: 0, updated: 0, unchanged: 0, refused: [] };
  for (const part of partsOf(rows)) {
    const answer = await send(part.rows);
    if (!answer.ok) return answer;
    const { added, updated, unchanged, refused, visitId } = answer.value;
    total = {
      added: total.added + added,
      updated: total.updated + updated,
      unchanged: total.unchanged + unchanged,
      refused: [...total.refused, ...refused.map((one) => ({ ...one, line: one.line + part.before }))],
      ...(visitId === undefined || rows.length > 1 ? {} : { visitId }),
    };
  }
  return done(total);
}
