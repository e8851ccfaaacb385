import { describe, expect, it } from 'vitest';
import { type AtStake, questionsAtClosing } from '../../../src/main/closingWords.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { type Language, languages } from '../../../src/shared/i18n/words.ts';

const nothing: AtStake = { unsaved: false, unsentChanges: 0, openVisit: null };
const start = Date.UTC(2026, 10, 3, 9, 40) as Instant;
const asked = (atStake: Partial<AtStake>, language: Language = 'sv') =>
  questionsAtClosing({ ...nothing, ...atStake }, { language, zone: 'Europe/Stockholm' });

describe('what is asked at closing', () => {
  it.each(languages)('is nothing where nothing would be lost (%s)', (language) => {
    expect(asked({}, language)).toEqual([]);
  });

  it('is how many changes have not reached the hub', () => {
    expect(asked({ unsentChanges: 1 })).toMatchObject([
      { message: '1 ändring har inte nått mottagningen', close: 'Stäng och förlora ändringen' },
    ]);
    expect(asked({ unsentChanges: 3 })).toMatchObject([
      { message: '3 ändringar har inte nått mottagningen', close: 'Stäng och förlora ändringarna' },
    ]);
    expect(asked({ unsentChanges: 3 }, 'en')).toMatchObject([
      { message: '3 changes have not reached the clinic' },
    ]);
  });

  it('is each by itself, text first and the open visit last', () => {
    const all = { unsaved: true, unsentChanges: 2, openVisit: { start } };
    expect(asked(all).map(({ message }) => message)).toEqual([
      'Texten är inte sparad',
      '2 ändringar har inte nått mottagningen',
      'Besöket 10:40 är öppet',
    ]);
    expect(asked(all, 'en')).toHaveLength(3);
  });
});
