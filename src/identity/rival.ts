import { areAlike } from './characters.ts';
import { checkedDigits, isChecked } from './checkDigit.ts';
import type { ZoneFormat } from './zoneFormat.ts';
import type { ZoneReading } from './zoneReading.ts';

/** Another character than the likeliest is thought of from this share on. */
const thinkableFrom = 0.01;
/** So many of the least sure places are thought of together: 2 to this power texts. */
const mostPlaces = 8;

interface Doubt {
  readonly line: number;
  readonly at: number;
  readonly char: string;
  readonly p: number;
}

/**
 * The likeliest other text that passes every check digit just as well, or null where none does. One misread character a check
 * digit finds; two may cancel each other out, and one that no digit is over is found by none. That is thought of for what
 * many typefaces draw alike: other characters show for themselves. A rival is told, never taken.
 */
export function rivalOf(format: ZoneFormat, zone: ZoneReading): string[] | null {
  const lines = zone.lines.map(({ text }) => text);
  const doubts = doubtsOf(format, zone);
  let best: string[] | null = null;
  let most = 0;
  for (let choice = 1; choice < 1 << doubts.length; choice++) {
    const taken = doubts.filter((_, i) => choice & (1 << i));
    const share = taken.reduce((product, { p }) => product * p, 1);
    if (share <= most) continue;
    const changed = taken.reduce(
      (text, { line, at, char }) =>
        text.map((row, i) => (i === line ? row.slice(0, at) + char + row.slice(at + 1) : row)),
      lines,
    );
    if (!checkedDigits(format, changed).every(({ right }) => right)) continue;
    best = changed;
    most = share;
  }
  return best;
}

/** The places that may be another character, the least sure first. */
function doubtsOf(format: ZoneFormat, zone: ZoneReading): Doubt[] {
  const doubts: Doubt[] = [];
  zone.lines.forEach(({ characters }, line) => {
    characters.forEach(({ char, other }, at) => {
      if (other === null || other.p < thinkableFrom) return;
      if (isChecked(format, line, at) || areAlike(char, other.char))
        doubts.push({ line, at, char: other.char, p: other.p });
    });
  });
  return doubts.sort((a, b) => b.p - a.p).slice(0, mostPlaces);
}
