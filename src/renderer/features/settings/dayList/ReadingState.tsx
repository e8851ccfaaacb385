import { Button, Progress, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../../ipc/useRefusalText.ts';
import classes from './DayListImport.module.css';
import type { DayListReading } from './dayListStore.ts';
import type { ListOutcome } from './sendRows.ts';

/** The most refused rows drawn one by one; the rest is told as a number. */
const shownRows = 200;

interface ReadingStateProps {
  readonly reading: DayListReading;
  readonly onCancel: () => void;
}

/** How far the reading is, and what came of it. */
export function ReadingState({ reading, onCancel }: ReadingStateProps) {
  return (
    <>
      {reading.state === 'sending' && <Sending {...reading} onCancel={onCancel} />}
      <div role="status" aria-live="polite">
        <Outcome reading={reading} />
      </div>
    </>
  );
}

function Sending(props: {
  readonly taken: number;
  readonly total: number;
  readonly cancelled: boolean;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('settings');
  const { taken, total, cancelled, onCancel } = props;
  const words = t('bookings.progress', { taken, count: total });
  return (
    <div className={classes.sending}>
      <Progress.Root size="md" className={classes.bar}>
        <Progress.Section
          value={total === 0 ? 0 : (100 * taken) / total}
          withAria={false}
          role="progressbar"
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={taken}
          aria-label={t('bookings.reading')}
          aria-valuetext={words}
        />
      </Progress.Root>
      <span className={`${classes.hint} num`}>{cancelled ? t('bookings.stopping') : words}</span>
      <Button size="compact-md" variant="default" disabled={cancelled} onClick={onCancel}>
        {t('bookings.cancel')}
      </Button>
    </div>
  );
}

function Outcome({ reading }: { readonly reading: DayListReading }) {
  const { t } = useTranslation('settings');
  const refusalText = useRefusalText();
  switch (reading.state) {
    case 'none':
    case 'columns':
      return null;
    case 'opening':
    case 'sending':
      return <p className="v-sr">{t('bookings.reading')}</p>;
    case 'unreadable':
      return <p className={classes.bad}>{t('bookings.unreadable')}</p>;
    case 'severalFiles':
      return <p className={classes.bad}>{t('bookings.oneFile')}</p>;
    case 'refused':
      return (
        <p className={classes.bad}>{t('bookings.fileRefused', { reason: refusalText(reading.refusal) })}</p>
      );
    case 'done':
      return <Report {...reading} />;
  }
}

function Report(props: { readonly outcome: ListOutcome; readonly headings: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('settings');
  const refusalText = useRefusalText();
  const { outcome, headings } = props;
  const { stopped, taken, total } = outcome;
  const { added, updated, unchanged, refused } = outcome.report;
  return (
    <section aria-label={t('bookings.report')}>
      {stopped !== null && (
        <p className={classes.warn}>
          {stopped === 'cancelled'
            ? t('bookings.cancelled', { taken, count: total })
            : t('bookings.stopped', { taken, count: total, reason: refusalText(stopped) })}
        </p>
      )}
      <p className={`${classes.sum} num`}>
        {[
          t('bookings.added', { count: added }),
          t('bookings.updated', { count: updated }),
          t('bookings.unchanged', { count: unchanged }),
        ].join(', ')}
      </p>
      {refused.length === 0 ? (
        stopped === null && <p className={classes.good}>{t('bookings.none')}</p>
      ) : (
        <>
          <p className={classes.bad}>{t('bookings.refused', { count: refused.length })}</p>
          <Table
            className="num"
            verticalSpacing={4}
            borderColor="var(--v-line)"
            aria-label={t('bookings.report')}
          >
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
                  <Table.Td>{field !== null && (headings.get(field) ?? field)}</Table.Td>
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
