import type { StaffEvent } from '../shared/contracts/hub.ts';
import { type Instant, wallClock } from '../shared/domain/time.ts';
import type { Language } from '../shared/i18n/words.ts';

type Arrival = Extract<StaffEvent['type'], 'arrived' | 'knocked'>;

const words: Readonly<Record<Language, Record<Arrival, (time: string) => string>>> = {
  sv: { arrived: (time) => `${time}: någon väntar`, knocked: (time) => `${time}: någon knackar på` },
  en: { arrived: (time) => `${time}: someone is waiting`, knocked: (time) => `${time}: someone is knocking` },
};

/** What a notification of an arrival or a knock says: the time and no name, since it stands on locked and shared screens. */
export function arrivalWords(what: Arrival, start: Instant, zone: string, language: Language): string {
  return words[language][what](wallClock(start, zone));
}
