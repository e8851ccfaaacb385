import type { Look } from '../../../../src/identity/reader.ts';
import { judged } from '../../../../src/identity/reading.ts';
import { readZone } from '../../../../src/identity/zoneReading.ts';
import { type Td1Holder, td1Zone } from '../../../../src/practice/mrz.ts';
import type { LocalDate } from '../../../../src/shared/domain/time.ts';
import { sarasCard } from '../../../support/cards.ts';
import { clear, oddsOf } from '../../identity/support/odds.ts';

export const maja = {
  ...sarasCard,
  givenName: 'Maja',
  familyName: 'Sandell',
  validUntil: '2031-04-30',
} as const;

/**
 * A card as a look sees it; `doubt`: how likely it is, at its first 1, that a 7 stands there. `misprinted`: its last check
 * digit is another.
 */
export function looking(card: Td1Holder, doubt = 0, misprinted = false): Look {
  const [first = '', second = '', third = ''] = td1Zone(card);
  const digit = misprinted ? String((Number(second.at(-1)) + 1) % 10) : (second.at(-1) ?? '');
  const others = [second.slice(0, -1) + digit, third];
  const steps = clear(first, 0.995);
  const at = first.indexOf('1') * 3;
  if (doubt > 0) for (const step of [at, at + 1]) steps[step] = { '1': 0.99 - doubt, '7': doubt };
  const zone = readZone([steps, ...others.map((line) => clear(line, 0.995))].map(oddsOf));
  const quad = [0, 1, 2, 3].map(() => ({ x: 1, y: 1 })) as never;
  const reading = zone === null ? null : judged(zone, quad, '2026-11-24' as LocalDate);
  if (zone === null || reading === null) throw new Error('the card has no zone');
  return { result: reading, zone, ms: { find: 1, cut: 1, read: 1 } };
}

/** A look that reads nothing. */
export const seeingNothing = (reason: 'noDocument' | 'blurred'): Look => ({
  result: { state: 'notRead', reason, quad: null },
  zone: null,
  ms: { find: 1, cut: 0, read: 0 },
});
