import { Button, FileButton, Table } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../shared/contracts/bookings.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import classes from './DayListImport.module.css';
import { type DayListReading, useDayListImport } from './useDayListImport.ts';

/** The most refused rows drawn one by one; the rest is told as a number. */
const shownRows = 200;

/** "Läs in en dagslista": a file by choice or by drop, and row by row what was taken in and what was not. */
export function DayListImport() {
  const { t } = useTranslation('settings');
  const { reading, read } = useDayListImport();
  const [over, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read([...event.dataTransfer.files]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same by key */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <FileButton
          resetRef={reset}
          accept="application/json,.json"
          inputProps={{ 'aria-label': t('bookings.read') }}
          onChange={(file) => {
            // The same file may be chosen again once it is mended.
            reset.current?.();
            if (file !== null) void read([file]);
          }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={reading.state === 'reading'}
              leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden="true" />}
            >
              {t('bookings.read')}
            </Button>
          )}
        </FileButton>
        <span className={classes.hint}>{t('bookings.drop')}</span>
      </div>
      <p className={classes.hint}>{t('bookings.format')}</p>
      <div role="status" aria-live="polite">
        <Outcome reading={reading} />
      </div>
    </>
  );
}

function Outcome({ reading }: { readonly reading: DayListReading }) {
  const { t } = useTranslation('settings');
  const refusalText = useRefusalText();
  switch (reading.state) {
    case 'none':
      return null;
    case 'reading':
      return <p className={classes.hint}>{t('bookings.reading')}</p>;
    case 'unreadable':
      return <p className={classes.bad}>{t('bookings.unreadable')}</p>;
    case 'severalFiles':
      return <p className={classes.bad}>{t('bookings.oneFile')}</p>;
    case 'refused':
      return (
        <p className={classes.bad}>{t('bookings.fileRefused', { reason: refusalText(reading.refusal) })}</p>
      );
    case 'read':
      return <Report report={reading.report} />;
  }
}

function Report({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation('settings');
  const refusalText = useRefusalText();
  const { added, updated, unchanged, refused } = report;
  return (
    <section aria-label={t('bookings.report')}>
      <p className={`${classes.sum} num`}>
        {[
          t('bookings.added', { count: added }),
          t('bookings.updated', { count: updated }),
          t('bookings.unchanged', { count: unchanged }),
        ].join(', ')}
      </p>
      {refused.length === 0 ? (
        <p className={classes.good}>{t('bookings.none')}</p>
      ) : (
        <>
          <p className={classes.bad}>{t('bookings.refused', { count: refused.length })}</p>
          <Table className="num" verticalSpacing={4} aria-label={t('bookings.report')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('bookings.line')}</Table.Th>
                <Table.Th>{t('bookings.field')}</Table.Th>
                <Table.Th>{t('bookings.reason')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {refused.slice(0, shownRows).map(({ line, field, refusal }) => (
                <Table.Tr key={`${line} ${field} ${refusal.code}`}>
                  <Table.Td>{line}</Table.Td>
                  <Table.Td>{field}</Table.Td>
                  <Table.Td>{refusalText(refusal)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {refused.length > shownRows && (
            <p className={classes.hint}>{t('bookings.more', { count: refused.length - shownRows })}</p>
          )}
        </>
      )}
    </section>
  );
}
