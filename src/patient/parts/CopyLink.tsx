import { IconCopy } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../copyText.ts';
import type { InApp } from '../inApp.ts';

/** Copies the person's own link, to be opened in another browser; shows it where the browser does not let it be copied. */
export function CopyLink({ browser, main }: { browser: InApp['browser']; main?: boolean }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={main ? 'main' : 'small'}
        onClick={() =>
          void copyText(location.href).then((copied) => setOutcome(copied ? 'copied' : 'failed'))
        }
      >
        <IconCopy aria-hidden="true" />
        {t('inApp.copy')}
      </button>
      <p className="hint" role="status">
        {outcome === 'copied' && t('inApp.copied', { browser })}
        {outcome === 'failed' && t('inApp.copyFailed')}
      </p>
      {outcome === 'failed' && (
        <>
          <label htmlFor={id}>{t('inApp.link')}</label>
          <input id={id} readOnly value={location.href} onFocus={(event) => event.target.select()} />
        </>
      )}
    </>
  );
}
