import { type CharacterOdds, formattedReading, freeReading, type LineReading } from './characters.ts';
import { type CheckedDigit, checkedDigits } from './checkDigit.ts';
import { type FormatKind, type ZoneFormat, zoneFormats, zoneKinds } from './zoneFormat.ts';

/** One zone as read from one picture: the likeliest text that a format allows. */
export interface ZoneReading {
  readonly kind: FormatKind;
  readonly lines: readonly LineReading[];
  readonly checkDigits: readonly CheckedDigit[];
  /** What each line reads when nothing is known of formats. */
  readonly free: readonly string[];
  /** Log-likelihood lost to the format, a character; the least of all formats. */
  readonly pull: number;
}

/** The likeliest reading over all formats with as many lines; null where none fits. */
export function readZone(odds: readonly CharacterOdds[]): ZoneReading | null {
  const free = odds.map(freeReading);
  const longest = Math.max(...free.map(({ length }) => length));
  let best: ZoneReading | null = null;
  for (const kind of zoneKinds) {
    const format = zoneFormats[kind];
    if (format.lines.length !== odds.length || Math.abs(format.length - longest) > 7) continue;
    const read = readAs(format, odds, free);
    if (read !== null && (best === null || read.pull < best.pull)) best = read;
  }
  return best;
}

function readAs(
  format: ZoneFormat,
  odds: readonly CharacterOdds[],
  free: readonly string[],
): ZoneReading | null {
  const lines: LineReading[] = [];
  for (const [i, one] of odds.entries()) {
    const reading = formattedReading(one, format.lines[i] as readonly string[]);
    if (reading === null) return null;
    lines.push(reading);
  }
  return zoneOf(format, lines, free);
}

/** A zone of these lines, with what its check digits say. */
export function zoneOf(
  format: ZoneFormat,
  lines: readonly LineReading[],
  free: readonly string[],
): ZoneReading {
  return {
    kind: format.kind,
    lines,
    free,
    checkDigits: checkedDigits(
      format,
      lines.map(({ text }) => text),
    ),
    pull: lines.reduce((sum, { pull }) => sum + pull, 0) / lines.length,
  };
}

/** 0..1: the mean share of its characters. */
export function sureness({ lines }: ZoneReading): number {
  const shares = lines.flatMap(({ characters }) => characters.map(({ p }) => p));
  return shares.reduce((sum, p) => sum + p, 0) / shares.length;
}
