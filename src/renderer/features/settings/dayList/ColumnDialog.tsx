import { Button, Checkbox, Group, Modal, NativeSelect, Table } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnMeaning, columnMeanings, withMeaning } from '../../../../shared/dayList/columns.ts';
import type { ReadingPlan } from '../../../../shared/dayList/convertRow.ts';
import { localDateOf } from '../../../../shared/domain/time.ts';
import { now } from '../../../ipc/hubClock.ts';
import { useAbout } from '../../../ipc/session.ts';
import { useEscape } from '../../../keys/useEscape.ts';
import classes from './ColumnDialog.module.css';
import type { CsvTable } from './csvTable.ts';
import type { DecodedText } from './decodeText.ts';
import { FirstRow } from './FirstRow.tsx';
import { ForAllRows } from './ForAllRows.tsx';
import { askedForAll, dataRows, examples, firstPlan, lacking, readingPlan } from './planning.ts';

interface ColumnDialogProps {
  readonly table: CsvTable;
  readonly encoding: DecodedText['encoding'];
  readonly onRead: (plan: ReadingPlan, headings: readonly string[] | null) => void;
  readonly onClose: () => void;
}

/** What each column of a table is taken for, with rows of the file beside it, to be put right before anything is read in. */
export function ColumnDialog({ table, encoding, onRead, onClose }: ColumnDialogProps) {
  const { t } = useTranslation('settings');
  const { principal, clinic } = useAbout();
  const own = { ...principal, today: localDateOf(now(), clinic.zone) };
  const [plan, setPlan] = useState(() => firstPlan(table, own));
  const missingId = useId();
  useEscape(onClose);
  const change = (what: Partial<typeof plan>) => setPlan({ ...plan, ...what });
  const lacks = lacking(table, plan);
  const count = dataRows(table, plan).length;
  const rows = examples(table, plan);
  const headings = plan.hasHeadings ? (table.rows[0]?.cells ?? []) : null;
  const headingOf = (index: number) =>
    headings?.[index]?.trim() || t('bookings.columns.unnamed', { number: index + 1 });
  const reading = readingPlan(table, plan, clinic.zone, own);

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bookings.columns.title')}
      size={980}
      centered
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('bookings.cancel') }}
    >
      <p className={classes.hint}>
        {t('bookings.columns.text', {
          encoding: t(`bookings.columns.encoding.${encoding}`),
          delimiter: t(`bookings.columns.delimiter.${delimiterName[table.delimiter]}`),
        })}
      </p>
      <div className={classes.scroll}>
        <Table
          className={`${classes.table} num`}
          verticalSpacing={4}
          borderColor="var(--v-line)"
          aria-label={t('bookings.columns.title')}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('bookings.columns.column')}</Table.Th>
              <Table.Th>{t('bookings.columns.holds')}</Table.Th>
              <Table.Th colSpan={Math.max(1, rows.length)}>{t('bookings.columns.examples')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.columns.map((meaning, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <Table.Tr key={index} data-unread={meaning === null || undefined}>
                <Table.Th scope="row" className={classes.heading} dir="auto">
                  {headingOf(index)}
                </Table.Th>
                <Table.Td className={classes.meaning}>
                  <NativeSelect
                    aria-label={t('bookings.columns.meaningOf', { column: headingOf(index) })}
                    value={meaning ?? ''}
                    data={[
                      { value: '', label: t('bookings.columns.unread') },
                      ...columnMeanings.map((value) => ({ value, label: t(`bookings.meaning.${value}`) })),
                    ]}
                    onChange={(event) => {
                      const chosen = event.currentTarget.value as ColumnMeaning | '';
                      change({ columns: withMeaning(plan.columns, index, chosen === '' ? null : chosen) });
                    }}
                  />
                </Table.Td>
                {rows.map((row) => (
                  <Table.Td key={row.line} className={classes.example} dir="auto">
                    {row.cells[index]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Checkbox
        className={classes.headings}
        label={t('bookings.columns.hasHeadings')}
        checked={plan.hasHeadings}
        onChange={(event) => {
          const hasHeadings = event.currentTarget.checked;
          change({ hasHeadings, columns: firstPlan(table, own, hasHeadings).columns });
        }}
      />
      <ForAllRows asked={askedForAll(table, plan)} plan={plan} lacks={lacks} onChange={change} />
      <div role="status" id={missingId} className={classes.foot}>
        {lacks.length === 0 ? (
          rows[0] !== undefined && <FirstRow cells={rows[0].cells} plan={reading} />
        ) : (
          <p className={classes.missing}>
            {t('bookings.columns.missing', {
              what: lacks.map((what) => t(`bookings.columns.lacks.${what}`)).join(', '),
            })}
          </p>
        )}
      </div>
      <Group justify="flex-end" className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('bookings.cancel')}
        </Button>
        <Button
          data-autofocus
          disabled={lacks.length > 0 || count === 0}
          aria-describedby={missingId}
          onClick={() => onRead(reading, headings)}
        >
          {t('bookings.columns.read', { count })}
        </Button>
      </Group>
    </Modal>
  );
}

const delimiterName = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;
