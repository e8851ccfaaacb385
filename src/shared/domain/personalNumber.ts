import imported from 'personnummer';
import type { LocalDate } from './time.ts';

/** The library is CommonJS to Node, which hands over the whole module where a bundler hands over its default. */
const Personnummer: typeof imported =
  'default' in imported ? (imported.default as typeof imported) : imported;

/** What a person is known by: a personal identity number, a coordination number, or a region's own number as free text. */
export type PersonNumber =
  | { readonly kind: 'personal'; readonly number: string; readonly birthDate: LocalDate }
  | { readonly kind: 'coordination'; readonly number: string; readonly birthDate: LocalDate }
  | { readonly kind: 'reserve'; readonly number: string; readonly birthDate: null };

/** Longest reserve number taken: regions' own run to 12 or 13 signs, some with letters. */
const maxReserveLength = 20;

/**
 * Reads a number as people write it (with or without hyphen, 10 or 12 digits, `+` for over 100). Numbers are given
 * back with 12 digits and no hyphen (HL7 Sweden base profiles 1.1.0). Text after `reserv:` is a reserve number.
 * Gives null for what is none of the three, and for a birth date after `today`.
 */
export function parsePersonNumber(text: string, today: LocalDate): PersonNumber | null {
  const trimmed = text.trim();
  if (/^reserv:/i.test(trimmed)) {
    const number = trimmed.slice('reserv:'.length).trim();
    const fits =
      number.length > 0 && number.length <= maxReserveLength && /^[\p{L}\p{N} +\-/]+$/u.test(number);
    return fits ? { kind: 'reserve', number, birthDate: null } : null;
  }
  const digits = twelveDigits(trimmed, today);
  if (digits === null || !firstCenturies.test(digits)) return null;
  try {
    const read = Personnummer.parse(digits);
    const coordination = read.isCoordinationNumber();
    const birthDate = dateOf(digits, coordination ? 60 : 0);
    if (birthDate === null || birthDate > today) return null;
    return { kind: coordination ? 'coordination' : 'personal', number: digits, birthDate };
  } catch {
    return null;
  }
}

/** Swedish numbers were given out from 1947 on, to people born from 1800s on (HL7 Sweden: 18, 19, 20 and later). */
const firstCenturies = /^(18|19|[2-9]\d)/;

/**
 * Ten digits get their century from `today` and not from the machine's clock: `-` is the latest year that is not
 * after this one, `+` the one a hundred years earlier (folkbokföringslagen 18 §: from the year one turns 100).
 */
function twelveDigits(text: string, today: LocalDate): string | null {
  const parts = /^(\d{2})?(\d{2})(\d{4})([-+]?)(\d{4})$/.exec(text);
  if (parts === null) return null;
  const [, century, year = '', monthAndDay = '', sign, last = ''] = parts;
  if (century !== undefined) return `${century}${year}${monthAndDay}${last}`;
  const thisYear = Number(today.slice(0, 4));
  const latest = thisYear - ((((thisYear - Number(year)) % 100) + 100) % 100);
  return `${sign === '+' ? latest - 100 : latest}${monthAndDay}${last}`;
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
