import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleBooked } from '../../../../../src/renderer/features/queue/doubleBooked.ts';
import { inTimeOrder } from '../../../../../src/renderer/features/queue/rowState.ts';
import type { HsaId } from '../../../../../src/shared/domain/ids.ts';
import type { Instant } from '../../../../../src/shared/domain/time.ts';
import { at, participant, row, waitingSince } from '../../support/rows.ts';

const other = 'SE2321000016-2002' as unknown as HsaId;
const markedAt = (time: string, ...rows: Parameters<typeof doubleBooked>[0]) => {
  const found = doubleBooked(inTimeOrder(rows), at(time));
  return rows.map((one) => found.has(one.visitId));
};

const marked = (...rows: Parameters<typeof doubleBooked>[0]) => markedAt('08:00', ...rows);

describe('a double booking', () => {
  it('marks both of two visits that lie at the same time', () => {
    expect(marked(row(1, '10:40'), row(2, '10:50'), row(3, '11:20'))).toEqual([true, true, false]);
    expect(marked(row(1, '10:40'), row(2, '10:40'))).toEqual([true, true]);
  });

  it('is none where one begins as the other ends, or where they are of two clinicians', () => {
    expect(marked(row(1, '10:40'), row(2, '11:00'))).toEqual([false, false]);
    expect(marked(row(1, '10:40'), row(2, '10:50', { assignedTo: other, mine: false }))).toEqual([
      false,
      false,
    ]);
  });

  it('is none with a visit that is over or will not be', () => {
    expect(marked(row(1, '10:40', { stage: 'cancelled' }), row(2, '10:50'))).toEqual([false, false]);
    expect(marked(row(1, '10:40', { stage: 'ended' }), row(2, '10:50'))).toEqual([false, false]);
  });

  it('is none any more with a visit that nobody came to, once its time has passed', () => {
    const came = { participants: [participant(501, waitingSince('10:45'))] };
    expect(markedAt('10:59', row(1, '10:40'), row(2, '10:50'))).toEqual([true, true]);
    expect(markedAt('11:00', row(1, '10:40'), row(2, '10:50'))).toEqual([false, false]);
    expect(markedAt('11:00', row(1, '10:40', came), row(2, '10:50'))).toEqual([true, true]);
  });

  it('is found for every pair that overlaps, and for no other', () => {
    const bookings = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 40 }),
        long: fc.integer({ min: 1, max: 9 }),
        own: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(bookings, (list) => {
        const rows = list.map(({ from, long, own }, n) => ({
          ...row(n + 1, '08:00', own ? {} : { assignedTo: other }),
          start: (at('08:00') + from * 60_000) as Instant,
          end: (at('08:00') + (from + long) * 60_000) as Instant,
        }));
        const pairs = rows.map((one) =>
          rows.some(
            (two) =>
              two !== one && two.assignedTo === one.assignedTo && one.start < two.end && two.start < one.end,
          ),
        );
        expect(marked(...rows)).toEqual(pairs);
      }),
    );
  });
});
