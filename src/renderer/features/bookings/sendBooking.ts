import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts';
import { request } from '../../ipc/client.ts';
import type { BookedVisit } from './Booked.tsx';
import {
  type BookingValues,
  type FieldError,
  type FieldErrors,
  fieldOf,
  rowOfBooking,
} from './bookingForm.ts';

type Answer =
  | { readonly is: 'booked'; readonly booked: BookedVisit }
  | { readonly is: 'refused'; readonly errors: FieldErrors; readonly refusal: Refusal | null };

/** Books as a day list of one row: the same way in, the same checks. */
export async function sendBooking(
  values: BookingValues,
  about: Parameters<typeof rowOfBooking>[1],
): Promise<Answer> {
  const row = rowOfBooking(values, about);
  if (row === null) return { is: 'refused', errors: { start: 'time' }, refusal: null };
  const answer = await request('bookings.import', { bytes: new TextEncoder().encode(JSON.stringify([row])) });
  if (!answer.ok) return { is: 'refused', errors: {}, refusal: answer.refusal };
  const { added, updated, refused, visitId } = answer.value;
  const [first] = refused;
  if (first === undefined) {
    const what = added > 0 ? 'added' : updated > 0 ? 'updated' : 'unchanged';
    return { is: 'booked', booked: { what, visitId: visitId ?? null, start: Date.parse(String(row.start)) } };
  }
  const field = fieldOf(first.field);
  // Only what stands at a field is said there; the rest (begun already, no connection) is of the booking as a whole.
  return field === null
    ? { is: 'refused', errors: {}, refusal: first.refusal }
    : { is: 'refused', errors: { [field]: errorOf(first.refusal.code) }, refusal: null };
}

function errorOf(code: RefusalCode): FieldError {
  switch (code) {
    case 'booking.number':
      return 'number';
    case 'booking.nameMissing':
    case 'booking.fieldMissing':
      return 'missing';
    case 'booking.nameNotAllowed':
      return 'nameNotAllowed';
    case 'booking.endBeforeStart':
      return 'minutes';
    default:
      return 'notTaken';
  }
}
