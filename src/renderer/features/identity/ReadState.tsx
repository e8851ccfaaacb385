import { IconScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dateLocale } from '../../../shared/i18n/words.ts';
import type { ReadDocument } from './comparison.ts';
import classes from './IdentityPanel.module.css';
import type { ReaderView } from './useDocumentReader.ts';

interface ReadStateProps {
  readonly view: ReaderView;
  readonly read: ReadDocument | null;
}

/** One line on what the reader does, or has read; a screen reader hears the result. */
export function ReadState({ view, read }: ReadStateProps) {
  const words = useReadWords(view, read);
  const wrongDigit = view.is === 'certain' && view.read.reading.verdict === 'wrongDigit';
  return (
    <p
      className={`${classes.reader} ${view.is === 'broken' || wrongDigit ? classes.readerTrouble : ''}`}
      role="status"
      hidden={words === null}
    >
      <IconScan size={15} stroke={1.7} aria-hidden="true" />
      <span>{words}</span>
    </p>
  );
}

function useReadWords(view: ReaderView, read: ReadDocument | null): string | null {
  const { t, i18n } = useTranslation('identity');
  switch (view.is) {
    case 'off':
      return null;
    case 'starting':
      return t('reader.starting');
    case 'broken':
      return t(`reader.broken.${view.trouble}`);
    case 'looking':
      return t(`reader.${view.reason ?? 'reading'}`);
    case 'certain': {
      if (read === null) return null;
      const { facts } = read;
      const said = t(facts.documentNumber === '' ? 'reader.readNumber' : 'reader.read', {
        state: facts.issuingState,
        end: facts.documentNumber.slice(-4),
        seconds: new Intl.NumberFormat(dateLocale(i18n.language), {
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
        }).format(view.ms / 1000),
      });
      return view.read.reading.verdict === 'wrongDigit' ? `${said} ${t('reader.wrongDigit')}` : said;
    }
  }
}
