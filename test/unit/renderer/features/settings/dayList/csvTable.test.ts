import { describe, expect, it, vi } from 'vitest';
import {
  type CsvTable,
  readCsvTable,
} from '../../../../../../src/renderer/features/settings/dayList/csvTable.ts';
import { done, refuse } from '../../../../../../src/shared/domain/refusal.ts';

const read = (text: string) => readCsvTable(text, async () => {});

async function table(text: string): Promise<CsvTable> {
  const answer = await read(text);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

describe('a table of text', () => {
  it.each([
    [';', 'Namn;Orsak\nÅsa, Öberg;Hosta, feber'],
    [',', 'Namn,Orsak\nÅsa;Öberg,Hosta;feber'],
    ['\t', 'Namn\tOrsak\nÅsa\tHosta, feber; trött'],
    [';', 'sep=;\nrum;dag, tid\n1;2'],
    [',', 'a,b\nc,d'],
  ])('is cut at %j', async (delimiter, text) => {
    const { rows, delimiter: guessed } = await table(text);
    expect(guessed).toBe(delimiter);
    expect(rows.map((row) => row.cells.length)).toEqual([2, 2]);
  });

  it('keeps quotes, delimiters and new lines within quotes', async () => {
    const { rows } = await table('Namn;Orsak\r\n"Ek; Åsa";"Hosta\r\n""feber"""\r\n');
    expect(rows.map((row) => row.cells)).toEqual([
      ['Namn', 'Orsak'],
      ['Ek; Åsa', 'Hosta\n"feber"'],
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('knows on which line a row begins: %j', async (end) => {
    const { rows } = await table(['Namn;Orsak', '', 'Ek;"a', 'b"', ' ; ', 'Berg;c', ''].join(end));
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([
      [1, 'Namn'],
      [3, 'Ek'],
      [6, 'Berg'],
    ]);
  });

  it("counts Excel's own first line", async () => {
    const { rows } = await table('sep=;\nNamn;Orsak\nEk;Hosta');
    expect(rows.map((row) => row.line)).toEqual([2, 3]);
  });

  it.each([
    ['at its end', 'Namn;Orsak\nEk;Hosta\nBerg;"Feber\nAlm;Ont\n', 3],
    ['until the next one', 'Namn;Orsak\nEk;"Hosta\nBerg;"Feber"\n', 2],
    ['on the first line', '"Namn;Orsak\nEk;Hosta', 1],
  ])('with a quote that is not closed (%s) is refused whole, with its line', async (_where, text, line) => {
    expect(await read(text)).toEqual(refuse('booking.fileQuotes', { line }));
  });

  it('does not mind a quote in the middle of a text', async () => {
    const { rows } = await table('Namn;Orsak\nEk;Fot 5" lång\n');
    expect(rows[1]?.cells).toEqual(['Ek', 'Fot 5" lång']);
  });

  it('takes formulas and HTML for the text they are', async () => {
    const { rows } = await table("Namn;Orsak\n=cmd|' /C calc'!A0;<img src=x onerror=alert(1)>\n");
    expect(rows[1]?.cells).toEqual(["=cmd|' /C calc'!A0", '<img src=x onerror=alert(1)>']);
  });

  it.each(['', '\n\n', ' ; ;\n', 'sep=;\n'])('without rows (%j) is refused', async (text) => {
    expect(await read(text)).toEqual(refuse('booking.fileEmpty'));
  });

  it('with 10,002 rows is refused whole, with one of headings and 10,000 it is taken', async () => {
    const list = (count: number) => `Namn;Orsak\n${'Ek;Hosta\n'.repeat(count)}`;
    expect(await read(list(10_001))).toEqual(refuse('booking.tooManyRows', { most: 10_000 }));
    expect((await table(list(10_000))).rows).toHaveLength(10_001);
  });

  it('is read in slices with a breath between, and cut rows and quotes are put together', async () => {
    const breathe = vi.fn(async () => {});
    const row = (index: number) => [`${index}`, `"${'å;"'.repeat(300)}`, 'x\ny'];
    const quoted = (cells: readonly string[]) =>
      cells.map((cell) => `"${cell.replaceAll('"', '""')}" `).join(';');
    const rows = Array.from({ length: 1_500 }, (_, index) => row(index));
    const answer = await readCsvTable(rows.map(quoted).join('\n'), breathe);
    expect(breathe.mock.calls.length).toBeGreaterThan(4);
    expect(answer).toEqual(
      done({ delimiter: ';', rows: rows.map((cells, index) => ({ line: 1 + index * 2, cells })) }),
    );
  });

  it('refuses an open quote in a large file before all of it has been gone through', async () => {
    const breathe = vi.fn(async () => {});
    const text = `Namn;Orsak\nEk;"${'Hosta\n'.repeat(1_000_000)}`;
    expect(await readCsvTable(text, breathe)).toEqual(refuse('booking.fileQuotes', { line: 2 }));
    expect(breathe.mock.calls.length).toBeLessThan(3);
  });
});
