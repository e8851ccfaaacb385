import Personnummer from 'personnummer';
import type { LocalDate } from './time.ts';

/** What a person is known by: a personal identity number, a coordination number, or a region's own number as free text. */
export type PersonNumber =
  | { readonly kind: 'personal'; readonly number: string; readonly birthDate: LocalDate }
  | { readonly kind: 'coordination'; readonly number: string; readonly birthDate: LocalDate | null }
  | { readonly kind: 'reserve'; readonly number: string; readonly birthDate: null };

/** Longest reserve number taken: regions' own run to 12 or 13 signs, some with letters. */
const maxReserveLength = 20;

/**
 * Reads a number as people write it (with or without hyphen, 10 or 12 digits, `+` for over 100). Numbers are given
 * back with 12 digits and no hyphen (HL7 Sweden base profiles 1.1.0). Text after `reserv:` is a reserve number.
 * Gives null for what is none of the three.
 */
export function parsePersonNumber(text: string, today: LocalDate): PersonNumber | null {
  const trimmed = text.trim();
  if (/^reserv:/i.test(trimmed)) {
    const number = trimmed.slice('reserv:'.length).trim();
    const fits =
      number.length > 0 && number.length <= maxReserveLength && /^[\p{L}\p{N} +\-/]+$/u.test(number);
    return fits ? { kind: 'reserve', number, birthDate: null } : null;
  }
  if (!/^(\d{6}|\d{8})[-+]?\d{4}$/.test(trimmed)) return null;
  try {
    const read = Personnummer.parse(trimmed);
    const number = read.format(true);
    if (!read.isCoordinationNumber()) {
      const birthDate = dateOf(number, 0);
      return birthDate !== null && birthDate <= today ? { kind: 'personal', number, birthDate } : null;
    }
    return { kind: 'coordination', number, birthDate: dateOf(number, 60) };
  } catch {
    return null;
  }
}

/** `YYYYMMDD-NNNN` of 12 digits; anything else as it is. */
export function formatPersonNumber(number: string): string {
  return /^\d{12}$/.test(number) ? `${number.slice(0, 8)}-${number.slice(8)}` : number;
}

function dateOf(number: string, dayOffset: number): LocalDate | null {
  const day = Number(number.slice(6, 8)) - dayOffset;
  const text = `${number.slice(0, 4)}-${number.slice(4, 6)}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text
    ? null
    : (text as LocalDate);
}
