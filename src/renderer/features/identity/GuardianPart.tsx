import { Group, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { relationSources } from '../../../shared/domain/identity.ts';
import type { Comparison } from './comparison.ts';
import { fieldId } from './fieldId.ts';
import classes from './IdentityPanel.module.css';

interface GuardianPartProps {
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
  /** What has been typed as the guardian's number; null where the booking has one. */
  readonly typed: string | null;
  readonly isNumber: boolean;
  readonly onTyped: (text: string) => void;
}

/** What only a guardian is asked: the number where the booking has none, whether the child is there, how the relation is known. */
export function GuardianPart({ comparison, onChange, typed, isNumber, onTyped }: GuardianPartProps) {
  const { t } = useTranslation('identity');
  const { child } = comparison;
  return (
    <fieldset className={classes.part}>
      <legend className="v-sr">{t('guardian.label')}</legend>
      {typed !== null && (
        <TextInput
          id={fieldId('number')}
          size="xs"
          label={t('guardian.number')}
          description={t('guardian.numberHint')}
          error={typed.trim() !== '' && !isNumber ? t('guardian.numberWrong') : undefined}
          value={typed}
          maxLength={20}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => onTyped(event.currentTarget.value)}
        />
      )}
      <div className={classes.pair}>
        <Radio.Group
          size="xs"
          label={t('guardian.child')}
          value={child === null ? '' : child ? 'yes' : 'no'}
          onChange={(value) => onChange({ ...comparison, child: value === 'yes' })}
        >
          <Group gap="md" mt={5}>
            <Radio id={fieldId('child')} size="xs" value="yes" label={t('guardian.yes')} />
            <Radio size="xs" value="no" label={t('guardian.no')} />
          </Group>
        </Radio.Group>
        <NativeSelect
          id={fieldId('relation')}
          size="xs"
          label={t('guardian.relationFrom')}
          value={comparison.relation ?? ''}
          data={[
            { value: '', label: t('guardian.chooseRelation') },
            ...relationSources.map((one) => ({ value: one, label: t(`guardian.relation.${one}`) })),
          ]}
          onChange={(event) => {
            const relation = relationSources.find((one) => one === event.currentTarget.value) ?? null;
            onChange({ ...comparison, relation });
          }}
        />
      </div>
    </fieldset>
  );
}
