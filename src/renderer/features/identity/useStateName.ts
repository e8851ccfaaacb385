import { useTranslation } from 'react-i18next';
import { isoOfState } from '../../../shared/domain/states.ts';
import { dateLocale } from '../../../shared/i18n/words.ts';

/** A state's name in the console's language, its letters where it has none. */
export function useStateName(): (state: string) => string {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames([dateLocale(i18n.language)], { type: 'region' });
  return (state) => {
    const iso = isoOfState(state);
    return (iso === null ? undefined : names.of(iso)) ?? state;
  };
}
