import { personalNumberOf } from '../shared/domain/documentComparison.ts';
import type { DocumentFacts } from '../shared/domain/documentFacts.ts';
import type { LocalDate } from '../shared/domain/time.ts';
import type { CheckedDigit } from './checkDigit.ts';
import type { Luma, Quad } from './picture.ts';
import { rivalOf } from './rival.ts';
import { zoneFields } from './zoneFields.ts';
import type { FoundZone } from './zoneFinder.ts';
import { type FormatKind, filler, zoneFormats } from './zoneFormat.ts';
import type { CutLines } from './zoneLines.ts';
import { sureness, type ZoneReading } from './zoneReading.ts';

/**
 * `valid`: every character is sure, and every check digit is right. `wrongDigit`: every character is sure, and a check
 * digit is not what the text asks for: so it is printed. `uncertain`: a character is not sure, or another text that may be
 * printed passes the check digits too; another picture decides.
 */
export type Verdict = 'valid' | 'wrongDigit' | 'uncertain';

/** A zone that was read. */
export interface Reading {
  readonly state: 'read';
  readonly verdict: Verdict;
  readonly kind: FormatKind;
  readonly lines: readonly string[];
  readonly fields: DocumentFacts;
  readonly checkDigits: readonly CheckedDigit[];
  /** Another, less likely text that passes every check digit too, or in place of the likeliest: then nothing is certain. */
  readonly alternative: readonly string[] | null;
  /** 0..1: the share of the least sure character. */
  readonly confidence: number;
  /** The zone in the picture, in its px, in the order of reading. */
  readonly quad: Quad;
}

/** Why nothing was read, in the words of what would help. */
export type Unreadable =
  | 'noDocument'
  | 'mirrored'
  | 'cutOff'
  | 'tooSmall'
  | 'glare'
  | 'dark'
  | 'tilted'
  | 'blurred';
export interface NotRead {
  readonly state: 'notRead';
  readonly reason: Unreadable;
  readonly quad: Quad | null;
}

/** Under this share of its place a character is not sure; that a document is printed wrong is said with less doubt only. */
const sureFrom = { valid: 0.9, wrongDigit: 0.95 } as const;
/** Where there is less ink than this, what the format asks for is not printed, or covered. */
const leastInk = 0.7;
/** An edge of the card may look like one more character of a line; more of them are another text than the format's. */
const mostStrays = 1;
/**
 * More log-likelihood than this, a character, lost to the format: what is there is no zone, or cannot be read. A line that is
 * sure has lost much less: one of another length, of which the format has left something out, loses 0.2.
 */
const mostPull = { read: 0.35, sure: 0.12 } as const;
/** Where characters are less sure than this on the whole, there is nothing to read. */
const leastSureness = 0.8;

/** What a reading is worth. Null where it is none: the format had to pull it too hard. */
export function judged(zone: ZoneReading, quad: Quad, today: LocalDate): Reading | null {
  if (zone.pull > mostPull.read || sureness(zone) < leastSureness) return null;
  const format = zoneFormats[zone.kind];
  const lines = zone.lines.map(({ text }) => text);
  const confidence = Math.min(...zone.lines.flatMap(({ characters }) => characters.map(({ p }) => p)));
  const isThere = zone.lines.every(
    ({ pull, strays, characters }) =>
      pull <= mostPull.sure && strays <= mostStrays && characters.every(({ ink }) => ink >= leastInk),
  );
  // A Swedish document's personal number has a date and a digit of its own, which a letter in its place would not have.
  const numberIn = (text: readonly string[]) => personalNumberOf(zoneFields(zone.kind, text, today), today);
  const hasNumber = numberIn(lines) !== null;
  const rival = rivalOf(format, zone, (text) => !hasNumber || numberIn(text) !== null);
  const right = zone.checkDigits.every((digit) => digit.right);
  const verdict = right ? 'valid' : 'wrongDigit';
  return {
    state: 'read',
    verdict: isThere && rival === null && confidence >= sureFrom[verdict] ? verdict : 'uncertain',
    kind: zone.kind,
    lines,
    fields: zoneFields(zone.kind, lines, today),
    checkDigits: zone.checkDigits,
    alternative: rival,
    confidence,
    quad,
  };
}

/** Capitals lower than this cannot be read, in px. */
const leastCapitals = 6;

/** Where the format must pull this hard, what was found is no zone at all: other text, or a pattern. */
const noZonePull = 1;
/** Every zone has fillers; text that has fewer than this share of them is none. */
const leastFillers = 0.04;

/** Why a zone that was found, and is not mirrored, could not be read; `reading`: the likeliest, null where none fits. */
export function whyNot(
  picture: Luma,
  zone: FoundZone,
  cut: CutLines | null,
  reading: ZoneReading | null,
): Unreadable {
  if (cut === null || reading === null || reading.pull > noZonePull) return 'noDocument';
  return isLikeAZone(reading.free.join('')) ? whyNotSeen(picture, zone, cut) : 'noDocument';
}

/** Whether a text has fillers as every zone has. */
export function isLikeAZone(text: string): boolean {
  return text !== '' && text.split(filler).length - 1 >= leastFillers * text.length;
}

/** Why a card's number could not be read: a card that prints none is no document to the reader. */
export function whyNoNumber(
  picture: Luma,
  card: FoundZone,
  cut: CutLines | null,
  number: ZoneReading | null,
): Unreadable {
  if (card.mirrored) return 'mirrored';
  if (cut === null) return 'noDocument';
  const reason = whyNotSeen(picture, card, cut);
  return number === null && reason === 'blurred' ? 'noDocument' : reason;
}

function whyNotSeen(picture: Luma, zone: FoundZone, cut: CutLines): Unreadable {
  const margin = 0.004 * picture.width;
  const isOut = ({ x, y }: { x: number; y: number }) =>
    x < -margin || y < -margin || x > picture.width + margin || y > picture.height + margin;
  if (zone.quad.some(isOut)) return 'cutOff';
  if (cut.capitals < leastCapitals) return 'tooSmall';
  if (share(cut.lines, (value) => value >= 250) > 0.12) return 'glare';
  if (share(cut.lines, (value) => value > 60) < 0.5) return 'dark';
  const [a, b, c, d] = zone.quad;
  const left = Math.hypot(d.x - a.x, d.y - a.y);
  const right = Math.hypot(c.x - b.x, c.y - b.y);
  if (Math.max(left, right) > 1.8 * Math.min(left, right)) return 'tilted';
  return 'blurred';
}

function share(lines: readonly Luma[], is: (value: number) => boolean): number {
  let count = 0;
  let all = 0;
  for (const { data } of lines) {
    for (const value of data) if (is(value)) count++;
    all += data.length;
  }
  return all === 0 ? 0 : count / all;
}
