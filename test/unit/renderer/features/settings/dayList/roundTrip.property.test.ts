import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiters } from '../../../../../../src/renderer/features/settings/dayList/csvTable.ts';
import {
  dataRows,
  firstPlan,
  lacking,
  readingPlan,
} from '../../../../../../src/renderer/features/settings/dayList/planning.ts';
import { readDayListFile } from '../../../../../../src/renderer/features/settings/dayList/readFile.ts';
import { convertRow } from '../../../../../../src/shared/dayList/convertRow.ts';
import { professions } from '../../../../../../src/shared/domain/note.ts';
import {
  type Instant,
  type LocalDate,
  localDateOf,
  wallClock,
  wallClockWithSeconds,
} from '../../../../../../src/shared/domain/time.ts';

const zone = 'Europe/Stockholm';
const own = { hsaId: 'SE2321000016-1HLJ', name: 'Helena Ljung' };

/** What Windows-1252 can write, with all that a table must keep apart; no space at the ends, where it is trimmed. */
const text = (longest: number) =>
  fc
    .string({
      unit: fc.constantFrom(...'abcåäöÅÄÖéüñ  ,;"\t\n\'=+-@<>&%01'),
      maxLength: longest,
    })
    .map((given) => given.trim());
const name = fc
  .string({ unit: fc.constantFrom(...'abcåäöéÅÖ -,;"'), minLength: 1, maxLength: 20 })
  .map((given) => given.trim())
  .filter((given) => given !== '');

/** A booking in whole minutes, by day: not in the night in which an hour comes twice. */
const booking = fc.record({
  day: fc.integer({ min: 0, max: 3_000 }),
  minuteOfDay: fc.integer({ min: 7 * 60, max: 18 * 60 }),
  minutes: fc.integer({ min: 1, max: 180 }),
  clinicianHsaId: fc.constantFrom('SE2321000016-1HLJ', 'SE2321000016-1KEK'),
  profession: fc.constantFrom(...professions),
  patientNumber: fc.constantFrom(
    '198805229807',
    '19880522-9807',
    '880522-9807',
    '191212121212',
    'reserv:UPP-12',
  ),
  givenName: name,
  familyName: name,
  reason: text(60),
  language: fc.constantFrom('sv', 'ar', 'so', 'fa-AF', 'ckb'),
  interpreter: fc.boolean(),
  protected: fc.boolean(),
  phone: fc.constantFrom('', '070-174 06 05', '+46 70 174 06 05'),
});

type Booking = typeof booking extends fc.Arbitrary<infer T> ? T : never;

function rowOf(one: Booking) {
  const start = Date.UTC(2024, 0, 1) + (one.day * 24 * 60 + one.minuteOfDay) * 60_000;
  const { day: _day, minuteOfDay: _minuteOfDay, minutes, phone, ...rest } = one;
  return {
    ...rest,
    start: new Date(start).toISOString(),
    end: new Date(start + minutes * 60_000).toISOString(),
    ...(phone === '' ? {} : { phone }),
  };
}
type Row = ReturnType<typeof rowOf>;

/** The ways in which lists tell when. */
const times: Readonly<Record<string, readonly (readonly [string, (row: Row) => string])[]>> = {
  'ISO with offset': [
    ['Start', (row) => row.start],
    ['Slut', (row) => row.end],
  ],
  'local, with end': [
    ['Starttid', ({ start }) => `${localDateOf(at(start), zone)} ${wallClock(at(start), zone)}`],
    ['Sluttid', ({ end }) => wallClock(at(end), zone)],
  ],
  'day first, with length': [
    ['Datum', ({ start }) => localDateOf(at(start), zone).split('-').reverse().join('/')],
    ['Tid', ({ start }) => wallClockWithSeconds(at(start), zone).replaceAll(':', '.')],
    ['Längd (min)', ({ start, end }) => String((at(end) - at(start)) / 60_000)],
  ],
};

const words = { ja: ['nej', 'ja'], x: ['', 'x'], siffra: ['0', '1'], sant: ['falskt', 'sant'] } as const;

function at(iso: string): Instant {
  return Date.parse(iso) as Instant;
}

function quoted(cell: string, always: boolean): string {
  return always || /[";,\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const encodings: Readonly<Record<string, (text: string) => Uint8Array<ArrayBuffer>>> = {
  'UTF-8': (given) => new Uint8Array(Buffer.from(given)),
  'UTF-8 with its mark': (given) => new Uint8Array(Buffer.from(`\uFEFF${given}`)),
  'Windows-1252': (given) => new Uint8Array(Buffer.from(given, 'latin1')),
  'UTF-16': (given) => new Uint8Array(Buffer.from(`\uFEFF${given}`, 'utf16le')),
};

describe('a day list written as a table', () => {
  it('is read back as the same rows, whatever its delimiter, encoding, line ends, times and words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(booking, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...delimiters),
        fc.constantFrom(...Object.keys(encodings)),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(...Object.keys(times)),
        fc.constantFrom(...(Object.keys(words) as (keyof typeof words)[])),
        fc.boolean(),
        async (bookings, delimiter, encoding, lineEnd, when, yesNo, always) => {
          const rows = bookings.map(rowOf);
          const say = (yes: boolean) => words[yesNo][yes ? 1 : 0];
          const columns: readonly (readonly [string, (row: Row) => string])[] = [
            ...(times[when] ?? []),
            ['HSA-id', (row) => row.clinicianHsaId],
            ['Yrke', (row) => row.profession],
            ['Personnummer', (row) => row.patientNumber],
            ['Förnamn', (row) => row.givenName],
            ['Efternamn', (row) => row.familyName],
            ['Besöksorsak', (row) => row.reason],
            ['Språk', (row) => row.language],
            ['Tolk', (row) => say(row.interpreter)],
            ['Skyddad', (row) => say(row.protected)],
            ['Telefon', (row) => row.phone ?? ''],
          ];
          const lines = [
            columns.map(([heading]) => heading),
            ...rows.map((row) => columns.map(([, cellOf]) => cellOf(row))),
          ].map((cells) => cells.map((cell) => quoted(cell, always)).join(delimiter));
          const bytes = encodings[encoding]?.(lines.join(lineEnd)) ?? new Uint8Array();

          const read = await readDayListFile(new File([bytes], 'lista.csv'));
          if (read === null || !read.ok || read.value.kind !== 'table') throw new Error('no table');
          const { table } = read.value;
          const plan = firstPlan(table, { ...own, profession: 'doctor', today: '2026-11-28' as LocalDate });
          expect(lacking(table, plan)).toEqual([]);
          const back = dataRows(table, plan).map(({ cells }) =>
            convertRow(cells, readingPlan(table, plan, zone, own)),
          );
          expect(back).toEqual(rows.map((row) => ({ ok: true, value: row })));
        },
      ),
      { numRuns: 300 },
    );
  });
});
