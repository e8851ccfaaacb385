import type { LocalDate } from './time.ts';

/** What a document says of its holder and of itself, as printed: names in capitals, transliterated. */
export interface DocumentFacts {
  /** `P`, `ID`, `I`, `V` … without fillers. */
  readonly documentCode: string;
  /** ICAO's three letters (or fewer, `D`), without fillers. */
  readonly issuingState: string;
  readonly nationality: string;
  readonly documentNumber: string;
  /** Words of the name: the primary identifier. */
  readonly familyName: readonly string[];
  readonly givenNames: readonly string[];
  /** The names fill their field to its end: some may be cut off. */
  readonly namesMayBeCut: boolean;
  /** Null where a part of it is unknown, or no such day is. */
  readonly birthDate: LocalDate | null;
  readonly sex: 'female' | 'male' | 'unspecified';
  readonly expiryDate: LocalDate | null;
  /** Optional data as printed, without fillers at its end: a personal number in some states' documents. */
  readonly optional: readonly string[];
}
