import { Button, FileButton } from '@mantine/core';
import { IconCalendarPlus, IconFileImport } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbout } from '../../../ipc/session.ts';
import { openBookIn } from '../../../visit/bookIn.ts';
import { ColumnDialog } from './ColumnDialog.tsx';
import classes from './DayListImport.module.css';
import { isBusy, useDayList } from './dayListStore.ts';
import { ReadingState } from './ReadingState.tsx';
import { useFileDrop } from './useFileDrop.ts';

/** "Läs in en dagslista": a file by choice or by drop on the whole part, and what became of it, row by row. */
export function DayListImport() {
  const { t } = useTranslation('settings');
  const { clinic } = useAbout();
  const reading = useDayList((store) => store.reading);
  const read = useDayList((store) => store.read);
  const readTable = useDayList((store) => store.readTable);
  const cancel = useDayList((store) => store.cancel);
  const { isOver, dropZone } = useFileDrop((files) => void read(files, clinic.zone));
  const reset = useRef<() => void>(null);
  return (
    <>
      <div ref={dropZone} className={classes.drop} data-over={isOver || undefined}>
        <FileButton
          resetRef={reset}
          accept=".json,.csv,.tsv,.tab,.txt,application/json,text/csv,text/tab-separated-values"
          inputProps={{ 'aria-label': t('bookings.read') }}
          disabled={isBusy(reading)}
          onChange={(file) => {
            // The same file may be chosen again once it is mended.
            reset.current?.();
            if (file !== null) void read([file], clinic.zone);
          }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={reading.state === 'opening' || reading.state === 'sending'}
              leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden="true" />}
            >
              {t('bookings.read')}
            </Button>
          )}
        </FileButton>
        <span className={classes.hint}>{t('bookings.drop')}</span>
      </div>
      <p className={classes.hint}>{t('bookings.format')}</p>
      {reading.state === 'columns' && (
        <ColumnDialog
          table={reading.table}
          encoding={reading.encoding}
          onRead={(plan, headings) => void readTable(plan, headings)}
          onClose={cancel}
        />
      )}
      <div>
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} stroke={1.7} aria-hidden="true" />}
          onClick={openBookIn}
        >
          {t('bookings.bookIn')}
        </Button>
      </div>
      <ReadingState reading={reading} onCancel={cancel} />
    </>
  );
}
