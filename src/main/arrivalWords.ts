import { type Instant, wallClock } from '../shared/domain/time.ts';
import type { Language } from '../shared/i18n/words.ts';

const words: Readonly<Record<Language, (time: string) => string>> = {
  sv: (time) => `${time}: någon väntar`,
  en: (time) => `${time}: someone is waiting`,
};

/** What a notification of an arrival says: the time and no name, since it stands on locked and shared screens. */
export function arrivalWords(start: Instant, zone: string, language: Language): string {
  return words[language](wallClock(start, zone));
}
