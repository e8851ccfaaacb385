import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** One thing that the clinic tells of itself. */
export function ClinicWord({ icon: Sign, words }: { icon: Icon; words: string }) {
  const { t } = useTranslation();
  return (
    <div className="word">
      <Sign aria-hidden="true" />
      <span className="fact-text">
        <span className="faint">{t('waiting.fromClinic')}</span>
        <span>{words}</span>
      </span>
    </div>
  );
}
