import { describe, expect, it } from 'vitest';
import { matches, searchText, searchWords } from '../../../../../src/renderer/features/queue/search.ts';
import type { QueueRow } from '../../../../../src/shared/contracts/visit.ts';
import { row, zone } from '../../support/rows.ts';

const finds = (one: QueueRow, typed: string) => matches(one, zone, searchWords(typed));

describe('search', () => {
  it('finds by name, time and reason, all words at once', () => {
    const one = row(1, '10:40', { reason: 'Hosta i fem dagar' });
    expect(finds(one, 'lindström 10:4')).toBe(true);
    expect(finds(one, 'HOSTA åsa')).toBe(true);
    expect(finds(one, 'hosta 11:00')).toBe(false);
  });

  it('finds a protected person by time and reason only, even if a name were there', () => {
    const hidden = row(1, '10:40', {
      protected: true,
      givenName: 'Vera',
      familyName: 'Lund',
      reason: 'Återbesök',
    });
    expect(finds(hidden, 'vera')).toBe(false);
    expect(finds(hidden, 'lund')).toBe(false);
    expect(finds(hidden, 'återbesök')).toBe(true);
    expect(finds(hidden, '10:40')).toBe(true);
  });

  it('goes by the zone of the clinic, also when it is another one', () => {
    const one = row(1, '10:40');
    expect(searchText(one, zone)).toContain('10:40');
    expect(searchText(one, 'Europe/Helsinki')).toContain('11:40');
    expect(searchText(one, zone)).toContain('10:40');
  });
});
