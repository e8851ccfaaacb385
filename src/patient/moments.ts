import type { Instant } from '../shared/domain/time.ts';

/** `HH:MM` on the day of the visit; another day is named: "onsdag 25 november 10:40". In the clinic's zone. */
export function momentIn(at: Instant, now: number, zone: string, language: string): string {
  const { date, time } = partsOf(at, now, zone, language);
  return date === null ? time : `${date} ${time}`;
}

/** The same inside a sentence: "klockan 10:40", "on Wednesday 25 November at 10:40". `t` has the patient's words. */
export function momentSaid(
  t: (
    key: 'moment.today' | 'moment.otherDay',
    parts: { readonly date: string; readonly time: string },
  ) => string,
  at: Instant,
  now: number,
  zone: string,
  language: string,
): string {
  const { date, time } = partsOf(at, now, zone, language);
  // The day and its month stay on one line, as the time does (words).
  return t(date === null ? 'moment.today' : 'moment.otherDay', {
    date: (date ?? '').replace(/(\d) /, '$1\u00a0'),
    time,
  });
}

/** The time of day; the date only where it is another one than today's. */
function partsOf(at: Instant, now: number, zone: string, language: string) {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    at,
  );
  if (day.format(at) === day.format(now)) return { date: null, time };
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at);
  return { date, time };
}

/** A number as a link dials it: digits, and a leading plus. */
export function dialled(phone: string): string {
  return phone.replace(/(?!^\+)\D/g, '');
}

/** A number as it is read: never broken over two lines. */
export function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
}
