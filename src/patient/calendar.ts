import type { Instant } from '../shared/domain/time.ts';

/** RFC 5545, 3.1: a line is at most 75 octets, the rest goes on after a line break and a space. */
const lineOctets = 75;
const remindBefore = 'PT15M';

/**
 * An iCalendar file (RFC 5545) with one visit. Calendars are shared at home and at work: it holds the time, one neutral
 * word and how to come, no name, no clinic, no link and nothing of health.
 */
export function calendarFile(visit: {
  readonly uid: string;
  readonly now: Instant;
  readonly start: Instant;
  readonly end: Instant;
  readonly summary: string;
  readonly text: string;
}): string {
  const summary = escaped(visit.summary);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vidi//Video visit//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${visit.uid}@vidi`,
    `DTSTAMP:${utc(visit.now)}`,
    `DTSTART:${utc(visit.start)}`,
    `DTEND:${utc(visit.end)}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escaped(visit.text)}`,
    'CLASS:PRIVATE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary}`,
    `TRIGGER:-${remindBefore}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

/** Form 2 of DATE-TIME: UTC, so that every calendar shows it in its own zone. */
function utc(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d{3}|[-:]/g, '');
}

/** TEXT of RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Folds by octets, never inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const char of line) {
    const length = encoder.encode(char).length;
    if (octets + length > lineOctets) {
      out += '\r\n ';
      octets = 1;
    }
    out += char;
    octets += length;
  }
  return out;
}
