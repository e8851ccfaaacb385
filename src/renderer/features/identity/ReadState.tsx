import { Button } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonInVisit } from '../../../shared/contracts/visit.ts';
import { readFields } from '../../../shared/domain/identity.ts';
import { dateLocale } from '../../../shared/i18n/words.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useFieldNames } from './ComparisonTable.tsx';
import type { ReadDocument } from './comparison.ts';
import classes from './IdentityPanel.module.css';
import { lookOnceMore } from './secondLook.ts';
import type { ReaderView } from './useDocumentReader.ts';

interface ReadStateProps {
  readonly view: ReaderView;
  readonly read: ReadDocument | null;
  readonly person: PersonInVisit | null;
}

/** One line on what the reader does, or has read; a screen reader hears it, and the result of each field. */
export function ReadState({ view, read, person }: ReadStateProps) {
  const { t } = useTranslation('identity');
  const words = useReadWords(view, read);
  const results = useResultWords(read, person);
  const wrongDigit = view.is === 'certain' && view.read.reading.verdict === 'wrongDigit';
  return (
    <div className={classes.readRow}>
      <p
        className={`${classes.reader} ${view.is === 'broken' || wrongDigit ? classes.readerTrouble : ''}`}
        role="status"
        hidden={words === null}
      >
        <IconScan size={15} stroke={1.7} aria-hidden="true" />
        <span>{words}</span>
        {view.is === 'certain' && <span className="v-sr"> {results}</span>}
      </p>
      {view.is === 'certain' && (
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<Keys of="identity.again" />}
          aria-keyshortcuts="Alt+O"
          onClick={lookOnceMore}
        >
          {t('reader.again')}
        </Button>
      )}
    </div>
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
      const said = t(
        `reader.${facts.documentNumber === '' ? 'readNumber' : view.from === 'still' ? 'readStill' : 'read'}`,
        {
          state: facts.issuingState,
          end: facts.documentNumber.slice(-4),
          seconds: new Intl.NumberFormat(dateLocale(i18n.language), {
            minimumFractionDigits: 1,
            maximumFractionDigits: 1,
          }).format(view.ms / 1000),
        },
      );
      return view.read.reading.verdict === 'wrongDigit' ? `${said} ${t('reader.wrongDigit')}` : said;
    }
  }
}

/** Field by field, what the table shows by words, colour and ticks. */
function useResultWords(read: ReadDocument | null, person: PersonInVisit | null): string {
  const { t } = useTranslation('identity');
  const names = useFieldNames(person);
  if (read === null) return '';
  return readFields
    .flatMap((field) => {
      const { is } = read.outcomes[field];
      if (is === 'notInBooking') return [];
      return t(`reader.heard.${is}`, { field: field === 'sex' ? t('fields.sex') : names(field) });
    })
    .join(' ');
}
