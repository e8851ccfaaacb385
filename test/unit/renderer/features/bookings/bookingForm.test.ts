import { describe, expect, it } from 'vitest';
import {
  type BookingValues,
  checkBooking,
  emptyBooking,
  fieldOf,
  firstWrong,
  isNameless,
  isTyped,
  mayHaveGuardian,
  readNumber,
  rowOfBooking,
} from '../../../../../src/renderer/features/bookings/bookingForm.ts';
import { bookingRow } from '../../../../../src/shared/contracts/bookings.ts';
import type { LocalDate } from '../../../../../src/shared/domain/time.ts';

const today = '2026-11-28' as LocalDate;
const zone = 'Europe/Stockholm';
const about = { today, zone, hsaId: 'SE2321000016-1HLJ', profession: 'doctor' };
const empty = emptyBooking(today, '08-465 004 00');

const adult: BookingValues = {
  ...empty,
  patientNumber: '19880522-9807',
  givenName: ' Åsa ',
  familyName: 'Lindström',
  start: '09:30',
  reason: 'Hosta',
};
const child = {
  ...adult,
  patientNumber: '20220301-9803',
  guardianNumber: '199508099802',
  guardianName: 'Anna Berg',
};

describe('a number as it is typed', () => {
  it.each([
    ['', 'nothing'],
    ['8', 'partial'],
    ['880522-9', 'partial'],
    ['1988052298', 'partial'],
    ['19880522-980', 'partial'],
    ['res', 'partial'],
    ['reserv: ', 'partial'],
    ['880522-9807', 'person'],
    ['19880522 9807', 'person'],
    ['19880522–9807', 'person'],
    ['reserv:UPP-12', 'person'],
    ['880522-9808', 'wrong'],
    ['198805229808', 'wrong'],
    ['1988052298071', 'wrong'],
    ['Åsa', 'wrong'],
  ])('%j is %s', (text, is) => {
    expect(readNumber(text, today).is).toBe(is);
  });
});

describe('a booking by hand', () => {
  it('is a row that the contract takes', () => {
    const row = rowOfBooking(
      { ...adult, interpreter: true, language: 'ar', phone: ' 070-174 06 05 ' },
      about,
    );
    expect(bookingRow.parse(row)).toEqual({
      start: '2026-11-28T08:30:00.000Z',
      end: '2026-11-28T08:50:00.000Z',
      clinicianHsaId: 'SE2321000016-1HLJ',
      profession: 'doctor',
      patientNumber: '19880522-9807',
      givenName: 'Åsa',
      familyName: 'Lindström',
      reason: 'Hosta',
      language: 'ar',
      interpreter: true,
      protected: false,
      phone: '070-174 06 05',
      clinicPhone: '08-465 004 00',
    });
  });

  it('says what is missing, from top to bottom', () => {
    const errors = checkBooking({ ...empty, date: '', minutes: '' }, today, zone);
    expect(errors).toEqual({
      patientNumber: 'missing',
      givenName: 'missing',
      familyName: 'missing',
      date: 'missing',
      start: 'missing',
      minutes: 'minutes',
      reason: 'missing',
    });
    expect(firstWrong(errors)).toBe('patientNumber');
    expect(checkBooking(adult, today, zone)).toEqual({});
  });

  it.each([
    [{ patientNumber: '19880522-9808' }, { patientNumber: 'number' }],
    [{ patientNumber: '880522' }, { patientNumber: 'number' }],
    [{ date: '2026-03-29', start: '02:30' }, { start: 'time' }],
    [{ minutes: '1441' }, { minutes: 'minutes' }],
    [{ minutes: '-5' }, { minutes: 'minutes' }],
    [{ phone: 'ring mig' }, { phone: 'phone' }],
    [{ clinicPhone: 'x' }, { clinicPhone: 'phone' }],
  ] as const)('with %j is wrong there', (change, errors) => {
    expect(checkBooking({ ...adult, ...change }, today, zone)).toEqual(errors);
  });

  it('of a protected person has no name, whatever was typed before', () => {
    const values = { ...adult, protected: true };
    expect(isNameless(values, today)).toBe(true);
    expect(checkBooking({ ...values, givenName: '', familyName: '' }, today, zone)).toEqual({});
    expect(Object.keys(rowOfBooking(values, about) ?? {})).not.toContain('givenName');
    expect(isNameless({ ...adult, patientNumber: 'reserv:UPP-12' }, today)).toBe(true);
  });

  it('of a child has its guardian; of an adult none, whatever was typed before', () => {
    expect(mayHaveGuardian(child, today)).toBe(true);
    expect(rowOfBooking(child, about)).toMatchObject({
      guardianNumber: '199508099802',
      guardianName: 'Anna Berg',
    });
    expect(checkBooking({ ...child, guardianNumber: '1' }, today, zone)).toEqual({
      guardianNumber: 'number',
    });
    const grown = { ...child, patientNumber: adult.patientNumber };
    expect(mayHaveGuardian(grown, today)).toBe(false);
    expect(Object.keys(rowOfBooking(grown, about) ?? {})).not.toContain('guardianName');
    expect(checkBooking({ ...grown, guardianNumber: '1' }, today, zone)).toEqual({});
  });

  it('of a protected child does not name the guardian: it would tell whose child it is', () => {
    expect(rowOfBooking({ ...child, protected: true }, about)).toMatchObject({
      guardianNumber: '199508099802',
      guardianName: '',
    });
  });

  it('knows a child by the day of the visit', () => {
    const born = { ...adult, patientNumber: '200704189802' };
    expect(mayHaveGuardian({ ...born, date: '2025-04-17' }, today)).toBe(true);
    expect(mayHaveGuardian({ ...born, date: '2025-04-18' }, today)).toBe(false);
  });

  it('knows whether something is typed', () => {
    expect(isTyped(empty, empty)).toBe(false);
    expect(isTyped({ ...empty, reason: 'H' }, empty)).toBe(true);
    expect(isTyped({ ...empty, protected: true }, empty)).toBe(true);
  });

  it("has a field for what the hub names, and none for what is not the form's", () => {
    expect([fieldOf('end'), fieldOf('phone'), fieldOf('clinicianHsaId'), fieldOf(null)]).toEqual([
      'minutes',
      'phone',
      null,
      null,
    ]);
  });
});
