declare const instant: unique symbol;
declare const localDate: unique symbol;

/** UTC milliseconds since 1970, stamped by the hub. Order is by `seq`, never by an Instant. */
export type Instant = number & { readonly [instant]: true };
/** `YYYY-MM-DD` in the clinic's IANA time zone. */
export type LocalDate = string & { readonly [localDate]: true };
/** Source of the present; a parameter of each composition root, so that tests can own the time. */
export type Clock = () => Instant;

/** The calendar day on which `at` falls in `zone`. */
export function localDateOf(at: Instant, zone: string): LocalDate {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at) as LocalDate;
}

/** `HH:MM` of `at` in `zone`. */
export function wallClock(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
}

/** `HH:MM:SS` of `at` in `zone`. */
export function wallClockWithSeconds(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
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
