import { useTranslation } from 'react-i18next';
import { nameOf, offeredLanguages } from '../languages.ts';
import { chooseLanguage } from '../words.ts';

/** The page's language: of two the other one at a press, of more a list in their own names. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const others = offeredLanguages.filter((tag) => tag !== i18n.language);
  const [other] = others;
  if (other !== undefined && others.length === 1)
    return (
      <button type="button" className="link" lang={other} onClick={() => void chooseLanguage(i18n, other)}>
        {t('otherLanguage')}
      </button>
    );
  return (
    <select
      className="language"
      aria-label={t('language')}
      value={i18n.language}
      onChange={(event) => void chooseLanguage(i18n, event.currentTarget.value)}
    >
      {offeredLanguages.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {nameOf(tag)}
        </option>
      ))}
    </select>
  );
}
