/** The formats of machine-readable zones that ICAO Doc 9303 knows: parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas). */
export const zoneKinds = ['TD1', 'TD2', 'TD3', 'MRVA', 'MRVB'] as const;
export type ZoneKind = (typeof zoneKinds)[number];

/** A Swedish personal or coordination number as a card without a zone prints it: of ten digits, or of twelve. */
export const numberKinds = ['number10', 'number12'] as const;
export type NumberKind = (typeof numberKinds)[number];
export type FormatKind = ZoneKind | NumberKind;

export const filler = '<';
export const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Every character of a zone, in the order of the recogniser's classes. */
export const alphabet = `${digits}${letters}${filler}`;

/** What may stand at one position. */
type Allowed = 'letter' | 'digit' | 'any' | 'sex' | 'P' | 'V' | 'card' | 'numberCheck' | 'date';

const charactersOf: Readonly<Record<Allowed, string>> = {
  letter: letters + filler,
  digit: digits,
  any: alphabet,
  sex: `MFX${filler}`,
  P: 'P',
  V: 'V',
  card: 'ACI',
  /** In TD1 and TD2 a filler here says that the number goes on in the optional data. */
  numberCheck: digits + filler,
  /** An unknown part of a date of birth is filled (9303-3, 4.8). */
  date: digits + filler,
};

/**
 * One check digit: where it stands, over what, each as [line, from, to) in the order of the computation; `luhn`: by
 * ISO/IEC 7812-1 as in personal numbers, and not by ICAO Doc 9303-3, 4.9.
 */
export interface CheckDigit {
  readonly luhn?: true;
  readonly field: CheckedField;
  readonly at: readonly [line: number, position: number];
  readonly over: readonly (readonly [line: number, from: number, to: number])[];
}
export const checkedFields = [
  'documentNumber',
  'birthDate',
  'expiryDate',
  'optional',
  'composite',
  'personalNumber',
] as const;
export type CheckedField = (typeof checkedFields)[number];

export interface ZoneFormat {
  readonly kind: FormatKind;
  readonly length: number;
  /** For each line, for each position, the characters that may stand there. */
  readonly lines: readonly (readonly string[])[];
  readonly checks: readonly CheckDigit[];
}

const line = (...parts: readonly (readonly [Allowed, number])[]): string[] =>
  parts.flatMap(([allowed, count]) => Array.from({ length: count }, () => charactersOf[allowed]));

/** Second lines of TD2, TD3 and visas begin alike. */
const begun = [
  ['any', 9],
  ['numberCheck', 1],
  ['letter', 3],
  ['date', 6],
  ['digit', 1],
  ['sex', 1],
  ['digit', 6],
  ['digit', 1],
] as const;
const ofBegun: readonly CheckDigit[] = [
  { field: 'documentNumber', at: [1, 9], over: [[1, 0, 9]] },
  { field: 'birthDate', at: [1, 19], over: [[1, 13, 19]] },
  { field: 'expiryDate', at: [1, 27], over: [[1, 21, 27]] },
];

const printedNumber = (kind: NumberKind, length: 10 | 12): ZoneFormat => ({
  kind,
  length,
  lines: [line(['digit', length])],
  checks: [
    { luhn: true, field: 'personalNumber', at: [0, length - 1], over: [[0, length - 10, length - 1]] },
  ],
});

export const zoneFormats: Readonly<Record<FormatKind, ZoneFormat>> = {
  number10: printedNumber('number10', 10),
  number12: printedNumber('number12', 12),
  TD1: {
    kind: 'TD1',
    length: 30,
    lines: [
      line(['card', 1], ['letter', 4], ['any', 9], ['numberCheck', 1], ['any', 15]),
      line(
        ['date', 6],
        ['digit', 1],
        ['sex', 1],
        ['digit', 6],
        ['digit', 1],
        ['letter', 3],
        ['any', 11],
        ['digit', 1],
      ),
      line(['letter', 30]),
    ],
    checks: [
      { field: 'documentNumber', at: [0, 14], over: [[0, 5, 14]] },
      { field: 'birthDate', at: [1, 6], over: [[1, 0, 6]] },
      { field: 'expiryDate', at: [1, 14], over: [[1, 8, 14]] },
      {
        field: 'composite',
        at: [1, 29],
        over: [
          [0, 5, 30],
          [1, 0, 7],
          [1, 8, 15],
          [1, 18, 29],
        ],
      },
    ],
  },
  TD2: {
    kind: 'TD2',
    length: 36,
    lines: [line(['card', 1], ['letter', 35]), line(...begun, ['any', 7], ['digit', 1])],
    checks: [
      ...ofBegun,
      {
        field: 'composite',
        at: [1, 35],
        over: [
          [1, 0, 10],
          [1, 13, 20],
          [1, 21, 35],
        ],
      },
    ],
  },
  TD3: {
    kind: 'TD3',
    length: 44,
    lines: [line(['P', 1], ['letter', 43]), line(...begun, ['any', 14], ['numberCheck', 1], ['digit', 1])],
    checks: [
      ...ofBegun,
      { field: 'optional', at: [1, 42], over: [[1, 28, 42]] },
      {
        field: 'composite',
        at: [1, 43],
        over: [
          [1, 0, 10],
          [1, 13, 20],
          [1, 21, 43],
        ],
      },
    ],
  },
  MRVA: {
    kind: 'MRVA',
    length: 44,
    lines: [line(['V', 1], ['letter', 43]), line(...begun, ['any', 16])],
    checks: ofBegun,
  },
  MRVB: {
    kind: 'MRVB',
    length: 36,
    lines: [line(['V', 1], ['letter', 35]), line(...begun, ['any', 8])],
    checks: ofBegun,
  },
};
