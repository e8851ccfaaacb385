import { Group, NativeSelect, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { relationSources } from '../../../shared/domain/identity.ts';
import type { GuardianAnswers } from './comparison.ts';
import { fieldId } from './fieldId.ts';
import classes from './IdentityPanel.module.css';

/** What is asked of a guardian, with a document or without. */
export function GuardianAsked({
  answers,
  onChange,
}: {
  readonly answers: GuardianAnswers;
  readonly onChange: (answers: GuardianAnswers) => void;
}) {
  const { t } = useTranslation('identity');
  const { child, relation } = answers;
  return (
    <div className={classes.pair}>
      <Radio.Group
        size="xs"
        label={t('guardian.child')}
        value={child === null ? '' : child ? 'yes' : 'no'}
        onChange={(value) => onChange({ child: value === 'yes', relation })}
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
        value={relation ?? ''}
        data={[
          { value: '', label: t('guardian.chooseRelation') },
          ...relationSources.map((one) => ({ value: one, label: t(`guardian.relation.${one}`) })),
        ]}
        onChange={(event) =>
          onChange({
            child,
            relation: relationSources.find((one) => one === event.currentTarget.value) ?? null,
          })
        }
      />
    </div>
  );
}
