import type { DocumentFacts } from '../shared/domain/documentFacts.ts';
import { parsePersonNumber } from '../shared/domain/personalNumber.ts';
import type { LocalDate } from '../shared/domain/time.ts';
import { longNumber } from './checkDigit.ts';
import { type FormatKind, filler, type NumberKind } from './zoneFormat.ts';

/**
 * The fields of a zone (ICAO Doc 9303, parts 4 to 7).
 * @param today decides the century of dates with two digits for the year.
 */
export function zoneFields(kind: FormatKind, lines: readonly string[], today: LocalDate): DocumentFacts {
  const [first = '', second = '', third = ''] = lines;
  if (kind === 'number10' || kind === 'number12') return fieldsOfNumber(kind, first, today);
  if (kind === 'TD1') {
    const rest = first.slice(15, 30);
    const long = first.charAt(14) === filler ? longNumber(rest) : null;
    return {
      ...beginning(first),
      ...namesOf(third),
      documentNumber: plain(first.slice(5, 14)) + (long?.rest ?? ''),
      birthDate: birthDateOf(second.slice(0, 6), today),
      sex: sexOf(second.charAt(7)),
      expiryDate: expiryDateOf(second.slice(8, 14), today),
      nationality: plain(second.slice(15, 18)),
      optional: present(long === null ? rest : rest.slice(long.rest.length + 1), second.slice(18, 29)),
    };
  }
  const end = kind === 'TD3' ? 42 : kind === 'TD2' ? 35 : second.length;
  const rest = second.slice(28, end);
  const long = kind === 'TD2' && second.charAt(9) === filler ? longNumber(rest) : null;
  return {
    ...beginning(first),
    ...namesOf(first.slice(5)),
    documentNumber: plain(second.slice(0, 9)) + (long?.rest ?? ''),
    nationality: plain(second.slice(10, 13)),
    birthDate: birthDateOf(second.slice(13, 19), today),
    sex: sexOf(second.charAt(20)),
    expiryDate: expiryDateOf(second.slice(21, 27), today),
    optional: present(long === null ? rest : rest.slice(long.rest.length + 1)),
  };
}

/** From this age on a driving licence is held (AM: körkortslagen 1998:488, 3:1): ten digits tell no century. */
const leastAge = 15;

/** What a card says whose number alone was read: a Swedish driving licence. Names and dates are for eyes. */
function fieldsOfNumber(kind: NumberKind, text: string, today: LocalDate): DocumentFacts {
  const latest = `${Number(today.slice(0, 4)) - leastAge}${today.slice(4)}`;
  const ways =
    kind === 'number12' ? [text] : ['-', '+'].map((sign) => text.slice(0, 6) + sign + text.slice(6));
  const number = ways
    .map((way) => parsePersonNumber(way, today))
    .find((one) => one?.birthDate != null && one.birthDate <= latest);
  return {
    documentCode: 'DL',
    issuingState: 'SWE',
    nationality: '',
    documentNumber: '',
    familyName: [],
    givenNames: [],
    namesMayBeCut: false,
    birthDate: number?.birthDate ?? null,
    sex: 'unspecified',
    expiryDate: null,
    optional: [number?.number ?? text],
  };
}

const plain = (text: string): string => text.replace(/<+$/, '').replaceAll(filler, ' ').trim();

const beginning = (first: string) => ({
  documentCode: plain(first.slice(0, 2)),
  issuingState: plain(first.slice(2, 5)),
});

const present = (...texts: readonly string[]): string[] => texts.map(plain).filter((text) => text !== '');

function namesOf(field: string) {
  const [family = '', ...given] = field.replace(/<+$/, '').split('<<');
  const words = (text: string) => text.split(filler).filter((word) => word !== '');
  return {
    familyName: words(family),
    givenNames: given.flatMap(words),
    namesMayBeCut: field !== '' && !field.endsWith(filler),
  };
}

function sexOf(char: string): DocumentFacts['sex'] {
  return char === 'F' ? 'female' : char === 'M' ? 'male' : 'unspecified';
}

/** The latest such day that is not after today. */
function birthDateOf(text: string, today: LocalDate): LocalDate | null {
  const year = twoDigits(text);
  if (year === null) return null;
  const century = Number(today.slice(0, 2)) * 100;
  return (
    [century, century - 100]
      .map((from) => dateOf(from + year, text))
      .find((date) => date !== null && date <= today) ?? null
  );
}

/** The year nearest to this one: documents are valid for ten years or so, and shown some years after at the most. */
function expiryDateOf(text: string, today: LocalDate): LocalDate | null {
  const year = twoDigits(text);
  if (year === null) return null;
  const thisYear = Number(today.slice(0, 4));
  const century = Math.floor(thisYear / 100) * 100;
  const [nearest] = [century - 100 + year, century + year, century + 100 + year].sort(
    (a, b) => Math.abs(a - thisYear) - Math.abs(b - thisYear),
  );
  return nearest === undefined ? null : dateOf(nearest, text);
}

const twoDigits = (text: string): number | null => (/^\d{6}$/.test(text) ? Number(text.slice(0, 2)) : null);

function dateOf(year: number, text: string): LocalDate | null {
  const date = `${year}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date
    ? null
    : (date as LocalDate);
}
