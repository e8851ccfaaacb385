import { z } from 'zod';
import { professions } from '../domain/note.ts';
import { refusal, visitId } from './primitives.ts';

/** The most rows taken from one file; more and the file is refused whole. */
export const maxBookingRows = 10_000;
/** The most bytes of a booking file. */
export const maxBookingFileBytes = 16 * 1024 * 1024;

/** The shape of one row of a day list (JSON array of these). What the shape cannot say (numbers, order of times) is checked by the hub, row by row. */
export const bookingRow = z.strictObject({
  /** ISO 8601 with offset, e.g. `2026-11-24T10:40:00+01:00`. */
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }),
  clinicianHsaId: z.string().regex(/^[A-Z]{2}\d{10}-[A-Z0-9]{1,18}$/),
  profession: z.enum(professions),
  /** Personal or coordination number in any usual writing, or `reserv:` and a region's own number. */
  patientNumber: z.string().min(1).max(40),
  givenName: z.string().max(200).nullish(),
  familyName: z.string().max(200).nullish(),
  reason: z.string().max(500),
  /** BCP 47 tag; `sv` where nothing is said. */
  language: z.string().min(2).max(35).default('sv'),
  interpreter: z.boolean().default(false),
  protected: z.boolean().default(false),
  guardianNumber: z.string().max(40).nullish(),
  guardianName: z.string().max(200).nullish(),
  phone: z
    .string()
    .max(32)
    .regex(/^[+\d][\d \-()]*$/)
    .nullish(),
  clinicPhone: z
    .string()
    .max(32)
    .regex(/^[+\d][\d \-()]*$/)
    .nullish(),
});
export type BookingRow = z.output<typeof bookingRow>;

export const importReport = z.object({
  added: z.int().min(0),
  updated: z.int().min(0),
  unchanged: z.int().min(0),
  /** Refused rows: `line` counts rows of the list from 1; the reason never holds the row's content. */
  refused: z.array(z.object({ line: z.int().min(1), field: z.string().max(40).nullable(), refusal })),
  /** The visit of a list of one row that was taken in: what is booked by hand has its link at once. */
  visitId: visitId.optional(),
});
export type ImportReport = z.output<typeof importReport>;
