import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/domain/time.ts';
import { dateLocale } from '../../shared/i18n/words.ts';

/** The weekday, the day and the month, as they stand in a sentence. */
export function useDateWords(date: LocalDate): string {
  const { i18n } = useTranslation();
  return useMemo(
    () =>
      new Intl.DateTimeFormat(dateLocale(i18n.language), {
        timeZone: 'UTC',
        weekday: 'long',
        day: 'numeric',
        month: 'long',
      }).format(Date.parse(`${date}T12:00:00Z`)),
    [date, i18n.language],
  );
}
