import type { LocalDate } from '../domain/time.ts';

/** A date or a time as it stands in a cell. `until`: the end, where the cell says from and to ("09:30-10:00"). */
export type CellMoment =
  | { readonly is: 'instant'; readonly iso: string }
  | { readonly is: 'date'; readonly date: LocalDate }
  | { readonly is: 'time'; readonly seconds: number; readonly until: number | null }
  | {
      readonly is: 'dateAndTime';
      readonly date: LocalDate;
      readonly seconds: number;
      readonly until: number | null;
    };

/** After a space a minus is no offset: `2026-11-28 09:30-10:00` says from and to. */
const withOffset =
  /^(\d{4}-\d{2}-\d{2})(?:T| (?=[\d:.]*[+Z]))(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$/i;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const eightDigits = /^(\d{4})(\d{2})(\d{2})$/;
/** Day before month: as every Swedish and European list writes it. */
const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const clock = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?$/i;
const fourDigits = /^([01]\d|2[0-3])([0-5]\d)$/;
/** A day of the week before a date, or "kl" before a time. */
const leadingWord = /^\p{L}{2,9}[.,]?\s+(?=\d)/u;

/**
 * Reads a date, a time, or both, as people and programs write them: ISO 8601 with or without offset, `2026-11-28 09:30`,
 * `28/11/2026 09.30`, `20261128`, `kl. 09.30`, `09:30-10:00`, `9:30 AM`. Null for anything else, and for days and times
 * that there are not.
 */
export function readMoment(text: string): CellMoment | null {
  const trimmed = text.trim().replaceAll(/\s+/g, ' ');
  const iso = isoWithOffset(trimmed);
  if (iso !== null) return { is: 'instant', iso };
  const plain = trimmed.replace(leadingWord, '');
  const date = readDate(plain);
  if (date !== null) return { is: 'date', date };
  const time = readTimes(plain);
  if (time !== null) return { is: 'time', ...time };
  const parts = /^([\d/.-]+)(?:T|,? )(.+)$/i.exec(plain);
  if (parts === null) return null;
  const [, before = '', after = ''] = parts;
  const itsDate = readDate(before);
  const itsTime = readTimes(after.replace(leadingWord, ''));
  return itsDate === null || itsTime === null ? null : { is: 'dateAndTime', date: itsDate, ...itsTime };
}

/** Minutes of a length: `20`, `20 min`, `0:20`, `00:20:00`. Null for anything else, for nothing, and over a day. */
export function readMinutes(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  const plain = /^(\d{1,4})(?:[.,]0+)?\s*(?:m|min|mins|minuter|minutes|minute|minut)?\.?$/.exec(trimmed);
  const hours = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(trimmed);
  const minutes =
    plain !== null ? Number(plain[1]) : hours !== null ? Number(hours[1]) * 60 + Number(hours[2]) : 0;
  return minutes > 0 && minutes <= 24 * 60 ? minutes : null;
}

function isoWithOffset(text: string): string | null {
  const parts = withOffset.exec(text);
  if (parts === null) return null;
  const [, date = '', time = '', offset = ''] = parts;
  const iso = `${date}T${time}${offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset}`;
  const at = Date.parse(iso.toUpperCase());
  return Number.isNaN(at) || validDate(date) === null ? null : new Date(at).toISOString();
}

function readDate(text: string): LocalDate | null {
  const first = yearFirst.exec(text);
  if (first !== null) return dateOf(first[1], first[3], first[4]);
  const digits = eightDigits.exec(text);
  if (digits !== null) return dateOf(digits[1], digits[2], digits[3]);
  const last = dayFirst.exec(text);
  return last === null ? null : dateOf(last[4], last[3], last[1]);
}

function dateOf(year = '', month = '', day = ''): LocalDate | null {
  return validDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The date if there is such a day. */
function validDate(text: string): LocalDate | null {
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : (text as LocalDate);
}

function readTimes(text: string): { readonly seconds: number; readonly until: number | null } | null {
  const alone = readTime(text);
  if (alone !== null) return { seconds: alone, until: null };
  const [from, to, more] = text.split(/\s?[-–—]\s?/);
  if (from === undefined || to === undefined || more !== undefined) return null;
  const seconds = readTime(from);
  const until = readTime(to.replace(leadingWord, ''));
  return seconds === null || until === null ? null : { seconds, until };
}

/** Seconds after midnight. */
function readTime(text: string): number | null {
  const four = fourDigits.exec(text);
  if (four !== null) return Number(four[1]) * 3600 + Number(four[2]) * 60;
  const parts = clock.exec(text);
  if (parts === null) return null;
  const [, hour = '', minute = '', second = '0', half] = parts;
  const hours = Number(hour);
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  const ofDay = half === undefined ? hours : (hours % 12) + (/^p/i.test(half) ? 12 : 0);
  if (ofDay > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return ofDay * 3600 + Number(minute) * 60 + Number(second);
}
