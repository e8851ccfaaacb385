import { useTranslation } from 'react-i18next';
import { ageOn, type LocalDate } from '../../../shared/domain/time.ts';
import { dateLocale } from '../../../shared/i18n/words.ts';
import { readNumber } from './bookingForm.ts';

/** What a number says, in words and as it is typed: whose kind it is and how old, or that it is none. */
export function NumberWords({ text, today }: { readonly text: string; readonly today: LocalDate }) {
  const { t, i18n } = useTranslation('bookings');
  const read = readNumber(text, today);
  const words = () => {
    if (read.is !== 'person') return t(`number.${read.is}`);
    const { kind, birthDate } = read.person;
    if (birthDate === null) return t('number.reserve');
    const born = new Intl.DateTimeFormat(dateLocale(i18n.language), { dateStyle: 'long', timeZone: 'UTC' });
    return t(`number.${kind as 'personal' | 'coordination'}`, {
      born: born.format(Date.parse(`${birthDate}T00:00:00Z`)),
      count: ageOn(birthDate, today),
    });
  };
  return <span aria-live="polite">{words()}</span>;
}
