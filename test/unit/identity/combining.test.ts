import { describe, expect, it } from 'vitest';
import { luhnDigit } from '../../../src/identity/checkDigit.ts';
import { type Combined, combined } from '../../../src/identity/combining.ts';
import type { Quad } from '../../../src/identity/picture.ts';
import { judged } from '../../../src/identity/reading.ts';
import { readZone, type ZoneReading } from '../../../src/identity/zoneReading.ts';
import { type Td1Holder, td1Zone } from '../../../src/practice/mrz.ts';
import type { LocalDate } from '../../../src/shared/domain/time.ts';
import { sarasCard as sara } from '../../support/cards.ts';
import { clear, oddsOf, type Step } from './support/odds.ts';

const today = '2026-11-29' as LocalDate;
const quad: Quad = [
  { x: 0, y: 0 },
  { x: 9, y: 0 },
  { x: 9, y: 2 },
  { x: 0, y: 2 },
];
const anna = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const other = [
  'P<FINVIRTANEN<<MARIA<OLIVIA<<<<<<<<<<<<<<<<<',
  'XP82716024FIN7112214F1108213211271<426U<<<04',
];

/** A number whose two zeros count as two letters O do: twenty-four times seven, and times three. */
const zeros = [
  'P<FINVIRTA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<<',
  '008902C362FIN7408122F1204159ZE184226B<<<<<18',
];
const alikes = () => seen(zeros, { 0: { 0: 0.95, O: 0.04 }, 1: { 0: 0.95, O: 0.04 } });
const withoutOptional = [anna[0] ?? '', 'L898902C36UTO7408122F1204159<<<<<<<<<<<<<<08'];

/** The zone as read where the named places of its second line are as given. */
function seen(lines: readonly string[], places: Readonly<Record<number, Step>> = {}): ZoneReading {
  const steps = lines.map((line) => clear(line));
  for (const [at, step] of Object.entries(places)) {
    const second = steps[1] as Step[];
    second[Number(at) * 3] = step;
    second[Number(at) * 3 + 1] = '';
  }
  const zone = readZone(steps.map(oddsOf));
  if (zone === null) throw new Error('nothing read');
  return zone;
}
const all = (looks: readonly ZoneReading[]) =>
  looks.reduce<Combined | null>((before, zone) => combined(before, zone, quad, today), null);

describe('a reading', () => {
  it('is valid when every character is sure and every check digit right', () => {
    expect(judged(seen(anna), quad, today)).toMatchObject({
      verdict: 'valid',
      kind: 'TD3',
      lines: anna,
      alternative: null,
      fields: { familyName: ['ERIKSSON'], givenNames: ['ANNA', 'MARIA'], birthDate: '1974-08-12' },
    });
  });

  it('with a digit printed wrong says so, and is never valid', () => {
    const wrong = [anna[0] ?? '', (anna[1] ?? '').replace('7408122', '7408132')];
    expect(judged(seen(wrong), quad, today)).toMatchObject({
      verdict: 'wrongDigit',
      lines: wrong,
      alternative: null,
    });
  });

  it('that only another, less likely character would make right is uncertain, and tells both', () => {
    const doubtful = seen(anna, { 18: { '3': 0.6, '2': 0.35 } });
    const wrong = (anna[1] ?? '').replace('7408122', '7408132');
    expect(judged(doubtful, quad, today)).toMatchObject({
      verdict: 'uncertain',
      lines: [anna[0], wrong],
      alternative: anna,
    });
  });

  it('is not valid where two characters may each be their look-alike and the check digits pass either way', () => {
    expect(judged(alikes(), quad, today)).toMatchObject({
      verdict: 'uncertain',
      checkDigits: [{ right: true }, { right: true }, { right: true }, { right: true }, { right: true }],
      lines: zeros,
      alternative: zeros.map((line) => line.replace('00', 'OO')),
    });
  });

  it('is valid where the zone shows that its typeface tells the two apart, and not where its own O is like a 0', () => {
    const withO = [(zeros[0] ?? '').replace('VIRTA', 'VIRTO'), zeros[1] ?? ''];
    const doubts = { 0: { 0: 0.95, O: 0.04 }, 1: { 0: 0.9988, O: 0.0002 } };
    expect(judged(seen(withO, doubts), quad, today)?.verdict).toBe('valid');
    const name = clear(withO[0] ?? '');
    const at = (withO[0] ?? '').indexOf('O') * 3;
    name[at] = { O: 0.4, 0: 0.58 };
    name[at + 1] = '';
    const second = clear(withO[1] ?? '');
    for (const [place, step] of Object.entries(doubts)) {
      second[Number(place) * 3] = step;
      second[Number(place) * 3 + 1] = '';
    }
    const zone = readZone([name, second].map(oddsOf));
    expect(zone === null ? null : judged(zone, quad, today)).toMatchObject({
      verdict: 'uncertain',
      lines: withO,
    });
  });

  it('is valid where a typeface draws the letters of a name as digits, which may not stand there', () => {
    const name = (anna[0] ?? '').replace('ERIKSSON', 'OSIOSISO');
    const steps = [...name].flatMap((char): Step[] => {
      const twin = { O: '0', I: '1', S: '5' }[char];
      return twin === undefined ? clear(char) : [{ [twin]: 0.97, [char]: 0.02 }, '', ''];
    });
    const zone = readZone([oddsOf(steps), oddsOf(clear(anna[1] ?? ''))]);
    expect(zone === null ? null : judged(zone, quad, today)).toMatchObject({
      verdict: 'valid',
      lines: [name, anna[1]],
    });
  });

  it('is valid where one character may be its look-alike, for which the check digit would be another', () => {
    expect(judged(seen(zeros, { 0: { 0: 0.95, O: 0.04 } }), quad, today)).toMatchObject({
      verdict: 'valid',
      lines: zeros,
      alternative: null,
    });
  });

  it('is not valid where no check digit tells a look-alike', () => {
    const visa = [
      'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L8988901C4XXX4009078F96121096ZE184226B<<<<<<',
    ];
    expect(judged(seen(visa), quad, today)?.verdict).toBe('valid');
    expect(judged(seen(visa, { 31: { '8': 0.95, B: 0.04 } }), quad, today)?.verdict).toBe('uncertain');
  });

  it('is valid where a personal number, which has a digit of its own, would have a letter otherwise', () => {
    // Its two zeros weigh seven and three: the zone's own digits do not tell them from letters.
    const personalNumber = `19881001980${luhnDigit('881001980')}`;
    const [first, second, third] = td1Zone({ ...sara, familyName: 'Berg', personalNumber });
    const steps = clear(first);
    for (const at of [20, 21]) {
      expect(first.charAt(at)).toBe('0');
      steps[at * 3] = { 0: 0.94, O: 0.05 };
      steps[at * 3 + 1] = '';
    }
    const zone = readZone([oddsOf(steps), oddsOf(clear(second)), oddsOf(clear(third))]);
    expect(zone === null ? null : judged(zone, quad, today)?.verdict).toBe('valid');
  });

  it('is not valid where nothing is printed that the format asks for: a finger lies there', () => {
    const second = Object.fromEntries([28, 29, 30].map((at) => [at, { '<': 0.2 }]));
    expect(judged(seen(withoutOptional, second), quad, today)).toMatchObject({
      verdict: 'uncertain',
      lines: withoutOptional,
    });
    expect(judged(seen(withoutOptional), quad, today)?.verdict).toBe('valid');
  });

  it('is not valid where the lines are longer than the format: it is another text', () => {
    const longer = readZone(anna.map((line) => oddsOf(clear(`XQ${line}`))));
    expect(longer === null ? null : judged(longer, quad, today)?.verdict).toBe('uncertain');
  });

  it('is not valid where one line alone has a character more than the format: one is left out', () => {
    const card = td1Zone(sara);
    const longer = [card[0], card[1].replace('8805', '880X5'), card[2]];
    const zone = readZone(longer.map((line) => oddsOf(clear(line))));
    expect(zone === null ? null : judged(zone, quad, today)?.verdict).not.toBe('valid');
    expect(judged(seen(card), quad, today)?.verdict).toBe('valid');
  });

  it('of what is no zone is none', () => {
    const words = 'THEQUICKBROWNFOXJUMPSOVERTHELAZYDOGANDTHENRU';
    const zone = readZone([words, words].map((line) => oddsOf(clear(line))));
    expect(zone === null ? null : judged(zone, quad, today)).toBeNull();
  });
});

describe('several looks', () => {
  const doubtful = () => seen(anna, { 18: { '2': 0.5, '3': 0.45 }, 31: { '8': 0.55, B: 0.4 } });

  it('become certain together where one is not', () => {
    expect(all([doubtful()])?.reading.verdict).toBe('uncertain');
    const three = all([doubtful(), seen(anna, { 31: { '8': 0.6, B: 0.3 } }), seen(anna)]);
    expect(three).toMatchObject({ count: 3, reading: { verdict: 'valid', lines: anna } });
  });

  it('do not become certain by saying the same doubtful thing again and again', () => {
    const many = all(Array.from({ length: 6 }, () => seen(anna, { 18: { '2': 0.48, '3': 0.47 } })));
    expect(many?.reading.verdict).toBe('uncertain');
  });

  it('at characters that a typeface draws alike are no further witnesses', () => {
    expect(all(Array.from({ length: 6 }, alikes))?.reading.verdict).toBe('uncertain');
  });

  it('at a letter that no check digit is over do not become sure by a doubt that comes again', () => {
    const name = clear(anna[0] ?? '');
    name[5 * 3] = { B: 0.75, E: 0.2 };
    name[5 * 3 + 1] = '';
    const look = readZone([name, clear(anna[1] ?? '')].map(oddsOf));
    if (look === null) throw new Error('nothing read');
    expect(all([look, look, look])?.reading).toMatchObject({
      verdict: 'uncertain',
      fields: { familyName: ['BRIKSSON'] },
    });
  });

  it('see under a finger what one of them has seen', () => {
    const covered = () => seen(anna, { 30: { '1': 0.3 } });
    expect(all([covered(), covered()])?.reading.verdict).toBe('uncertain');
    expect(all([covered(), seen(anna)])?.reading.verdict).toBe('valid');
  });

  it('of another document start over', () => {
    const changed = all([seen(anna), seen(anna), seen(other)]);
    expect(changed).toMatchObject({ count: 1, reading: { lines: other, verdict: 'valid' } });
  });

  it('of another card of the same kind start over, though most of a zone is fillers', () => {
    const cardOf = (person: Partial<Td1Holder>) => td1Zone({ ...sara, ...person });
    const brother = cardOf({
      givenName: 'Olof',
      sex: 'M',
      birthDate: '1988-05-21',
      personalNumber: '198805219808',
    });
    const changed = all([seen(cardOf({})), seen(cardOf({})), seen(brother)]);
    expect(changed).toMatchObject({ count: 1, reading: { lines: [...brother] } });
  });

  it('that stay uncertain start over after a while: they began with something else', () => {
    const doubt = () => seen(anna, { 18: { '2': 0.48, '3': 0.47 } });
    const many = all(Array.from({ length: 12 }, doubt));
    expect(many).toMatchObject({ count: 12 });
    expect(combined(many, doubt(), quad, today)).toMatchObject({ count: 1 });
  });

  it('keep what was read when one cannot be read', () => {
    const before = all([seen(anna)]);
    const junk = readZone(
      ['QWERTYUIOPASDFGHJKLZXCVBNMQWERTYUIOPASDFGHJK', 'ASDFGHJKLQWERTYUIOPZXCVBNMASDFGHJKLQWERTYUIO'].map(
        (line) => oddsOf(clear(line)),
      ),
    );
    expect(junk === null ? before : combined(before, junk, quad, today)).toBe(before);
  });
});
