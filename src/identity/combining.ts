import type { LocalDate } from '../shared/domain/time.ts';
import { type LineReading, type ReadCharacter, shareOf } from './characters.ts';
import { isChecked } from './checkDigit.ts';
import type { Quad } from './picture.ts';
import { judged, type Reading } from './reading.ts';
import { alphabet, filler, zoneFormats } from './zoneFormat.ts';
import { sureness, type ZoneReading, zoneOf } from './zoneReading.ts';

/** What several pictures of one document say together. */
export interface Combined {
  /** How many looks of this document were read. */
  readonly count: number;
  readonly reading: Reading;
  readonly zone: ZoneReading;
  /** For each line and place, for each character of the alphabet, the sum of its log-odds. */
  readonly sums: readonly (readonly Float64Array[])[];
}

/** Pictures of one camera err together: each further one counts for less than it would alone. */
const weightOfAFurther = 0.6;
/** Much less where no check digit would find the error. */
const weightWhereUnchecked = 0.25;
/** No single look rules a character out for good. */
const leastOdds = 1e-3;
/** A character is held against another look from this share on. */
const sureFrom = 0.8;
/** Of the characters that both looks are sure of, so many may differ in two looks at one document. */
const mostClashes = 0.08;
/** Fewer sure characters than this say nothing of whether it is one document. */
const leastCompared = 10;
/** A reading that is not certain after so many looks began with something else: it starts over. */
const mostLooks = 12;

/**
 * A further look at the document. Readings of another kind, or whose text is another, start over: the document was
 * changed for another one, or the looks before were wrong; so does what is not certain after many looks.
 */
export function combined(
  before: Combined | null,
  zone: ZoneReading,
  quad: Quad,
  today: LocalDate,
): Combined | null {
  const goesOn = before !== null && before.count < mostLooks && isSameDocument(before.zone, zone);
  const sums = zone.lines.map(({ characters }, i) =>
    characters.map(({ odds }, at) => added(goesOn ? before.sums[i]?.[at] : undefined, odds)),
  );
  const together = goesOn ? withSums(zone, sums, before) : zone;
  const reading = judged(together, quad, today);
  if (reading === null) return before;
  return { count: goesOn ? before.count + 1 : 1, reading, zone: together, sums };
}

/** Looks after which a reading that is sure is believed: a wrong digit is said of a document only after a third. */
const looksFor = { valid: 2, wrongDigit: 3 } as const;
/** One look is enough where not even the least sure character leaves a doubt. */
const beyondDoubt = 0.985;

/** Whether the answer may be given: it is given when it is certain, and not before. */
export function isCertain({ count, reading }: Combined): boolean {
  if (reading.verdict === 'uncertain') return false;
  if (reading.verdict === 'valid' && reading.confidence >= beyondDoubt) return true;
  return count >= looksFor[reading.verdict];
}

/** Whether two looks are of one document: told by the characters that both are sure of; fillers, which all zones have, aside. */
function isSameDocument(before: ZoneReading, zone: ZoneReading): boolean {
  if (before.kind !== zone.kind) return false;
  let compared = 0;
  let clashes = 0;
  zone.lines.forEach(({ characters }, i) => {
    characters.forEach(({ char, p }, at) => {
      const other = before.lines[i]?.characters[at];
      if (other === undefined || p < sureFrom || other.p < sureFrom) return;
      if (char === filler && other.char === filler) return;
      compared++;
      if (char !== other.char) clashes++;
    });
  });
  const isEnough = compared >= leastCompared || sureness(zone) <= sureness(before);
  return isEnough && clashes <= mostClashes * compared;
}

function added(before: Float64Array | undefined, odds: Float32Array): Float64Array {
  const weight = before === undefined ? 1 : weightOfAFurther;
  return Float64Array.from(odds, (p, k) => (before?.[k] ?? 0) + weight * Math.log(Math.max(p, leastOdds)));
}

/** The reading that the sums give: at each place the likeliest character that the format allows there. */
function withSums(
  zone: ZoneReading,
  sums: readonly (readonly Float64Array[])[],
  { zone: before, count }: Combined,
): ZoneReading {
  const format = zoneFormats[zone.kind];
  const looks = count + 1;
  const lines = zone.lines.map((line, i): LineReading => {
    const earlier = before.lines[i];
    const characters = line.characters.map(({ ink }, at) => ({
      ...character(
        sums[i]?.[at] ?? new Float64Array(alphabet.length),
        format.lines[i]?.[at] ?? alphabet,
        looks,
        isChecked(format, i, at),
      ),
      // What one look has seen is there, also where a finger lies over it in another.
      ink: Math.max(ink, earlier?.characters[at]?.ink ?? 0),
    }));
    const strays = Math.min(line.strays, earlier?.strays ?? line.strays);
    const pull = ((earlier?.pull ?? line.pull) * count + line.pull) / looks;
    return { text: characters.map(({ char }) => char).join(''), characters, pull, strays };
  });
  return zoneOf(format, lines, zone.free);
}

/**
 * What stands at one place, by the sum of so many looks. Where a check digit is over it, further looks add up; where none
 * is, what looks like another character does so in the next picture too, and a further look says little more. That another
 * is thinkable is said by the mean of the looks: a doubt that comes again and again is none the less a doubt.
 */
function character(
  sum: Float64Array,
  allowed: string,
  looks: number,
  checked: boolean,
): Omit<ReadCharacter, 'ink'> {
  const weight = 1 + weightOfAFurther * (looks - 1);
  const mean = shares(sum, 1 / weight);
  const odds = checked ? shares(sum, 1) : shares(sum, (1 + weightWhereUnchecked * (looks - 1)) / weight);
  const share = (of: Float32Array, char: string) => of[alphabet.indexOf(char)] as number;
  const [best = '', other] = [...allowed].sort((a, b) => share(odds, b) - share(odds, a));
  return {
    char: best,
    p: shareOf(best, odds, allowed),
    other: other === undefined ? null : { char: other, p: share(mean, other) },
    odds,
  };
}

/** Sums of log-odds, each times `by`, as shares of 1. */
function shares(sum: Float64Array, by: number): Float32Array {
  const most = sum.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const odds = Float32Array.from(sum, (value) => Math.exp((value - most) * by));
  const total = odds.reduce((a, b) => a + b, 0);
  return odds.map((value) => value / total);
}
