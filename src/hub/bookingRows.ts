import type { z } from 'zod';
import { type BookingRow, bookingRow } from '../shared/contracts/bookings.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { cleanText } from '../shared/domain/note.ts';
import { type PersonNumber, parsePersonNumber } from '../shared/domain/personalNumber.ts';
import { done, type Refusal, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Instant, LocalDate } from '../shared/domain/time.ts';
import type { BookingTable } from './storage/schema.ts';

/** What a row says, with its numbers and times read. */
export interface ReadRow {
  readonly patient: PersonNumber;
  readonly booking: Omit<BookingTable, 'id' | 'patient' | 'created_at' | 'updated_at'>;
}

/** Why a row is refused, and in which column; the row's content never goes along. */
export interface RowRefusal {
  readonly field: string | null;
  readonly refusal: Refusal;
}

/** Reads one row of a day list: its shape by the contract, then what the shape cannot say. */
export function readRow(raw: unknown, today: LocalDate): Result<ReadRow, RowRefusal> {
  const parsed = readAs(bookingRow, raw);
  if (!parsed.success) return no(...shapeRefusal(parsed.error, raw));
  const row = cleanRow(parsed.data);
  const start = Date.parse(row.start) as Instant;
  const end = Date.parse(row.end) as Instant;
  if (end <= start) return no('end', refuse('booking.endBeforeStart').refusal);
  const patient = parsePersonNumber(row.patientNumber, today);
  if (patient === null) return no('patientNumber', refuse('booking.number').refusal);
  const name = nameRefusal(row, patient);
  if (name !== null) return no(...name);
  const guardianNumber = row.guardianNumber ?? null;
  const guardian = guardianNumber === null ? null : parsePersonNumber(guardianNumber, today);
  if (guardianNumber !== null && guardian === null)
    return no('guardianNumber', refuse('booking.number').refusal);
  return done({
    patient,
    booking: {
      starts_at: start,
      ends_at: end,
      clinician: row.clinicianHsaId as BookingTable['clinician'],
      profession: row.profession,
      given_name: row.givenName ?? null,
      family_name: row.familyName ?? null,
      reason: row.reason,
      language: row.language,
      interpreter: row.interpreter ? 1 : 0,
      protected: row.protected ? 1 : 0,
      guardian_number: guardian?.number ?? null,
      guardian_number_kind: guardian?.kind ?? null,
      guardian_birth_date: guardian?.birthDate ?? null,
      guardian_name: row.guardianName ?? null,
      phone: row.phone ?? null,
      clinic_phone: row.clinicPhone ?? null,
    },
  });
}

/** NUL taken out everywhere; an empty optional text is one that is not there. */
function cleanRow(row: BookingRow): BookingRow {
  const text = (value: string | null | undefined): string | null => {
    const clean = cleanText(value ?? '').trim();
    return clean === '' ? null : clean;
  };
  return {
    ...row,
    reason: cleanText(row.reason),
    language: cleanText(row.language),
    givenName: text(row.givenName),
    familyName: text(row.familyName),
    guardianNumber: text(row.guardianNumber),
    guardianName: text(row.guardianName),
    phone: text(row.phone),
    clinicPhone: text(row.clinicPhone),
  };
}

function nameRefusal(row: BookingRow, patient: PersonNumber): [string, Refusal] | null {
  const nameless = row.protected || patient.kind === 'reserve';
  const named: [string, string | null | undefined][] = [
    ['givenName', row.givenName],
    ['familyName', row.familyName],
  ];
  for (const [field, value] of named) {
    if (nameless && value !== null) return [field, refuse('booking.nameNotAllowed').refusal];
    if (!nameless && value === null) return [field, refuse('booking.nameMissing').refusal];
  }
  // The name of a protected child's guardian would tell whose child it is.
  if (row.protected && row.guardianName !== null)
    return ['guardianName', refuse('booking.nameNotAllowed').refusal];
  return null;
}

function shapeRefusal(error: z.ZodError, raw: unknown): [string | null, Refusal] {
  const issue = error.issues[0];
  const field = issue?.path[0];
  // A key that is not ours is content too, so it is not named.
  if (typeof field !== 'string') return [null, refuse('booking.field', { field: '' }).refusal];
  const missing = typeof raw === 'object' && raw !== null && !Object.hasOwn(raw, field);
  if (missing) return [field, refuse('booking.fieldMissing', { field }).refusal];
  if (field === 'profession') return [field, refuse('booking.profession').refusal];
  return [field, refuse('booking.field', { field }).refusal];
}

function no(field: string | null, refusal: Refusal): { ok: false; refusal: RowRefusal } {
  return { ok: false, refusal: { field, refusal } };
}
