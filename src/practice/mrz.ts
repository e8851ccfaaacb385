import { zoneCheckDigit } from '../shared/domain/zoneCheckDigit.ts';

/** What stands in the machine-readable zone of a TD1 card (ICAO Doc 9303-5). */
export interface Td1Holder {
  readonly givenName: string;
  readonly familyName: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'F' | 'M' | 'X';
  /** Up to nine letters and digits. */
  readonly documentNumber: string;
  /** `YYYY-MM-DD`. */
  readonly validUntil: string;
  /** The issuer's own field on the first line: on Swedish cards the personal number, 12 digits. */
  readonly personalNumber: string;
}

const lineLength = 30;

/** ICAO Doc 9303-3 §6 A: letters that the zone writes with others than their plain form. */
const written: Readonly<Record<string, string>> = {
  Å: 'AA',
  Ä: 'AE',
  Æ: 'AE',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  Ü: 'UE',
  Þ: 'TH',
  Ð: 'D',
  Đ: 'D',
  Ł: 'L',
  ß: 'SS',
};

/** A name as the zone writes it: capital letters A-Z, parts parted by one filler, apostrophes dropped. */
export function zoneName(name: string): string {
  return [...name.normalize('NFC').toUpperCase()]
    .map((letter) => written[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^A-Z]+/g, '<')
    .replaceAll(/^<+|<+$/g, '');
}

/** The three lines of a Swedish national identity card's zone, 30 signs each, every check digit right. */
export function td1Zone(holder: Td1Holder): readonly [string, string, string] {
  const number = filled(holder.documentNumber.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''), 9);
  const first = filled(
    `I<SWE${number}${zoneCheckDigit(number)}${holder.personalNumber.replaceAll(/\D/g, '')}`,
    lineLength,
  );
  const birth = shortDate(holder.birthDate);
  const expiry = shortDate(holder.validUntil);
  const sex = holder.sex === 'X' ? '<' : holder.sex;
  const second = filled(
    `${birth}${zoneCheckDigit(birth)}${sex}${expiry}${zoneCheckDigit(expiry)}SWE`,
    lineLength - 1,
  );
  const composite = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  return [first, second + zoneCheckDigit(composite), names(holder.familyName, holder.givenName)];
}

/** Family name, two fillers, given names; where both do not fit the given names are cut first (Doc 9303-3 §4.6). */
function names(familyName: string, givenName: string): string {
  const family = zoneName(familyName);
  const given = zoneName(givenName);
  const kept = family.length + 2 < lineLength ? family : family.slice(0, lineLength - 3);
  return filled(given === '' ? kept : `${kept}<<${given}`, lineLength);
}

function filled(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, '<');
}

function shortDate(date: string): string {
  return date.slice(2).replaceAll('-', '');
}
