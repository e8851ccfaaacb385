import { describe, expect, it } from 'vitest';
import { bookingRow } from '../../../../src/shared/contracts/bookings.ts';
import { type ColumnMeaning, columnMeanings } from '../../../../src/shared/dayList/columns.ts';
import { convertRow, type ReadingPlan } from '../../../../src/shared/dayList/convertRow.ts';
import type { LocalDate } from '../../../../src/shared/domain/time.ts';

const helena = 'SE2321000016-1HLJ';

const usual: Partial<Record<ColumnMeaning, string>> = {
  start: '2026-11-28 09:30',
  minutes: '20',
  patientNumber: '19880522-9807',
  name: 'Lindström, Åsa',
  reason: 'Hosta',
};

function convert(
  change: Partial<Record<ColumnMeaning, string>> = {},
  forAll: Partial<ReadingPlan['forAll']> = {},
) {
  const cells = { ...usual, ...change };
  const columns = columnMeanings.filter((meaning) => cells[meaning] !== undefined);
  return convertRow(
    columns.map((meaning) => cells[meaning] ?? ''),
    {
      columns,
      zone: 'Europe/Stockholm',
      own: { hsaId: helena, name: 'Helena Ljung' },
      forAll: { date: null, minutes: 20, clinicianHsaId: helena, profession: 'doctor', ...forAll },
    },
  );
}

/** A row without one of the usual columns. */
const without = (...meanings: ColumnMeaning[]) =>
  Object.fromEntries(meanings.map((meaning) => [meaning, undefined]));

function refused(...given: Parameters<typeof convert>) {
  const read = convert(...given);
  return read.ok ? null : { field: read.refusal.field, code: read.refusal.refusal.code };
}

describe('a row of a table', () => {
  it('becomes a row of a day list that the contract takes', () => {
    const read = convert({
      language: 'Arabiska',
      interpreter: 'ja',
      phone: '070-174 06 05',
      clinicPhone: '08-465 004 00',
      guardianNumber: '19950809-9802',
      guardianName: 'Anna Berg',
      profession: 'Sjuksköterska',
      clinicianHsaId: 'Karin Ek (se2321000016-1kek)',
      protected: 'nej',
    });
    const row = {
      start: '2026-11-28T08:30:00.000Z',
      end: '2026-11-28T08:50:00.000Z',
      clinicianHsaId: 'SE2321000016-1KEK',
      profession: 'nurse',
      patientNumber: '19880522-9807',
      givenName: 'Åsa',
      familyName: 'Lindström',
      reason: 'Hosta',
      language: 'ar',
      interpreter: true,
      protected: false,
      guardianNumber: '19950809-9802',
      guardianName: 'Anna Berg',
      phone: '070-174 06 05',
      clinicPhone: '08-465 004 00',
    };
    expect(read).toEqual({ ok: true, value: row });
    expect(bookingRow.parse(read.ok && read.value)).toEqual(row);
  });

  it.each([
    ['date and time in two columns', { date: '28/11/2026', start: '09.30' }, {}],
    ['a date with its time', { date: '2026-11-28 09:30', ...without('start') }, {}],
    ['from and to in one', { date: '2026-11-28', start: '09:30-09:50', ...without('minutes') }, {}],
    ['an end as a time', { end: '09:50', ...without('minutes') }, {}],
    ['an end as an instant', { end: '2026-11-28T09:50:00+01:00', ...without('minutes') }, {}],
    ['both an end and a length', { end: '09:50', minutes: '60' }, {}],
    ['the length of all', without('minutes'), { minutes: 20 }],
    ['the day of all', { start: '09:30' }, { date: '2026-11-28' as LocalDate }],
  ])('may say when by %s', (_how, change, forAll) => {
    expect(convert(change, forAll)).toMatchObject({
      value: { start: '2026-11-28T08:30:00.000Z', end: '2026-11-28T08:50:00.000Z' },
    });
  });

  it('is told in the time of the clinic, in summer too', () => {
    expect(convert({ start: '2026-07-01 09:30' })).toMatchObject({
      value: { start: '2026-07-01T07:30:00.000Z' },
    });
  });

  it.each([
    ['a time that is none', { start: 'i morgon' }, 'start', 'booking.time'],
    ['a day alone', { start: '2026-11-28' }, 'start', 'booking.time'],
    ['a time alone, and no day', { start: '09:30' }, 'start', 'booking.time'],
    ['a date that is none', { date: 'idag', start: '09:30' }, 'date', 'booking.time'],
    ['an hour that the clock skips', { start: '2026-03-29 02:30' }, 'start', 'booking.time'],
    ['no start', { start: '' }, 'start', 'booking.fieldMissing'],
    ['an end that is none', { end: 'sent' }, 'end', 'booking.time'],
    ['no end', { end: '', ...without('minutes') }, 'end', 'booking.fieldMissing'],
    ['no length', { minutes: '' }, 'minutes', 'booking.fieldMissing'],
    ['a length that is none', { minutes: 'kort' }, 'minutes', 'booking.length'],
    ['no number', { patientNumber: '' }, 'patientNumber', 'booking.fieldMissing'],
    ['a clinician by another name', { clinicianHsaId: 'Karin Ek' }, 'clinicianHsaId', 'booking.clinician'],
    ['no clinician', { clinicianHsaId: '' }, 'clinicianHsaId', 'booking.fieldMissing'],
    ['no profession', { profession: '' }, 'profession', 'booking.fieldMissing'],
    ['a language that is not known', { language: 'klingonska' }, 'language', 'booking.language'],
    ['an interpreter perhaps', { interpreter: 'kanske' }, 'interpreter', 'booking.yesNo'],
    ['protected identity perhaps', { protected: '?' }, 'protected', 'booking.yesNo'],
  ])('is refused with %s', (_what, change, field, code) => {
    expect(refused(change)).toEqual({ field, code });
  });

  it('takes the own name for the own HSA-id', () => {
    for (const name of ['Helena Ljung', 'Ljung, Helena', 'helena ljung'])
      expect(convert({ clinicianHsaId: name })).toMatchObject({ value: { clinicianHsaId: helena } });
  });

  it('takes a language in the column of interpreters', () => {
    expect(convert({ interpreter: 'Somaliska' })).toMatchObject({
      value: { interpreter: true, language: 'so' },
    });
    expect(convert({ interpreter: 'Somaliska', language: 'arabiska' })).toMatchObject({
      value: { interpreter: true, language: 'ar' },
    });
  });

  it('leaves out what is empty, and says what is not said: Swedish, no interpreter, not protected', () => {
    const read = convert({ phone: ' ', guardianName: '' });
    expect(read.ok && Object.keys(read.value).sort()).toEqual(
      [
        'clinicianHsaId',
        'end',
        'familyName',
        'givenName',
        'interpreter',
        'language',
        'patientNumber',
        'profession',
        'protected',
        'reason',
        'start',
      ].sort(),
    );
  });

  it('leaves to the hub what the hub judges: numbers, professions, names that may not stand there', () => {
    expect(convert({ patientNumber: '1234', profession: 'Frisör', protected: 'ja' })).toMatchObject({
      value: { patientNumber: '1234', profession: 'Frisör', protected: true, givenName: 'Åsa' },
    });
  });

  it('takes formulas for text', () => {
    expect(convert({ reason: "=cmd|' /C calc'!A0", name: '+Ek, @Åsa' })).toMatchObject({
      value: { reason: "=cmd|' /C calc'!A0", givenName: '@Åsa', familyName: '+Ek' },
    });
  });
});

describe('a row with other cells than there are columns', () => {
  const columns: ColumnMeaning[] = ['start', 'patientNumber', 'name', 'reason', 'protected'];
  const read = (...cells: string[]) =>
    convertRow(cells, {
      columns,
      zone: 'Europe/Stockholm',
      own: { hsaId: helena, name: 'Helena Ljung' },
      forAll: { date: null, minutes: 20, clinicianHsaId: helena, profession: 'doctor' },
    });
  const row = ['2026-11-28 09:30', '198805229807', 'Åsa Lindström'];

  it('is refused where there are more: a text may have been cut in two', () => {
    expect(read(...row, 'Hosta', 'nej', 'ja')).toEqual({
      ok: false,
      refusal: { field: null, refusal: { code: 'booking.raggedRow' } },
    });
    expect(read(...row, 'Hosta', 'nej', '', ' ').ok).toBe(true);
  });

  it('is refused where the column of protected identity is cut off, and read where others are', () => {
    expect(read(...row, 'Hosta').ok).toBe(false);
    columns.unshift('protected');
    columns.pop();
    expect(read('nej', ...row)).toMatchObject({ ok: true, value: { reason: '' } });
  });
});
