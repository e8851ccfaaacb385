import { describe, expect, it, vi } from 'vitest';
import {
  type ListedRow,
  rowsAtATime,
  sendRows,
} from '../../../../../../src/renderer/features/settings/dayList/sendRows.ts';
import type { ImportReport } from '../../../../../../src/shared/contracts/bookings.ts';
import { done, refuse } from '../../../../../../src/shared/domain/refusal.ts';
import type { LocalDate } from '../../../../../../src/shared/domain/time.ts';

const minute = 60_000;
const begin = Date.parse('2026-11-28T08:00:00Z');

/** Row n of a list whose first line is headings: line n + 2, starting n minutes into the day. */
const row = (n: number, change: Record<string, unknown> = {}): ListedRow => ({
  line: n + 2,
  row: done({
    start: new Date(begin + n * minute).toISOString(),
    clinicianHsaId: 'SE2321000016-1HLJ',
    patientNumber: '198805229807',
    ...change,
  }),
});

const added = (count: number): ImportReport => ({ added: count, updated: 0, unchanged: 0, refused: [] });

function sending(total: number, change: Partial<Parameters<typeof sendRows>[0]> = {}) {
  return sendRows({
    total,
    rowAt: row,
    today: '2026-11-28' as LocalDate,
    send: async (rows) => done(added(rows.length)),
    onProgress: () => {},
    isCancelled: () => false,
    ...change,
  });
}

describe('a day list on its way', () => {
  it('goes in parts, tells how far it has come, and adds up', async () => {
    const progress: number[] = [];
    const outcome = await sending(2 * rowsAtATime + 10, { onProgress: (taken) => progress.push(taken) });
    expect(progress).toEqual([rowsAtATime, 2 * rowsAtATime, 2 * rowsAtATime + 10]);
    expect(outcome).toEqual({
      report: added(2 * rowsAtATime + 10),
      taken: 2 * rowsAtATime + 10,
      total: 2 * rowsAtATime + 10,
      stopped: null,
    });
  });

  it('stops when it is cancelled: what is in stays, and is said', async () => {
    const sent: number[] = [];
    const outcome = await sending(3 * rowsAtATime, {
      send: async (rows) => {
        sent.push(rows.length);
        return done(added(rows.length));
      },
      isCancelled: () => sent.length === 2,
    });
    expect(sent).toHaveLength(2);
    expect(outcome).toMatchObject({
      report: { added: 2 * rowsAtATime },
      taken: 2 * rowsAtATime,
      total: 3 * rowsAtATime,
      stopped: 'cancelled',
    });
  });

  it('stops when the connection is lost, and says what is in', async () => {
    let parts = 0;
    const outcome = await sending(3 * rowsAtATime, {
      send: async (rows) => (++parts === 2 ? refuse('connection.lost') : done(added(rows.length))),
    });
    expect(outcome).toMatchObject({
      report: { added: rowsAtATime },
      taken: rowsAtATime,
      stopped: { code: 'connection.lost' },
    });
  });

  it('gives bad rows back with the line of the file, those of the file and those of the hub', async () => {
    const outcome = await sending(rowsAtATime + 3, {
      rowAt: (n) =>
        n === 1
          ? { line: 3, row: { ok: false, refusal: { field: 'start', ...refuse('booking.time') } } }
          : row(n),
      send: async (rows) =>
        done({
          ...added(rows.length - 1),
          refused: [{ line: 2, field: 'patientNumber', refusal: { code: 'booking.number' } }],
        }),
    });
    // In the first part the second row was not sent: the hub's second is the file's third.
    expect(outcome.report.refused.map((one) => [one.line, one.field, one.refusal.code])).toEqual([
      [3, 'start', 'booking.time'],
      [4, 'patientNumber', 'booking.number'],
      [rowsAtATime + 3, 'patientNumber', 'booking.number'],
    ]);
    expect(outcome.report.added).toBe(rowsAtATime);
  });

  it('gives a booking back that stood in an earlier part already', async () => {
    const again = rowsAtATime + 1;
    const send = vi.fn(async (rows: readonly unknown[]) => done(added(rows.length)));
    const outcome = await sending(rowsAtATime + 2, {
      rowAt: (n) => (n === again ? { ...row(0, { patientNumber: '19880522-9807' }), line: n + 2 } : row(n)),
      send,
    });
    expect(outcome.report.refused).toEqual([
      { line: again + 2, field: null, refusal: { code: 'booking.duplicateRow' } },
    ]);
    expect(send.mock.calls[1]?.[0]).toHaveLength(1);
  });

  it('takes a booking whose first row was refused', async () => {
    const outcome = await sending(rowsAtATime + 1, {
      rowAt: (n) => (n === rowsAtATime ? row(0) : row(n)),
      send: async (rows) =>
        rows.length === 1
          ? done(added(1))
          : done({
              ...added(rows.length - 1),
              refused: [{ line: 1, field: 'phone', refusal: { code: 'booking.field' } }],
            }),
    });
    expect(outcome.report.added).toBe(rowsAtATime);
    expect(outcome.report.refused).toHaveLength(1);
  });

  it('is done at once with no rows', async () => {
    expect(await sending(0)).toMatchObject({ report: added(0), stopped: null });
  });
});
