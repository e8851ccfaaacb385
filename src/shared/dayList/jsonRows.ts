import { maxBookingRows } from '../contracts/bookings.ts';
import { done, type Result, refuse } from '../domain/refusal.ts';

/** The rows of a day list in JSON: an array, of at most `maxBookingRows`. Each row is looked at by the hub. */
export function jsonRows(text: string): Result<readonly unknown[]> {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    return refuse('booking.fileNotJson');
  }
  if (!Array.isArray(rows)) return refuse('booking.fileNotJson');
  if (rows.length > maxBookingRows)
    return refuse('booking.tooManyRows', { rows: rows.length, most: maxBookingRows });
  return done(rows);
}
