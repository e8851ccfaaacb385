import { describe, expect, it } from 'vitest';
import { readRow } from '../../../src/hub/bookingRows.ts';
import type { LocalDate } from '../../../src/shared/domain/time.ts';
import { bookingRow } from '../../integration/hub/support/bookings.ts';
import { numbers } from '../../integration/hub/support/people.ts';

const today = '2026-11-24' as LocalDate;
const nameless = { givenName: null, familyName: null };

function refused(change: Record<string, unknown>): { field: string | null; code: string } | null {
  const read = readRow(bookingRow(change), today);
  return read.ok ? null : { field: read.refusal.field, code: read.refusal.refusal.code };
}

describe('a row of a day list', () => {
  it('is read with its number in 12 digits and its times as instants', () => {
    const read = readRow(bookingRow({ patientNumber: '121212+1212' }), today);
    expect(read).toMatchObject({
      ok: true,
      value: {
        patient: { kind: 'personal', number: numbers.tolvan },
        booking: { starts_at: Date.parse('2026-11-24T09:40:00Z'), protected: 0, interpreter: 0 },
      },
    });
  });

  it.each([
    [
      'a number whose check digit is wrong',
      { patientNumber: '191212121213' },
      'patientNumber',
      'booking.number',
    ],
    ['a number that is none', { patientNumber: 'Tolvan' }, 'patientNumber', 'booking.number'],
    ['an end before the start', { end: '2026-11-24T10:30:00+01:00' }, 'end', 'booking.endBeforeStart'],
    ['an end at the start', { end: '2026-11-24T10:40:00+01:00' }, 'end', 'booking.endBeforeStart'],
    ['an unknown profession', { profession: 'barber' }, 'profession', 'booking.profession'],
    ['a time without its offset', { start: '2026-11-24 10:40' }, 'start', 'booking.field'],
    ['no reason', { reason: undefined }, 'reason', 'booking.field'],
    ['a reason too long', { reason: 'x'.repeat(501) }, 'reason', 'booking.field'],
    ['a phone that is none', { phone: 'ring mig' }, 'phone', 'booking.field'],
    ['a key that is not ours', { diagnosis: 'J20' }, null, 'booking.field'],
    ['no given name', { givenName: '  ' }, 'givenName', 'booking.nameMissing'],
    ['no family name', { familyName: null }, 'familyName', 'booking.nameMissing'],
    ['a protected person with a name', { protected: true }, 'givenName', 'booking.nameNotAllowed'],
    [
      'a reserve number with a name',
      { patientNumber: 'reserv:UPP-12' },
      'givenName',
      'booking.nameNotAllowed',
    ],
    [
      'a protected child whose guardian is named',
      { ...nameless, protected: true, guardianName: 'Maria Berg' },
      'guardianName',
      'booking.nameNotAllowed',
    ],
    ['a guardian with a wrong number', { guardianNumber: '1' }, 'guardianNumber', 'booking.number'],
  ])('is refused with %s', (_what, change, field, code) => {
    expect(refused(change)).toEqual({ field, code });
  });

  it.each([null, 7, 'row', [], {}])('is refused when it is %j', (raw) => {
    expect(readRow(raw, today).ok).toBe(false);
  });

  it('names the column that is not there', () => {
    const { reason: _, ...row } = bookingRow();
    expect(readRow(row, today)).toMatchObject({
      refusal: { field: 'reason', refusal: { code: 'booking.fieldMissing' } },
    });
  });

  it('comes without a name for a protected person and for a reserve number', () => {
    expect(refused({ ...nameless, protected: true })).toBeNull();
    expect(refused({ ...nameless, patientNumber: 'reserv:UPP-12' })).toBeNull();
  });

  it('loses NUL and keeps the rest of what was written', () => {
    const read = readRow(bookingRow({ reason: 'A\u0000<b>‮ö😀', givenName: 'Tol\u0000van' }), today);
    expect(read).toMatchObject({ value: { booking: { reason: 'A<b>‮ö😀', given_name: 'Tolvan' } } });
  });

  it('never says what the row held', () => {
    const read = readRow(bookingRow({ patientNumber: '191212121213' }), today);
    expect(JSON.stringify(read)).not.toContain('1912');
  });
});
