import type { Instant } from '../shared/domain/time.ts';

/** `HH:MM` on the day of the visit; another day is named: "onsdag 25 november 10:40". In the clinic's zone. */
export function momentIn(at: Instant, now: number, zone: string, language: string): string {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    at,
  );
  if (day.format(at) === day.format(now)) return time;
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at);
  return `${date} ${time}`;
}

/** A number as a link dials it: digits, and a leading plus. */
export function dialled(phone: string): string {
  return phone.replace(/(?!^\+)\D/g, '');
}

/** A number as it is read: never broken over two lines. */
export function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
}
