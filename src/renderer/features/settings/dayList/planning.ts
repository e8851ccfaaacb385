import {
  type Columns,
  guessColumns,
  knownHeadings,
  missingMeanings,
} from '../../../../shared/dayList/columns.ts';
import type { ReadingPlan } from '../../../../shared/dayList/convertRow.ts';
import { readMoment } from '../../../../shared/dayList/moments.ts';
import { professions } from '../../../../shared/domain/note.ts';
import type { LocalDate } from '../../../../shared/domain/time.ts';
import type { CsvRow, CsvTable } from './csvTable.ts';

/** How a shown table is to be read, as it stands in the dialog; texts as they are typed. */
export interface TablePlan {
  readonly hasHeadings: boolean;
  readonly columns: Columns;
  readonly date: string;
  readonly minutes: string;
  readonly clinicianHsaId: string;
  readonly profession: string;
}

/** What is to be said for all rows, where no column says it. */
export type ForAll = 'date' | 'minutes' | 'clinicianHsaId' | 'profession';

const usualMinutes = 20;
const exampleRows = 3;

/** The plan that is shown first: headings if any are known, all for the one who sits here. */
export function firstPlan(
  table: CsvTable,
  own: { readonly hsaId: string; readonly profession: string; readonly today: LocalDate },
  hasHeadings = knownHeadings(table.rows[0]?.cells ?? []) > 0,
): TablePlan {
  const first = table.rows[0]?.cells ?? [];
  const width = Math.max(...table.rows.slice(0, 1 + exampleRows).map((row) => row.cells.length));
  return {
    hasHeadings,
    columns: hasHeadings ? guessColumns(first) : Array.from({ length: width }, () => null),
    date: own.today,
    minutes: String(usualMinutes),
    clinicianHsaId: own.hsaId,
    profession: own.profession,
  };
}

/** The rows that are read in. */
export function dataRows(table: CsvTable, plan: Pick<TablePlan, 'hasHeadings'>): readonly CsvRow[] {
  return plan.hasHeadings ? table.rows.slice(1) : table.rows;
}

export function examples(table: CsvTable, plan: TablePlan): readonly CsvRow[] {
  return dataRows(table, plan).slice(0, exampleRows);
}

/** What the table does not say, and is asked for once. The date only where the times stand alone. */
export function askedForAll(table: CsvTable, plan: TablePlan): readonly ForAll[] {
  const { columns } = plan;
  const starts = examples(table, plan).map((row) => readMoment(row.cells[columns.indexOf('start')] ?? ''));
  return [
    ...(!columns.includes('date') && starts.some((start) => start?.is === 'time') ? ['date' as const] : []),
    ...(columns.includes('end') || columns.includes('minutes') ? [] : ['minutes' as const]),
    ...(columns.includes('clinicianHsaId') ? [] : ['clinicianHsaId' as const]),
    ...(columns.includes('profession') ? [] : ['profession' as const]),
  ];
}

/** What keeps the table from being read in: columns that are missing, and answers for all rows that are none. */
export function lacking(
  table: CsvTable,
  plan: TablePlan,
): readonly (ForAll | 'start' | 'patientNumber' | 'name')[] {
  return [
    ...missingMeanings(plan.columns),
    ...askedForAll(table, plan).filter((what) => !isAnswered(what, plan)),
  ];
}

function isAnswered(what: ForAll, plan: TablePlan): boolean {
  switch (what) {
    case 'date':
      return readMoment(plan.date)?.is === 'date';
    case 'minutes':
      return /^\d{1,4}$/.test(plan.minutes) && Number(plan.minutes) >= 1 && Number(plan.minutes) <= 1440;
    case 'clinicianHsaId':
      return /^[A-Z]{2}\d{10}-[A-Z0-9]{1,18}$/i.test(plan.clinicianHsaId.trim());
    case 'profession':
      return professions.some((one) => one === plan.profession);
  }
}

/** The plan as rows are converted with it. A date that was not asked for holds for no row. */
export function readingPlan(
  table: CsvTable,
  plan: TablePlan,
  zone: string,
  own: ReadingPlan['own'],
): ReadingPlan {
  const isDateAsked = askedForAll(table, plan).includes('date');
  return {
    columns: plan.columns,
    zone,
    own,
    forAll: {
      date: isDateAsked ? (plan.date as LocalDate) : null,
      minutes: Number(plan.minutes),
      clinicianHsaId: plan.clinicianHsaId.trim().toUpperCase(),
      profession: plan.profession,
    },
  };
}
