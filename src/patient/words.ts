import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { patientWords } from '../shared/i18n/patient.ts';
import { type Language, languageFor, languages } from '../shared/i18n/words.ts';

const key = 'vidi.language';

/** The page's words, in the language chosen before in this tab or else by the browser's wishes. */
export async function startWords(): Promise<i18n> {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: chosenBefore() ?? languageFor(navigator.languages),
    fallbackLng: 'sv',
    resources: patientWords,
    defaultNS: 'patient',
    // React escapes; a second time would show the signs of the escape.
    interpolation: { escapeValue: false },
  });
  const show = (): void => {
    document.documentElement.lang = words.language;
  };
  words.on('languageChanged', (language) => {
    show();
    try {
      sessionStorage.setItem(key, language);
    } catch {
      // Kept until the reload only.
    }
  });
  show();
  return words;
}

function chosenBefore(): Language | undefined {
  try {
    const kept = sessionStorage.getItem(key);
    return languages.find((language) => language === kept);
  } catch {
    return undefined;
  }
}
