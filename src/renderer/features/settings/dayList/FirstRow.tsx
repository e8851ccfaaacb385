import { useTranslation } from 'react-i18next';
import { convertRow, type ReadingPlan } from '../../../../shared/dayList/convertRow.ts';
import { formatPersonNumber } from '../../../../shared/domain/personalNumber.ts';
import { type Instant, wallClock } from '../../../../shared/domain/time.ts';
import { dateLocale } from '../../../../shared/i18n/words.ts';
import { useRefusalText } from '../../../ipc/useRefusalText.ts';
import { languageName } from '../../../visit/languageName.ts';
import classes from './ColumnDialog.module.css';

interface FirstRowProps {
  readonly cells: readonly string[];
  readonly plan: ReadingPlan;
}

/** The first row as it is understood, in words: a day and a month that have changed places show here. */
export function FirstRow({ cells, plan }: FirstRowProps) {
  const { t, i18n } = useTranslation('settings');
  const refusalText = useRefusalText();
  const read = convertRow(cells, plan);
  if (!read.ok)
    return (
      <p className={classes.bad}>
        {t('bookings.columns.firstRow', { row: refusalText(read.refusal.refusal) })}
      </p>
    );
  const row = read.value as Readonly<Record<string, string | boolean | undefined>>;
  const at = (iso: unknown) => Date.parse(String(iso)) as Instant;
  const date = new Intl.DateTimeFormat(dateLocale(i18n.language), {
    timeZone: plan.zone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at(row.start));
  const name = [row.givenName, row.familyName].filter(Boolean).join(' ');
  const facts = [
    `${date} ${wallClock(at(row.start), plan.zone)}–${wallClock(at(row.end), plan.zone)}`,
    formatPersonNumber(String(row.patientNumber)),
    name,
    row.reason,
    row.language === 'sv' ? '' : languageName(String(row.language), i18n.language),
    row.interpreter === true ? t('bookings.meaning.interpreter') : '',
    row.protected === true ? t('bookings.meaning.protected') : '',
  ];
  return (
    <p className="num" dir="auto">
      {t('bookings.columns.firstRow', { row: facts.filter(Boolean).join(', ') })}
    </p>
  );
}
