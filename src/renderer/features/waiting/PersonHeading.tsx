import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueRow, VisitDetail } from '../../../shared/contracts/visit.ts';
import { formatPersonNumber } from '../../../shared/domain/personalNumber.ts';
import { fullName, listName } from '../../visit/personName.ts';
import classes from './WaitingView.module.css';

interface PersonHeadingProps {
  readonly row: QueueRow;
  readonly detail: VisitDetail | null;
}

/** Who it is: name large, then age, number and reason. A protected name only once the visit is opened. */
export function PersonHeading({ row, detail }: PersonHeadingProps) {
  const { t } = useTranslation('waiting');
  const patient = detail?.people.find((person) => person.kind === 'patient');
  const name = visibleName(row, detail);
  const number =
    patient?.number == null
      ? null
      : patient.numberKind === 'reserve'
        ? t('reserve', { number: patient.number })
        : formatPersonNumber(patient.number);
  const age = row.protected || row.age === null ? null : t('age', { count: row.age });
  const facts = [age, number, row.reason].filter((fact) => fact !== null && fact !== '');
  return (
    <>
      <h1 className={classes.name} id="waiting-name" tabIndex={-1}>
        {row.protected && <IconLock size={24} stroke={1.8} aria-hidden="true" className={classes.lock} />}
        {name ?? t(row.protected ? 'protected' : 'noName')}
      </h1>
      <p className={`${classes.facts} num`}>
        {facts.map((fact, index) => (
          <span key={fact}>
            {index > 0 && (
              <span className={classes.dot} aria-hidden="true">
                ·
              </span>
            )}
            {fact}
          </span>
        ))}
      </p>
      {row.protected && (
        <p className={classes.protected}>{name === null ? t('protectedHint') : t('protected')}</p>
      )}
    </>
  );
}

/** The name that may be shown here: the list's, or the opened visit's. */
export function visibleName(row: QueueRow, detail: VisitDetail | null): string | null {
  const patient = detail?.people.find((person) => person.kind === 'patient');
  return patient === undefined ? listName(row) : fullName(patient);
}
