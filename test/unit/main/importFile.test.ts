import { describe, expect, it } from 'vitest';
import { importRows, partsOf, rowsOfFile } from '../../../src/main/importFile.ts';
import type { ImportReport } from '../../../src/shared/contracts/bookings.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a day list as a file', () => {
  it('is read with its Swedish letters, with or without a byte order mark', () => {
    const rows = [{ reason: 'Öronvärk, åkomma' }];
    expect(rowsOfFile(utf8(JSON.stringify(rows)))).toEqual(done(rows));
    expect(rowsOfFile(utf8(`\uFEFF${JSON.stringify(rows)}`))).toEqual(done(rows));
  });

  it.each([
    ['Latin-1', Buffer.from('[{"reason":"Öronvärk"}]', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFF[{"reason":"Öronvärk"}]', 'utf16le')],
    ['cut off in a letter', Buffer.from('[{"reason":"Ö', 'utf8').subarray(0, -1)],
  ])('in the wrong encoding (%s) is refused whole', (_name, bytes) => {
    expect(rowsOfFile(bytes)).toEqual(refuse('booking.fileEncoding'));
  });

  it.each(['', '{', '{"start":1}', '"text"', 'start;end;patientNumber'])(
    'that is no list (%j) is refused',
    (text) => {
      expect(rowsOfFile(utf8(text))).toEqual(refuse('booking.fileNotJson'));
    },
  );

  it('with 10,001 rows is refused whole, with 10,000 it is taken', () => {
    const rows = (count: number) => utf8(JSON.stringify(Array.from({ length: count }, () => ({}))));
    expect(rowsOfFile(rows(10_001))).toEqual(refuse('booking.tooManyRows', { rows: 10_001, most: 10_000 }));
    const taken = rowsOfFile(rows(10_000));
    expect(taken.ok && taken.value.length).toBe(10_000);
  });

  it('over 16 MiB is refused before it is read', () => {
    expect(rowsOfFile(new Uint8Array(16 * 1024 * 1024 + 1))).toMatchObject({
      refusal: { code: 'booking.fileTooLarge' },
    });
  });

  it('goes over in parts that each fit a message, and each refused row keeps its line in the file', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => ({ index, reason: 'x'.repeat(400_000) }));
    const parts = partsOf(rows);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap((part) => part.rows)).toEqual(rows);
    for (const part of parts) expect(JSON.stringify(part.rows).length).toBeLessThan(9_000_000);
    const report = await importRows(rows, async (part) =>
      done<ImportReport>({
        added: part.length - 1,
        updated: 0,
        unchanged: 0,
        refused: [{ line: part.length, field: null, refusal: { code: 'booking.number' } }],
      }),
    );
    const lasts = parts.map((part) => part.before + part.rows.length);
    expect(report.ok && report.value.refused.map((one) => one.line)).toEqual(lasts);
    expect(report.ok && report.value.added).toBe(rows.length - parts.length);
  });

  it('says what the hub said when a part is not taken', async () => {
    expect(await importRows([{}], async () => refuse('connection.lost'))).toEqual(refuse('connection.lost'));
  });
});
