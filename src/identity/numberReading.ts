import { parsePersonNumber } from '../shared/domain/personalNumber.ts';
import type { LocalDate } from '../shared/domain/time.ts';
import { type CharacterOdds, type FreeCharacter, freeCharacters, freeReading } from './characters.ts';
import { luhnDigit } from './checkDigit.ts';
import { digits, filler, type NumberKind, zoneFormats } from './zoneFormat.ts';
import { sureness, type ZoneReading, zoneOf } from './zoneReading.ts';

/** A word ends where the next character is further than so many times the usual step. */
const gap = 1.65;
/** With its hyphen a number is known by it, also behind a label that stands close. */
const withHyphen = new RegExp(`(\\d{8}|\\d{6})${filler}(\\d{4})${filler}*$`);
const bare = new RegExp(`^${filler}*(\\d{8}|\\d{6})(\\d{4})${filler}*$`);

/**
 * The Swedish personal or coordination number in a row of a card that has no zone; null where none is printed: a date that
 * exists, then four digits, of which the last is Luhn's. In a row that is read as it stands a hyphen is a filler. A number
 * with its hyphen whose last digit is another is given too: so it is printed, or misread.
 */
export function readNumber(row: CharacterOdds, today: LocalDate): ZoneReading | null {
  let best: ZoneReading | null = null;
  let most = 0;
  for (const word of wordsOf(freeCharacters(row, digits))) {
    const read = numberIn(word, today);
    if (read === null) continue;
    const worth = sureness(read) + (read.checkDigits.every(({ right }) => right) ? 1 : 0);
    if (worth <= most) continue;
    best = { ...read, free: [freeReading(row)] };
    most = worth;
  }
  return best;
}

function wordsOf(characters: readonly FreeCharacter[]): FreeCharacter[][] {
  const steps = characters.slice(1).map(({ step }, i) => step - (characters[i] as FreeCharacter).step);
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  const words: FreeCharacter[][] = [];
  characters.forEach((character, i) => {
    const word = words.at(-1);
    if (word === undefined || (steps[i - 1] as number) > gap * usual) words.push([character]);
    else word.push(character);
  });
  return words;
}

function numberIn(word: readonly FreeCharacter[], today: LocalDate): ZoneReading | null {
  const text = word.map(({ digit, char }) => digit ?? char).join('');
  const hyphened = withHyphen.exec(text);
  const found = hyphened ?? bare.exec(text);
  if (found === null) return null;
  const [whole, date = '', last = ''] = found;
  const printed = date + last;
  // Whether such a day exists does not hang on the last digit.
  const right = luhnDigit(printed.slice(-10, -1));
  if (parsePersonNumber(printed.slice(0, -1) + right, today) === null) return null;
  const isRight = right === printed.slice(-1);
  if (hyphened === null && !isRight) return null;
  const characters = word.slice(word.length - whole.length).filter(({ digit }) => digit !== null);
  const kind: NumberKind = printed.length === 12 ? 'number12' : 'number10';
  const line = {
    text: printed,
    characters: characters.map(({ read, digit }) => ({ ...read, char: digit as string })),
    pull: 0,
    strays: 0,
  };
  return zoneOf(zoneFormats[kind], [line], []);
}
