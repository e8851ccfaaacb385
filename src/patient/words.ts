import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { patientWords } from '../shared/i18n/patient.ts';
import { languageFor } from '../shared/i18n/words.ts';
import { directionOf, furtherLanguages, offeredLanguages } from './languages.ts';

const key = 'vidi.language';

/** The page's words, in the language chosen before in this tab or else by the browser's wishes. */
export async function startWords(): Promise<i18n> {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'sv',
    resources: patientWords,
    defaultNS: 'patient',
    // React escapes; a second time would show the signs of the escape.
    interpolation: { escapeValue: false },
  });
  const show = (): void => {
    document.documentElement.lang = words.language;
    document.documentElement.dir = directionOf(words.language);
  };
  words.on('languageChanged', show);
  await speak(words, chosenBefore() ?? languageFor(navigator.languages, offeredLanguages));
  show();
  return words;
}

/** As `speak`, and remembered in this tab. */
export async function chooseLanguage(words: i18n, tag: string): Promise<void> {
  await speak(words, tag);
  try {
    sessionStorage.setItem(key, words.language);
  } catch {
    // Kept until the reload only.
  }
}

/** Another language, fetched first where it is a further one. What cannot be fetched leaves the language as it is. */
async function speak(words: i18n, tag: string): Promise<void> {
  const fetchWords = furtherLanguages.get(tag);
  if (fetchWords !== undefined && !words.hasResourceBundle(tag, 'patient'))
    try {
      words.addResourceBundle(tag, 'patient', await fetchWords());
    } catch {
      return;
    }
  await words.changeLanguage(tag);
}

function chosenBefore(): string | undefined {
  try {
    const kept = sessionStorage.getItem(key);
    return offeredLanguages.find((language) => language === kept);
  } catch {
    return undefined;
  }
}
