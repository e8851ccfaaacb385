declare const instant: unique symbol;
declare const localDate: unique symbol;

/** UTC milliseconds since 1970, stamped by the hub. Order is by `seq`, never by an Instant. */
export type Instant = number & { readonly [instant]: true };
/** `YYYY-MM-DD` in the clinic's IANA time zone. */
export type LocalDate = string & { readonly [localDate]: true };
/** Source of the present; a parameter of each composition root, so that tests can own the time. */
export type Clock = () => Instant;

/** Formatters by zone: making one costs more than a hundred uses of it, and a day has hundreds of rows. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, what: 'date' | 'minutes' | 'seconds'): Intl.DateTimeFormat {
  const key = `${what} ${zone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const parts: Intl.DateTimeFormatOptions =
    what === 'date'
      ? { year: 'numeric', month: '2-digit', day: '2-digit' }
      : { hour: '2-digit', minute: '2-digit', ...(what === 'seconds' ? { second: '2-digit' } : {}) };
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...parts });
  formatters.set(key, made);
  return made;
}

/** The calendar day on which `at` falls in `zone`. */
export function localDateOf(at: Instant, zone: string): LocalDate {
  return formatter(zone, 'date').format(at) as LocalDate;
}

/** `HH:MM` of `at` in `zone`. */
export function wallClock(at: Instant, zone: string): string {
  return formatter(zone, 'minutes').format(at);
}

/** `HH:MM:SS` of `at` in `zone`. */
export function wallClockWithSeconds(at: Instant, zone: string): string {
  return formatter(zone, 'seconds').format(at);
}

const dayMs = 24 * 60 * 60_000;

/**
 * The instant at which calendar and clock in `zone` show `date` and `seconds` after midnight (0 to 86,399). A time that
 * the clock shows twice (end of summer time) is the first of the two. Null for one that it skips, and for no date.
 */
export function instantAt(date: LocalDate, seconds: number, zone: string): Instant | null {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(date)) return null;
  const shown = midnight + seconds * 1000;
  // What the zone is ahead of UTC changes at most once within two days: with one of the two the time is right.
  for (const near of [shown - dayMs, shown + dayMs]) {
    const at = shown - (shownAt(near, zone) - near);
    if (shownAt(at, zone) === shown) return at as Instant;
  }
  return null;
}

/** Calendar and clock in `zone` at `at`, read as if they were UTC. */
function shownAt(at: number, zone: string): number {
  const instant = at as Instant;
  return Date.parse(`${localDateOf(instant, zone)}T${wallClockWithSeconds(instant, zone)}Z`);
}

/** The calendar day so many days after `date` (before it, where negative). */
export function daysAfter(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as LocalDate;
}

/** Whole minutes from `since` to `now`, never negative: a clock that is moved back waits at zero. */
export function minutesBetween(since: Instant, now: Instant): number {
  return Math.max(0, Math.floor((now - since) / 60_000));
}

/** Whole years of age on `on`, for a birth date `YYYY-MM-DD`. Born 29 February: counts from 1 March. */
export function ageOn(birthDate: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return Math.max(0, on.slice(5) < birthDate.slice(5) ? years - 1 : years);
}
