import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DocumentKind, documentKinds } from '../../../shared/domain/identity.ts';
import {
  documentNotEnough,
  type IdentityRules,
  isForeignKind,
  statesFor,
} from '../../../shared/domain/identityRules.ts';
import { type Comparison, stateOf } from './comparison.ts';
import { fieldId } from './fieldId.ts';
import classes from './IdentityPanel.module.css';
import { useStateName } from './useStateName.ts';

interface DocumentRowsProps {
  readonly rules: IdentityRules;
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
}

/** What kind of document it is and, of a foreign kind, from which state; with what the clinic's rules say of each. */
export function DocumentRows({ rules, comparison, onChange }: DocumentRowsProps) {
  const { t } = useTranslation('identity');
  const { document: kind } = comparison;
  const against = kind === null ? [] : documentNotEnough(kind, stateOf(comparison), rules);
  return (
    <>
      <tr>
        <th scope="row">
          <label htmlFor={fieldId('document')}>{t('document.label')}</label>
          <span className={classes.required}> {t('fields.required')}</span>
        </th>
        <td>
          <NativeSelect
            id={fieldId('document')}
            size="xs"
            value={kind ?? ''}
            data={[
              { value: '', label: t('document.choose') },
              ...documentKinds.map((one) => ({ value: one, label: t(`document.${one}`) })),
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange({ ...comparison, document: value === '' ? null : (value as DocumentKind) });
            }}
          />
        </td>
        <td>{kind !== null && <Accepted is={!against.includes('documentKind')} />}</td>
      </tr>
      {kind !== null && isForeignKind(kind) && !against.includes('documentKind') && (
        <StateRow
          states={statesFor(kind, rules)}
          accepted={!against.includes('issuingState')}
          comparison={comparison}
          onChange={onChange}
        />
      )}
    </>
  );
}

function Accepted({ is }: { readonly is: boolean }) {
  const { t } = useTranslation('identity');
  return is ? (
    <span className={classes.accepted}>{t('rules.accepted')}</span>
  ) : (
    <span className={classes.readDifferent}>{t('rules.notAccepted')}</span>
  );
}

interface StateRowProps {
  readonly states: 'all' | readonly string[];
  readonly accepted: boolean;
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
}

/** As it was read; else chosen by hand, where it is not all the same to the clinic. */
function StateRow({ states, accepted, comparison, onChange }: StateRowProps) {
  const { t } = useTranslation('identity');
  const nameOf = useStateName();
  const read = comparison.read?.facts.issuingState;
  if (read === undefined && states === 'all') return null;
  const named = states === 'all' ? [] : states.map((one) => ({ value: one, label: nameOf(one) }));
  const known = read !== undefined || comparison.issuingState !== null;
  return (
    <tr>
      <th scope="row">
        <label htmlFor={fieldId('state')}>{t('document.state')}</label>
      </th>
      <td>
        {read === undefined ? (
          <NativeSelect
            id={fieldId('state')}
            size="xs"
            value={comparison.issuingState ?? 'unsaid'}
            data={[
              { value: 'unsaid', label: t('document.chooseState') },
              ...named.sort((one, other) => one.label.localeCompare(other.label)),
              { value: '', label: t('document.otherState') },
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange({ ...comparison, issuingState: value === 'unsaid' ? null : value });
            }}
          />
        ) : (
          nameOf(read)
        )}
      </td>
      <td>{known && <Accepted is={accepted} />}</td>
    </tr>
  );
}
