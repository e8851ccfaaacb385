import { done, type Refusal, type RefusalCode, type Result, refuse } from '../domain/refusal.ts';
import { type Instant, instantAt, type LocalDate, localDateOf } from '../domain/time.ts';
import { readLanguage, readProfession, readYesNo, splitName } from './cellWords.ts';
import type { ColumnMeaning, Columns } from './columns.ts';
import { readMinutes, readMoment } from './moments.ts';

/** How the rows of a table are read: what each column holds, and what holds for all rows where no column says it. */
export interface ReadingPlan {
  readonly columns: Columns;
  /** The clinic's IANA zone: times without an offset are told in it. */
  readonly zone: string;
  readonly forAll: {
    /** Null: a row without a date is refused. */
    readonly date: LocalDate | null;
    readonly minutes: number;
    readonly clinicianHsaId: string;
    readonly profession: string;
  };
  /** Who reads the list: a clinician's column may hold this name instead of the HSA-id. */
  readonly own: { readonly hsaId: string; readonly name: string };
}

/** Why a row is refused, and in which column; never with the row's content. */
export interface CellRefusal {
  readonly field: ColumnMeaning | null;
  readonly refusal: Refusal;
}

type Read<T> = Result<T, CellRefusal>;

const hsaId = /[A-Z]{2}\d{10}-[A-Z0-9]{1,18}/i;

/**
 * One row of a table as a row of a day list (`bookingRow`). Only what stands in another form there is judged here (times,
 * yes and no, languages, who it is for); the rest goes as text to the hub, which judges every row.
 */
export function convertRow(cells: readonly string[], plan: ReadingPlan): Read<Record<string, unknown>> {
  const { columns, forAll } = plan;
  const ragged = raggedRefusal(cells, columns);
  if (ragged !== null) return ragged;
  const has = (meaning: ColumnMeaning) => columns.includes(meaning);
  const cell = (meaning: ColumnMeaning) => (cells[columns.indexOf(meaning)] ?? '').trim();

  const times = readTimes(cell, has, plan);
  if (!times.ok) return times;
  const clinician = has('clinicianHsaId')
    ? readClinician(cell('clinicianHsaId'), plan.own)
    : done(forAll.clinicianHsaId);
  if (!clinician.ok) return clinician;
  const profession = has('profession') ? cell('profession') : forAll.profession;
  if (profession === '') return no('profession', 'booking.fieldMissing');
  const isProtected = readYesNo(cell('protected'), 'protected');
  if (isProtected === null) return no('protected', 'booking.yesNo');
  const spoken = readSpoken(cell('language'), cell('interpreter'));
  if (!spoken.ok) return spoken;
  if (cell('patientNumber') === '') return no('patientNumber', 'booking.fieldMissing');
  const whole = splitName(cell('name'));
  return done({
    ...times.value,
    clinicianHsaId: clinician.value,
    profession: readProfession(profession) ?? profession,
    patientNumber: cell('patientNumber'),
    reason: cell('reason'),
    ...spoken.value,
    protected: isProtected,
    ...filled({
      givenName: cell('givenName') || whole.given,
      familyName: cell('familyName') || whole.family,
      guardianNumber: cell('guardianNumber'),
      guardianName: cell('guardianName'),
      phone: cell('phone'),
      clinicPhone: cell('clinicPhone'),
    }),
  });
}

/**
 * A row with other cells than there are columns: what is too much may be a text cut in two, so nothing is where it
 * belongs. Programs leave empty cells at the end out; but a silence about protected identity is not taken for a no.
 */
function raggedRefusal(cells: readonly string[], columns: Columns) {
  const tooMany = cells.slice(columns.length).some((cell) => cell.trim() !== '');
  const silent = columns.indexOf('protected') >= cells.length;
  return tooMany || silent ? no(null, 'booking.raggedRow') : null;
}

function readTimes(
  cell: (meaning: ColumnMeaning) => string,
  has: (meaning: ColumnMeaning) => boolean,
  { zone, forAll }: ReadingPlan,
): Read<{ readonly start: string; readonly end: string }> {
  const startField: ColumnMeaning = has('start') ? 'start' : 'date';
  if (cell(startField) === '') return no(startField, 'booking.fieldMissing');
  const start = readMoment(cell(startField));
  if (start === null || start.is === 'date') return no(startField, 'booking.time');
  const onDate = has('date') ? readDateCell(cell('date'), zone) : forAll.date;
  const day =
    start.is === 'instant'
      ? localDateOf(Date.parse(start.iso) as Instant, zone)
      : start.is === 'time'
        ? onDate
        : start.date;
  if (day === null) return no(has('date') ? 'date' : 'start', 'booking.time');
  const startsAt = start.is === 'instant' ? Date.parse(start.iso) : instantAt(day, start.seconds, zone);
  if (startsAt === null) return no(startField, 'booking.time');
  const inOne = start.is === 'instant' ? null : start.until;
  const endsAt = readEnd(cell, has, { startsAt, day, inOne, minutes: forAll.minutes, zone });
  if (!endsAt.ok) return endsAt;
  return done({ start: new Date(startsAt).toISOString(), end: new Date(endsAt.value).toISOString() });
}

/** The date of a column of dates, whose cells may hold a time too. */
function readDateCell(text: string, zone: string): LocalDate | null {
  const moment = readMoment(text);
  if (moment === null || moment.is === 'time') return null;
  return moment.is === 'instant' ? localDateOf(Date.parse(moment.iso) as Instant, zone) : moment.date;
}

function readEnd(
  cell: (meaning: ColumnMeaning) => string,
  has: (meaning: ColumnMeaning) => boolean,
  known: {
    readonly startsAt: number;
    readonly day: LocalDate;
    /** Seconds after midnight of an end that stands in the cell of the start. */
    readonly inOne: number | null;
    readonly minutes: number;
    readonly zone: string;
  },
): Read<number> {
  const { startsAt, day, inOne, minutes, zone } = known;
  if (cell('end') !== '') {
    const end = readMoment(cell('end'));
    if (end === null || end.is === 'date') return no('end', 'booking.time');
    const at =
      end.is === 'instant'
        ? Date.parse(end.iso)
        : instantAt('date' in end ? end.date : day, end.seconds, zone);
    return at === null ? no('end', 'booking.time') : done(at);
  }
  if (cell('minutes') !== '') {
    const length = readMinutes(cell('minutes'));
    return length === null ? no('minutes', 'booking.length') : done(startsAt + length * 60_000);
  }
  if (inOne !== null) {
    const at = instantAt(day, inOne, zone);
    return at === null ? no('start', 'booking.time') : done(at);
  }
  if (has('end')) return no('end', 'booking.fieldMissing');
  return has('minutes') ? no('minutes', 'booking.fieldMissing') : done(startsAt + minutes * 60_000);
}

function readClinician(text: string, own: ReadingPlan['own']): Read<string> {
  if (text === '') return no('clinicianHsaId', 'booking.fieldMissing');
  const id = hsaId.exec(text)?.[0];
  if (id !== undefined) return done(id.toUpperCase());
  const nameOf = ({ given, family }: ReturnType<typeof splitName>) => `${given} ${family}`.toLowerCase();
  const isOwn = nameOf(splitName(text)) === nameOf(splitName(own.name));
  return isOwn ? done(own.hsaId) : no('clinicianHsaId', 'booking.clinician');
}

/** Language and interpreter; a column of interpreters may hold the language instead of yes. */
function readSpoken(
  language: string,
  interpreter: string,
): Read<{ readonly language: string; readonly interpreter: boolean }> {
  const needed = readYesNo(interpreter, 'interpreter');
  const interpreted = needed === null ? readLanguage(interpreter) : null;
  if (needed === null && interpreted === null) return no('interpreter', 'booking.yesNo');
  const tag = language === '' ? (interpreted ?? 'sv') : readLanguage(language);
  if (tag === null) return no('language', 'booking.language');
  return done({ language: tag, interpreter: needed ?? true });
}

function filled(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

function no(field: ColumnMeaning | null, code: RefusalCode): { ok: false; refusal: CellRefusal } {
  return { ok: false, refusal: { field, refusal: refuse(code).refusal } };
}
