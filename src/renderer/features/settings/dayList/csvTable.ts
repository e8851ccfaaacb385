import Papa from 'papaparse';
import { maxBookingRows } from '../../../../shared/contracts/bookings.ts';
import { knownHeadings } from '../../../../shared/dayList/columns.ts';
import { done, type Result, refuse } from '../../../../shared/domain/refusal.ts';

/** A row with what stands in it; `line`: the line of the file on which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface CsvTable {
  readonly delimiter: Delimiter;
  /** Every row that is not empty, that of the headings too. */
  readonly rows: readonly CsvRow[];
}

/** Characters read between two breaths: the window must answer while a large file is read. */
const sliceLength = 256 * 1024;

/** Excel's own first line, which names the delimiter. */
const separatorLine = /^sep=([;,\t])[^\n]*(?:\n|$)/i;

/**
 * Reads a table of text: quotes, new lines within quotes, any kind of line end. Delimiter: as the file names it, else the
 * one with which the first row reads as headings. Refuses a file with an open quote (where its rows end is not known),
 * one without rows, and one with more rows than a day list may have. `breathe` lets other work have the thread.
 */
export async function readCsvTable(text: string, breathe: () => Promise<void>): Promise<Result<CsvTable>> {
  // The last row ends like the others: a quote followed by a space is closed only where something comes after.
  const lines = `${text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\u001a', '')}\n`;
  const named = separatorLine.exec(lines);
  const delimiter = (named?.[1] as Delimiter | undefined) ?? guessDelimiter(lines);
  const rows: CsvRow[] = [];
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let line = named === null ? 1 : 2;
  let rest = '';
  for (let at = named?.[0].length ?? 0; at < lines.length; at += sliceLength) {
    const isLast = at + sliceLength >= lines.length;
    const input = rest + lines.slice(at, at + sliceLength);
    const read = parser.parse(input, 0, !isLast) as Papa.ParseResult<string[]>;
    // What is wrong with the row that is cut off here is of none of these rows: it is told when that row is whole.
    const [error] = read.errors;
    for (const [index, cells] of read.data.entries()) {
      if (error?.row === index) return refuse('booking.fileQuotes', { line });
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
      // One row more than a list may have: that of the headings.
      if (rows.length > maxBookingRows + 1) return refuse('booking.tooManyRows', { most: maxBookingRows });
      line += 1 + cells.reduce((sum, cell) => sum + newLines(cell), 0);
    }
    rest = input.slice(read.meta.cursor);
    // No row ends in all of it: a quote has swallowed the file from here on.
    if (rest.length >= sliceLength) return refuse('booking.fileQuotes', { line });
    await breathe();
  }
  return rows.length === 0 ? refuse('booking.fileEmpty') : done({ delimiter, rows });
}

function guessDelimiter(text: string): Delimiter {
  const start = text.slice(0, sliceLength).trimStart();
  const points = (delimiter: Delimiter) => {
    const [first = []] = Papa.parse<string[]>(start, { delimiter, newline: '\n', preview: 1 }).data;
    return knownHeadings(first) * 1_000 + first.length;
  };
  return delimiters.reduce((best, one) => (points(one) > points(best) ? one : best));
}

function newLines(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}
