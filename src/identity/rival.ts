import { areAlike } from './characters.ts';
import { checkedDigits, isChecked } from './checkDigit.ts';
import { alphabet, type ZoneFormat } from './zoneFormat.ts';
import type { ZoneReading } from './zoneReading.ts';

/** Another character than the likeliest is thought of from this share on. */
const thinkableFrom = 0.01;
/**
 * A like of what is doubted is doubted this much itself, however sure it looks: a typeface draws them alike all along. So
 * much where the zone does not show how the other one looks in it.
 */
const likeFrom = 0.02;
/** Where the zone's own others look less like it than this, the two are told apart in it. */
const toldApartUnder = 0.1;
/** Less likely texts than this, against the likeliest, are thought of no more. */
const leastShare = 2e-5;
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
 * digit finds; two may cancel each other out, and one that no digit is over is found by none: of those, what many typefaces
 * draw alike is thought of. A rival is told, never taken.
 * @param mayBe whether a text holds by other digits of its own too, those of a personal number in the optional field.
 */
export function rivalOf(
  format: ZoneFormat,
  zone: ZoneReading,
  mayBe: (lines: readonly string[]) => boolean,
): string[] | null {
  const lines = zone.lines.map(({ text }) => text);
  const doubts = doubtsOf(format, zone);
  let best: string[] | null = null;
  let most = leastShare;
  for (let choice = 1; choice < 1 << doubts.length; choice++) {
    const taken = doubts.filter((_, i) => choice & (1 << i));
    const share = taken.reduce((product, { p }) => product * p, 1);
    if (share < most) continue;
    const changed = taken.reduce(
      (text, { line, at, char }) =>
        text.map((row, i) => (i === line ? row.slice(0, at) + char + row.slice(at + 1) : row)),
      lines,
    );
    if (!checkedDigits(format, changed).every(({ right }) => right) || !mayBe(changed)) continue;
    best = changed;
    most = share;
  }
  return best;
}

/** The places that may be another character, the least sure first. */
function doubtsOf(format: ZoneFormat, zone: ZoneReading): Doubt[] {
  const others: (Doubt & { readonly from: string; readonly isTwin: boolean })[] = [];
  zone.lines.forEach(({ characters }, line) => {
    characters.forEach(({ char, other }, at) => {
      if (other === null) return;
      const isTwin = areAlike(char, other.char);
      if (isTwin || (other.p >= thinkableFrom && isChecked(format, line, at)))
        others.push({ line, at, from: char, char: other.char, p: other.p, isTwin });
    });
  });
  const pairOf = (one: { readonly from: string; readonly char: string }) => one.from + one.char;
  const doubted = others.filter(({ isTwin, p }) => isTwin && p >= thinkableFrom);
  const looks = new Map(doubted.map((one) => [pairOf(one), takenFor(format, zone, one.char, one.from)]));
  const doubtOf = (one: (typeof others)[number]): number => {
    const taken = looks.get(pairOf(one));
    if (taken === undefined) return one.p;
    return taken !== null && taken < toldApartUnder ? one.p * taken : Math.max(one.p, taken ?? likeFrom);
  };
  return others
    .map((one) => ({ ...one, p: doubtOf(one) }))
    .filter(({ p }) => p >= thinkableFrom)
    .sort((a, b) => b.p - a.p)
    .slice(0, mostPlaces);
}

/**
 * How much this zone's own `char` looks like `twin`, at most: told by places where `twin` may not stand, as an O in a name
 * is no 0. Null where there is none.
 */
function takenFor(format: ZoneFormat, zone: ZoneReading, char: string, twin: string): number | null {
  const seen = zone.lines.flatMap(({ characters }, line) =>
    characters
      .filter((one, at) => one.char === char && format.lines[line]?.[at]?.includes(twin) === false)
      .map(({ odds }) => {
        const [own, its] = [char, twin].map((of) => odds[alphabet.indexOf(of)] as number);
        return (its as number) / ((own as number) + (its as number));
      }),
  );
  return seen.length === 0 ? null : Math.max(...seen);
}
