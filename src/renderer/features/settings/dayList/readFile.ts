import { maxBookingFileBytes } from '../../../../shared/contracts/bookings.ts';
import { jsonRows } from '../../../../shared/dayList/jsonRows.ts';
import { done, type Result, refuse } from '../../../../shared/domain/refusal.ts';
import { type CsvTable, readCsvTable } from './csvTable.ts';
import { type DecodedText, decodeText } from './decodeText.ts';

/** What a chosen file holds: rows that say themselves what they are (JSON), or a table whose columns must be told. */
export type DayListFile =
  | { readonly kind: 'rows'; readonly rows: readonly unknown[] }
  | { readonly kind: 'table'; readonly table: CsvTable; readonly encoding: DecodedText['encoding'] };

/** Reads a file as far as can be told without judging a row. Null: the system could not read it. */
export async function readDayListFile(file: File): Promise<Result<DayListFile> | null> {
  if (file.size > maxBookingFileBytes) return refuse('booking.fileTooLarge', { most: maxBookingFileBytes });
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (bytes === null) return null;
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (isJson(file.name, text)) {
    // JSON is UTF-8 (RFC 8259); another encoding says that the program which wrote it did something else than it meant.
    if (encoding !== 'utf-8') return refuse('booking.fileEncoding');
    const rows = jsonRows(text);
    return rows.ok ? done({ kind: 'rows', rows: rows.value }) : rows;
  }
  const table = await readCsvTable(text, breathe);
  return table.ok ? done({ kind: 'table', table: table.value, encoding }) : table;
}

/** By the file's name; one that says nothing is JSON if it begins like it. */
function isJson(name: string, text: string): boolean {
  if (/\.json$/i.test(name)) return true;
  return !/\.(csv|tsv|tab|txt)$/i.test(name) && /^\s*[[{]/.test(text);
}

/** Lets the window draw and answer. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
