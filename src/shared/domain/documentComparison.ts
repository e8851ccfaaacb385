import type { DocumentFacts } from './documentFacts.ts';
import { parsePersonNumber } from './personalNumber.ts';
import type { LocalDate } from './time.ts';
import { wordsOfName, zoneSpellings } from './transliteration.ts';

/** Why a field is nearly the same, or how it differs, for the clinician to judge. */
export type Why =
  | 'order'
  /** The document has more names than the booking. */
  | 'moreOnDocument'
  /** The booking has more names than the document. */
  | 'moreInBooking'
  /** The document's field is full: names may be cut off. */
  | 'cut'
  /** One letter differs. */
  | 'oneLetter'
  /** Family and given names have changed places. */
  | 'placesChanged'
  | 'expired'
  | 'expiresToday';

/** What the document says of one thing in the booking. There is no score of all. */
export type FieldOutcome =
  | { readonly is: 'same' }
  | { readonly is: 'near'; readonly why: readonly Why[] }
  | { readonly is: 'different'; readonly why: readonly Why[] }
  | { readonly is: 'notOnDocument' }
  | { readonly is: 'notInBooking' };

/** Who is booked. */
export interface BookedPerson {
  readonly familyName: string | null;
  readonly givenName: string | null;
  /** 12 digits of a personal or coordination number; null for none and for a region's own. */
  readonly number: string | null;
  readonly birthDate: LocalDate | null;
}

export interface DocumentComparison {
  readonly personalNumber: FieldOutcome;
  readonly birthDate: FieldOutcome;
  readonly sex: FieldOutcome;
  readonly familyName: FieldOutcome;
  readonly givenName: FieldOutcome;
  readonly validity: FieldOutcome;
}

const same: FieldOutcome = { is: 'same' };
const different: FieldOutcome = { is: 'different', why: [] };
const near = (...why: Why[]): FieldOutcome => ({ is: 'near', why });

/** Compares a document with a booking, field by field. */
export function compareDocument(
  facts: DocumentFacts,
  booked: BookedPerson,
  today: LocalDate,
): DocumentComparison {
  const changed =
    !saysTheSame(facts.familyName, booked.familyName) &&
    saysTheSame(facts.familyName, booked.givenName) &&
    saysTheSame(facts.givenNames, booked.familyName);
  return {
    personalNumber: equalOutcome(personalNumberOf(facts, today), booked.number),
    birthDate: equalOutcome(facts.birthDate, booked.birthDate),
    sex: sexOutcome(facts.sex, booked.number),
    familyName: changed ? near('placesChanged') : namesOutcome(facts.familyName, booked.familyName, facts),
    givenName: changed ? near('placesChanged') : namesOutcome(facts.givenNames, booked.givenName, facts),
    validity: validityOutcome(facts.expiryDate, today),
  };
}

/**
 * The Swedish personal or coordination number in a document's optional data, 12 digits, or null. Swedish passports and
 * identity cards have it there; ten digits get their century from the printed date of birth.
 */
export function personalNumberOf(facts: DocumentFacts, today: LocalDate): string | null {
  if (facts.issuingState !== 'SWE') return null;
  for (const text of facts.optional) {
    const digits = text.replace(/\D/g, '');
    const whole =
      digits.length === 10 && facts.birthDate !== null ? facts.birthDate.slice(0, 2) + digits : digits;
    if (whole.length !== 12) continue;
    const read = parsePersonNumber(whole, today);
    if (read !== null && read.kind !== 'reserve') return read.number;
  }
  return null;
}

function equalOutcome(printed: string | null, booked: string | null): FieldOutcome {
  if (printed === null) return { is: 'notOnDocument' };
  if (booked === null) return { is: 'notInBooking' };
  return printed === booked ? same : different;
}

/** A number's ninth digit of the ten tells the sex: odd for men (folkbokföringslagen 18 §). */
function sexOutcome(printed: DocumentFacts['sex'], number: string | null): FieldOutcome {
  if (printed === 'unspecified') return { is: 'notOnDocument' };
  if (number === null || !/^\d{12}$/.test(number)) return { is: 'notInBooking' };
  const booked = Number(number.charAt(10)) % 2 === 1 ? 'male' : 'female';
  return printed === booked ? same : different;
}

function validityOutcome(expiry: LocalDate | null, today: LocalDate): FieldOutcome {
  if (expiry === null) return { is: 'notOnDocument' };
  if (expiry < today) return { is: 'different', why: ['expired'] };
  return expiry === today ? near('expiresToday') : same;
}

function saysTheSame(printed: readonly string[], booked: string | null): boolean {
  if (booked === null || printed.length === 0) return false;
  const words = wordsOfName(booked);
  return words.length === printed.length && words.every((word, i) => isWord(word, printed[i] as string));
}

const isWord = (booked: string, printed: string): boolean => zoneSpellings(booked).includes(printed);

/** Words in their order, then in any order, then some missing, then cut, then with one letter wrong. */
function namesOutcome(
  printed: readonly string[],
  booked: string | null,
  { namesMayBeCut }: DocumentFacts,
): FieldOutcome {
  if (printed.length === 0) return { is: 'notOnDocument' };
  if (booked === null || booked.trim() === '') return { is: 'notInBooking' };
  // "Anna-Maria" may be printed as one word, and "Annamaria" as two.
  const words = wordsOfName(booked);
  if (saysTheSame(printed, booked) || isWord(words.join(''), printed.join(''))) return same;

  const why = new Set<Why>();
  const left = [...printed];
  const missing: string[] = [];
  let lastAt = -1;
  for (const word of words) {
    const at = left.findIndex((one) => one !== '' && isWord(word, one));
    if (at < 0) {
      missing.push(word);
      continue;
    }
    if (at < lastAt) why.add('order');
    lastAt = at;
    left[at] = '';
  }
  const kept = words.length - missing.length;
  let explained = kept > 0;
  for (const word of missing) {
    const almost = left.findIndex((one) => one !== '' && isOneLetterFrom(word, one));
    const cutAt = left.findIndex((one) => one !== '' && namesMayBeCut && isCut(word, one));
    if (cutAt >= 0) {
      left[cutAt] = '';
      why.add('cut');
      explained = true;
    } else if (almost >= 0) {
      left[almost] = '';
      why.add('oneLetter');
      explained = true;
    } else if (namesMayBeCut) why.add('cut');
    else why.add('moreInBooking');
  }
  if (!explained) return different;
  if (left.some((one) => one !== '')) why.add('moreOnDocument');
  return { is: 'near', why: [...why] };
}

const isCut = (booked: string, printed: string): boolean =>
  printed.length >= 2 && zoneSpellings(booked).some((way) => way.startsWith(printed));

/** One letter changed, added or left out, in words of four letters or more: shorter ones are other names. */
function isOneLetterFrom(booked: string, printed: string): boolean {
  return zoneSpellings(booked).some((way) => {
    if (way.length < 4 || Math.abs(way.length - printed.length) > 1) return false;
    let i = 0;
    while (i < way.length && way[i] === printed[i]) i++;
    const rest = [
      [i + 1, i + 1],
      [i + 1, i],
      [i, i + 1],
    ] as const;
    return rest.some(([a, b]) => way.slice(a) === printed.slice(b) && way !== printed);
  });
}
