import { type PersonNumber, parsePersonNumber } from '../../../shared/domain/personalNumber.ts';
import { ageOn, type Instant, instantAt, type LocalDate } from '../../../shared/domain/time.ts';

/** The form as it is typed. */
export interface BookingValues {
  readonly patientNumber: string;
  readonly protected: boolean;
  readonly givenName: string;
  readonly familyName: string;
  readonly guardianNumber: string;
  readonly guardianName: string;
  readonly date: string;
  readonly start: string;
  readonly minutes: string;
  readonly reason: string;
  readonly language: string;
  readonly interpreter: boolean;
  readonly phone: string;
  readonly clinicPhone: string;
}
export type BookingField = keyof BookingValues;

/** What is wrong with a field, as the form says it. */
export type FieldError = 'missing' | 'number' | 'time' | 'minutes' | 'phone' | 'nameNotAllowed' | 'notTaken';
export type FieldErrors = Readonly<Partial<Record<BookingField, FieldError>>>;

/** From top to bottom: the first wrong one takes the focus. */
const fieldsInOrder: readonly BookingField[] = [
  'patientNumber',
  'protected',
  'givenName',
  'familyName',
  'guardianNumber',
  'guardianName',
  'date',
  'start',
  'minutes',
  'reason',
  'language',
  'interpreter',
  'phone',
  'clinicPhone',
];

const adultFrom = 18;

export function emptyBooking(today: LocalDate, clinicPhone: string): BookingValues {
  return {
    patientNumber: '',
    protected: false,
    givenName: '',
    familyName: '',
    guardianNumber: '',
    guardianName: '',
    date: today,
    start: '',
    minutes: '20',
    reason: '',
    language: 'sv',
    interpreter: false,
    phone: '',
    clinicPhone,
  };
}

export function isTyped(values: BookingValues, empty: BookingValues): boolean {
  return fieldsInOrder.some((field) => values[field] !== empty[field]);
}

/** A number as it is typed, understood so far: nothing yet, still being typed, a person's, or none. */
export type NumberReading =
  | { readonly is: 'nothing' }
  | { readonly is: 'partial' }
  | { readonly is: 'wrong' }
  | { readonly is: 'person'; readonly person: PersonNumber };

export function readNumber(text: string, today: LocalDate): NumberReading {
  const typed = plainNumber(text);
  if (typed === '') return { is: 'nothing' };
  const person = parsePersonNumber(typed, today);
  if (person !== null) return { is: 'person', person };
  const digits = typed.replaceAll(/\D/g, '').length;
  const reserve = 'reserv:'.startsWith(typed.toLowerCase()) || /^reserv:\s*$/i.test(typed);
  // With ten digits it may still become one of twelve; eleven are on their way there.
  const mayGrow =
    /^[\d+-]*$/.test(typed) && (digits < 10 || digits === 11 || /^(18|19|20)\d{8}$/.test(typed));
  return { is: reserve || mayGrow ? 'partial' : 'wrong' };
}

/** Booked without a name: protected identity, and one who has no other number than a reserve number. */
export function isNameless(values: BookingValues, today: LocalDate): boolean {
  const read = readNumber(values.patientNumber, today);
  return values.protected || (read.is === 'person' && read.person.kind === 'reserve');
}

/** A child comes with a guardian; of a reserve number the age is not known. */
export function mayHaveGuardian(values: BookingValues, today: LocalDate): boolean {
  const read = readNumber(values.patientNumber, today);
  if (read.is !== 'person') return values.guardianNumber !== '' || values.guardianName !== '';
  const on = /^\d{4}-\d{2}-\d{2}$/.test(values.date) ? (values.date as LocalDate) : today;
  return read.person.birthDate === null || ageOn(read.person.birthDate, on) < adultFrom;
}

/** When it starts; null where day and time are none. */
export function startOf(values: BookingValues, zone: string): Instant | null {
  const time = /^(\d{2}):(\d{2})/.exec(values.start);
  if (time === null) return null;
  return instantAt(values.date as LocalDate, Number(time[1]) * 3600 + Number(time[2]) * 60, zone);
}

/** What is wrong before it is sent. What only the hub knows comes back from it. */
export function checkBooking(values: BookingValues, today: LocalDate, zone: string): FieldErrors {
  const nameless = isNameless(values, today);
  const number = readNumber(values.patientNumber, today).is;
  const minutes = Number(values.minutes);
  const isEmpty = (field: 'givenName' | 'familyName' | 'date' | 'start' | 'reason') =>
    values[field].trim() === '';
  const guardian = mayHaveGuardian(values, today) ? readNumber(values.guardianNumber, today).is : 'nothing';
  return {
    ...(number === 'person' ? {} : { patientNumber: number === 'nothing' ? 'missing' : 'number' }),
    ...(nameless || !isEmpty('givenName') ? {} : { givenName: 'missing' }),
    ...(nameless || !isEmpty('familyName') ? {} : { familyName: 'missing' }),
    ...(guardian === 'nothing' || guardian === 'person' ? {} : { guardianNumber: 'number' }),
    ...(isEmpty('date') ? { date: 'missing' } : {}),
    ...(isEmpty('start')
      ? { start: 'missing' }
      : !isEmpty('date') && startOf(values, zone) === null
        ? { start: 'time' }
        : {}),
    ...(/^\d{1,4}$/.test(values.minutes) && minutes >= 1 && minutes <= 24 * 60 ? {} : { minutes: 'minutes' }),
    ...(isEmpty('reason') ? { reason: 'missing' } : {}),
    ...(isPhone(values.phone) ? {} : { phone: 'phone' }),
    ...(isPhone(values.clinicPhone) ? {} : { clinicPhone: 'phone' }),
  };
}

export function firstWrong(errors: FieldErrors): BookingField | null {
  return fieldsInOrder.find((field) => errors[field] !== undefined) ?? null;
}

/** The booking as a row of a day list. Null while day and time are none. What the form hides is not sent. */
export function rowOfBooking(
  values: BookingValues,
  about: {
    readonly today: LocalDate;
    readonly zone: string;
    readonly hsaId: string;
    readonly profession: string;
  },
): Record<string, unknown> | null {
  const { today, zone, hsaId, profession } = about;
  const start = startOf(values, zone);
  if (start === null) return null;
  const name = isNameless(values, today)
    ? {}
    : { givenName: values.givenName.trim(), familyName: values.familyName.trim() };
  const guardian = mayHaveGuardian(values, today)
    ? {
        guardianNumber: plainNumber(values.guardianNumber),
        guardianName: values.protected ? '' : values.guardianName.trim(),
      }
    : {};
  return {
    start: new Date(start).toISOString(),
    end: new Date(start + Number(values.minutes) * 60_000).toISOString(),
    clinicianHsaId: hsaId,
    profession,
    patientNumber: plainNumber(values.patientNumber),
    ...name,
    ...guardian,
    reason: values.reason.trim(),
    language: values.language,
    interpreter: values.interpreter,
    protected: values.protected,
    phone: values.phone.trim() || null,
    clinicPhone: values.clinicPhone.trim() || null,
  };
}

/** The form's field for a column that the hub names. */
export function fieldOf(column: string | null): BookingField | null {
  if (column === 'end') return 'minutes';
  return fieldsInOrder.find((field) => field === column) ?? null;
}

/** As people type it, with spaces or a long dash; a reserve number stays as it is. */
function plainNumber(text: string): string {
  const trimmed = text.trim();
  if (/^r/i.test(trimmed)) return trimmed;
  return trimmed.replaceAll(/[\u2010-\u2015\u2212]/g, '-').replaceAll(/\s/g, '');
}

function isPhone(text: string): boolean {
  return text.trim() === '' || /^[+\d][\d \-()]{0,31}$/.test(text.trim());
}
