import { alphabet } from './zoneFormat.ts';

/**
 * The recogniser's answer for one line: log-probabilities of `steps` places along it, each of `classes` values:
 * the alphabet in its order, then CTC's blank (A. Graves et al., Connectionist Temporal Classification, ICML 2006).
 */
export interface CharacterOdds {
  readonly steps: number;
  readonly data: Float32Array;
}

export const classes = alphabet.length + 1;
const blank = alphabet.length;

/** One character as read: how sure, and what else it might be, with all that may stand there summing to 1. */
export interface ReadCharacter {
  readonly char: string;
  /** 0..1, of the whole alphabet; with it counts what looks the same and cannot stand there (`alike`). */
  readonly p: number;
  /** 0..1: how much there is a character here at all, whichever. Under a finger the format still asks for one. */
  readonly ink: number;
  /** The likeliest other one that the format allows here, or null where it allows no other. */
  readonly other: { readonly char: string; readonly p: number } | null;
  /** For each character of the alphabet, its share at this place. */
  readonly odds: Float32Array;
}

export interface LineReading {
  readonly text: string;
  readonly characters: readonly ReadCharacter[];
  /** Log-likelihood lost against the freest reading, a character: how hard the format had to pull; from an O to a 0 it need not. */
  readonly pull: number;
  /** How many characters the freest reading has before the first and after the last one that is read. */
  readonly strays: number;
}

/** What is read when nothing is known of the format: the best of each step, repeats and blanks taken out. */
export function freeReading(odds: CharacterOdds): string {
  return freeReadingOf(odds, 0, odds.steps);
}

function freeReadingOf({ data }: CharacterOdds, from: number, to: number): string {
  let text = '';
  let last = blank;
  for (let t = from; t < to; t++) {
    const best = bestOf(data, t * classes);
    if (best !== last && best !== blank) text += alphabet.charAt(best);
    last = best;
  }
  return text;
}

/** One character of a free reading, with the place at which it stands out most. */
export interface FreeCharacter {
  readonly char: string;
  /** The digit that it is, or that looks the same; null where neither. */
  readonly digit: string | null;
  readonly step: number;
  /** Its share of what may stand there, if `allowed` stands there. */
  readonly read: ReadCharacter;
}

/** As `freeReading`, with how sure each character is where only `allowed` may stand. */
export function freeCharacters({ steps, data }: CharacterOdds, allowed: string): FreeCharacter[] {
  const set = Array.from(allowed, (char) => alphabet.indexOf(char));
  const found: { best: number; step: number }[] = [];
  let last = blank;
  for (let t = 0; t < steps; t++) {
    const best = bestOf(data, t * classes);
    const run = found.at(-1);
    if (best === blank || best !== last || run === undefined) {
      if (best !== blank) found.push({ best, step: t });
    } else if ((data[t * classes + best] as number) > (data[run.step * classes + best] as number))
      run.step = t;
    last = best;
  }
  return found.map(({ best, step }) => {
    const char = alphabet.charAt(best);
    const digit = /\d/.test(char)
      ? char
      : (Object.entries(alike).find(([one, twin]) => twin === char && /\d/.test(one))?.[0] ?? null);
    return {
      char,
      digit,
      step,
      read: readCharacter(data, step, digit === null ? best : alphabet.indexOf(digit), set, allowed),
    };
  });
}

function bestOf(data: Float32Array, at: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++) if ((data[at + k] as number) > (data[at + best] as number)) best = k;
  return best;
}

/** What a step outside the line costs when something is read there: an edge of the card looks like an I. */
const strayCost = 1.2;
const staysBlank = 255;
const same = 0;
const fromBlank = 1;
const fromChar = 2;

/**
 * The likeliest reading of exactly `allowed.length` characters of which each is one that may stand at its place
 * (Viterbi over CTC's lattice); what lies before and after the line is free. Null where the line is too short for it.
 */
export function formattedReading(odds: CharacterOdds, allowed: readonly string[]): LineReading | null {
  const { steps, data } = odds;
  const length = allowed.length;
  if (steps < length) return null;
  const sets = allowed.map((chars) => Array.from(chars, (char) => alphabet.indexOf(char)));
  const size = alphabet.length;
  // State: `blanks[i]` after i characters, at a blank; `chars[i * size + c]` at the i-th character (from 0), being c.
  let blanks = new Float64Array(length + 1).fill(Number.NEGATIVE_INFINITY);
  let chars = new Float64Array(length * size).fill(Number.NEGATIVE_INFINITY);
  blanks[0] = 0;
  let nextBlanks = new Float64Array(length + 1);
  let nextChars = new Float64Array(length * size);
  const blankFrom = new Uint8Array(steps * (length + 1));
  const charFrom = new Uint8Array(steps * length * size);
  let freest = 0;

  for (let t = 0; t < steps; t++) {
    const row = t * classes;
    const top = bestOf(data, row);
    const best = data[row + top] as number;
    freest += best;
    const atBlank = data[row + blank] as number;
    const stray = Math.max(atBlank, best - strayCost);
    nextBlanks[0] = (blanks[0] as number) + stray;
    blankFrom[t * (length + 1)] = staysBlank;
    for (let i = 0; i < length; i++) {
      const set = sets[i] as number[];
      const own = i * size;
      const before = own - size;
      // The two best of the place before: a character follows itself only over a blank.
      let first = -1;
      let second = -1;
      if (i > 0) {
        for (const c of sets[i - 1] as number[]) {
          const score = chars[before + c] as number;
          if (first < 0 || score > (chars[before + first] as number)) {
            second = first;
            first = c;
          } else if (second < 0 || score > (chars[before + second] as number)) second = c;
        }
      }
      const overBlank = blanks[i] as number;
      let bestHere = -1;
      for (const c of set) {
        let score = chars[own + c] as number;
        let from = same;
        if (bestHere < 0 || score > (chars[own + bestHere] as number)) bestHere = c;
        if (overBlank > score) {
          score = overBlank;
          from = fromBlank;
        }
        const last = first === c ? second : first;
        if (last >= 0 && (chars[before + last] as number) > score) {
          score = chars[before + last] as number;
          from = fromChar + last;
        }
        nextChars[own + c] = score + (data[row + c] as number);
        charFrom[(t * length + i) * size + c] = from;
      }
      // The blank after this character; after the last one all is free.
      const stays = blanks[i + 1] as number;
      const comes = bestHere < 0 ? Number.NEGATIVE_INFINITY : (chars[own + bestHere] as number);
      nextBlanks[i + 1] = Math.max(stays, comes) + (i === length - 1 ? stray : atBlank);
      blankFrom[t * (length + 1) + i + 1] = stays >= comes ? staysBlank : bestHere;
    }
    [blanks, nextBlanks] = [nextBlanks, blanks];
    [chars, nextChars] = [nextChars, chars];
  }

  // Back from the end: which steps each character was read at.
  let bestLast = -1;
  for (const c of sets[length - 1] as number[]) {
    if (bestLast < 0 || score(chars, length - 1, c) > score(chars, length - 1, bestLast)) bestLast = c;
  }
  const endsAtBlank = (blanks[length] as number) > score(chars, length - 1, bestLast);
  const total = Math.max(blanks[length] as number, score(chars, length - 1, bestLast));
  if (!Number.isFinite(total)) return null;
  const read = new Int16Array(length).fill(-1);
  const peak = new Int32Array(length).fill(-1);
  let begins = steps;
  let ends = -1;
  // Read as its look-alike, which may not stand here, it is read all the same.
  let asTwin = 0;
  let place = endsAtBlank ? length : length - 1;
  let isBlank = endsAtBlank;
  let c = bestLast;
  for (let t = steps - 1; t >= 0; t--) {
    if (isBlank) {
      const from = blankFrom[t * (length + 1) + place] as number;
      if (from !== staysBlank) {
        isBlank = false;
        place -= 1;
        c = from;
      }
      continue;
    }
    read[place] = c;
    begins = t;
    ends = Math.max(ends, t);
    const here = data[t * classes + c] as number;
    const twin = alphabet.indexOf(alike[alphabet.charAt(c)] ?? '?');
    if (twin >= 0 && !(sets[place] as number[]).includes(twin))
      asTwin += Math.max(0, (data[t * classes + twin] as number) - here);
    if ((peak[place] as number) < 0 || here > (data[(peak[place] as number) * classes + c] as number))
      peak[place] = t;
    const from = charFrom[(t * length + place) * size + c] as number;
    if (from === fromBlank) isBlank = true;
    else if (from >= fromChar) {
      place -= 1;
      c = from - fromChar;
    }
  }

  const characters = sets.map((set, i) =>
    readCharacter(data, peak[i] as number, read[i] as number, set, allowed[i] as string),
  );
  return {
    text: characters.map(({ char }) => char).join(''),
    characters,
    pull: (freest - total - asTwin) / length,
    strays: freeReadingOf(odds, 0, begins).length + freeReadingOf(odds, ends + 1, steps).length,
  };
}

const score = (chars: Float64Array, place: number, c: number): number =>
  chars[place * alphabet.length + c] as number;

/** Many typefaces draw these alike, so that only the place tells which of the two it is: a date has no letter O. */
const alike: Readonly<Record<string, string>> = {
  '0': 'O',
  O: '0',
  '1': 'I',
  I: '1',
  '2': 'Z',
  Z: '2',
  '5': 'S',
  S: '5',
  '6': 'G',
  G: '6',
  '8': 'B',
  B: '8',
};

/** Whether many typefaces draw these two alike. */
export const areAlike = (char: string, other: string): boolean => alike[char] === other;

/** A character's share where only `allowed` may stand, by the odds of the whole alphabet. */
export function shareOf(char: string, odds: Float32Array, allowed: string): number {
  const share = odds[alphabet.indexOf(char)] as number;
  const twin = alike[char];
  return twin === undefined || allowed.includes(twin)
    ? share
    : share + (odds[alphabet.indexOf(twin)] as number);
}

/** The character with its odds at the step where it stands out most; the blank has no part in them. */
function readCharacter(
  data: Float32Array,
  step: number,
  c: number,
  set: readonly number[],
  allowed: string,
): ReadCharacter {
  const odds = new Float32Array(alphabet.length);
  let sum = 0;
  for (let k = 0; k < odds.length; k++) {
    const p = Math.exp(data[step * classes + k] as number);
    odds[k] = p;
    sum += p;
  }
  for (let k = 0; k < odds.length; k++) odds[k] = (odds[k] as number) / sum;
  const char = alphabet.charAt(c);
  return { char, p: shareOf(char, odds, allowed), ink: sum, other: otherOf(odds, c, set), odds };
}

function otherOf(odds: Float32Array, c: number, set: readonly number[]): ReadCharacter['other'] {
  let other = -1;
  for (const k of set) if (k !== c && (other < 0 || (odds[k] as number) > (odds[other] as number))) other = k;
  return other < 0 ? null : { char: alphabet.charAt(other), p: odds[other] as number };
}
