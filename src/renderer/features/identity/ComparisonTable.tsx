import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonInVisit } from '../../../shared/contracts/visit.ts';
import type { DocumentFacts } from '../../../shared/domain/documentFacts.ts';
import { type ComparableField, comparableFields, type ReadField } from '../../../shared/domain/identity.ts';
import { requiredFields } from '../../../shared/domain/identityDeciding.ts';
import type { IdentityRules } from '../../../shared/domain/identityRules.ts';
import { bookedFacts, bookedValue, type Comparison, type ReadDocument, toggleField } from './comparison.ts';
import { DocumentRows } from './DocumentRows.tsx';
import { fieldId } from './fieldId.ts';
import classes from './IdentityPanel.module.css';

interface ComparisonTableProps {
  readonly person: PersonInVisit | null;
  readonly rules: IdentityRules;
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
}

/** The booking's fields, each confirmed against the document one by one, and what kind of document it is. */
export function ComparisonTable({ person, rules, comparison, onChange }: ComparisonTableProps) {
  const { t } = useTranslation('identity');
  const names = useFieldNames(person);
  const required = requiredFields(
    comparison.document,
    comparison.confirmed,
    bookedFacts(person, comparison.read),
  );
  return (
    <table className={classes.table}>
      <caption className="v-sr">{t('fields.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('fields.field')}</th>
          <th scope="col">{t('fields.booking')}</th>
          <th scope="col">{t('fields.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {comparableFields.map((field) => {
          const value = bookedValue(person, field);
          const holds = field === 'validity';
          return (
            <tr key={field}>
              <th scope="row">
                {names(field)}
                {required.includes(field) && (
                  <span className={classes.required}> {t('fields.required')}</span>
                )}
              </th>
              <td className={value === null || value === 'byEye' ? classes.faint : 'num'} dir="auto">
                {value === null
                  ? t('fields.missing')
                  : value === 'byEye'
                    ? t(holds ? 'fields.validityBooking' : 'fields.portraitBooking')
                    : value}
                <ReadWords field={field} read={comparison.read} />
              </td>
              <td>
                <Checkbox
                  id={fieldId(field)}
                  size="sm"
                  color="moss"
                  label={t(
                    readSame(field, comparison) ? 'reader.same' : holds ? 'fields.holds' : 'fields.same',
                  )}
                  aria-label={
                    holds ? t('fields.confirmHolds') : t('fields.confirmSame', { field: names(field) })
                  }
                  disabled={value === null}
                  checked={comparison.confirmed.has(field)}
                  onChange={() => onChange(toggleField(comparison, field))}
                />
              </td>
            </tr>
          );
        })}
        <DocumentRows rules={rules} comparison={comparison} onChange={onChange} />
      </tbody>
    </table>
  );
}

/** Ticked, and read the same: the box says so. */
function readSame(field: ComparableField, { read, confirmed }: Comparison): boolean {
  return field !== 'portrait' && confirmed.has(field) && read?.outcomes[field].is === 'same';
}

interface ReadWordsProps {
  readonly field: ComparableField;
  readonly read: ReadDocument | null;
}

/** What the document says of a field, where that is not what the booking says, and why it may be the same all the same. */
function ReadWords({ field, read }: ReadWordsProps) {
  const { t } = useTranslation('identity');
  if (read === null || field === 'portrait') return null;
  const outcome = read.outcomes[field];
  if (outcome.is === 'notInBooking' || outcome.is === 'same') return null;
  if (outcome.is === 'notOnDocument')
    return <span className={classes.readMissing}>{t('reader.notOnDocument')}</span>;
  const why = outcome.why.map((one) => t(`reader.why.${one}`)).join(', ');
  const printed = printedValue(field, read.facts);
  return (
    <span className={outcome.is === 'near' ? classes.readNear : classes.readDifferent} dir="auto">
      {t(`reader.${outcome.is}`, { printed })}
      {why !== '' && ` (${why})`}
    </span>
  );
}

/** What the document says, as printed; a number only as it is in the zone. */
function printedValue(field: ReadField & ComparableField, facts: DocumentFacts): string {
  switch (field) {
    case 'personalNumber':
      return facts.optional.join(' ');
    case 'birthDate':
      return facts.birthDate ?? '';
    case 'familyName':
      return facts.familyName.join(' ');
    case 'givenName':
      return facts.givenNames.join(' ');
    case 'validity':
      return facts.expiryDate ?? '';
  }
}

/** A field's name; the number is called what it is. */
export function useFieldNames(person: PersonInVisit | null): (field: ComparableField) => string {
  const { t } = useTranslation('identity');
  return (field) => {
    if (field !== 'personalNumber') return t(`fields.${field}`);
    if (person?.numberKind === 'coordination') return t('fields.coordinationNumber');
    return t(person?.numberKind === 'reserve' ? 'fields.reserveNumber' : 'fields.personalNumber');
  };
}
