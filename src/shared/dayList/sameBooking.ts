import { parsePersonNumber } from '../domain/personalNumber.ts';
import type { LocalDate } from '../domain/time.ts';

/**
 * What makes two rows of one list the same booking: patient, clinician and start, as the hub reads them. A list goes to
 * the hub in parts, and the hub sees doubles within a part only. Null for a row that the hub will not read.
 */
export function sameBooking(row: unknown, today: LocalDate): string | null {
  if (typeof row !== 'object' || row === null) return null;
  const { patientNumber, clinicianHsaId, start } = row as Record<string, unknown>;
  if (typeof patientNumber !== 'string' || typeof start !== 'string') return null;
  const patient = parsePersonNumber(patientNumber, today);
  const at = Date.parse(start);
  if (patient === null || Number.isNaN(at)) return null;
  return `${patient.kind}:${patient.number}|${clinicianHsaId}|${at}`;
}
