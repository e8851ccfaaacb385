import { useTranslation } from 'react-i18next';
import type { InApp } from '../inApp.ts';
import { Heading } from '../parts/Heading.tsx';

/** A browser inside another app: how to get out of it, before the link is taken up here. */
export function OpenElsewhere({ inApp }: { inApp: InApp }) {
  const { t } = useTranslation();
  const { app, browser, menu } = inApp;
  return (
    <>
      <Heading>{t('inApp.title', { browser })}</Heading>
      <p className="lead">{app ? t('inApp.why', { app }) : t('inApp.whyUnnamed')}</p>
      <h2>{t('inApp.stepsTitle')}</h2>
      <ol className="steps">
        <li>{t(`inApp.menu.${menu}`)}</li>
        <li>{t('inApp.choose', { browser })}</li>
      </ol>
      <p className="lead">{t('inApp.orCopy', { browser })}</p>
    </>
  );
}
