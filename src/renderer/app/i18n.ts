import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { consoleWords } from '../../shared/i18n/console.ts';
import type { Language } from '../../shared/i18n/words.ts';

/** Sets up the words; bundled, so that nothing is fetched and the first view has them. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: consoleWords,
    lng: language,
    fallbackLng: 'sv',
    ns: Object.keys(consoleWords.sv),
    defaultNS: 'app',
    // React escapes; twice would show `&amp;`.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

/** Another language, at once. */
export function speak(language: Language): void {
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}
