import { Group, NativeSelect, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type GuardianKnown, relationSources } from '../../../shared/domain/identity.ts';
import { fieldId } from './fieldId.ts';
import classes from './IdentityPanel.module.css';

/** What has been said so far of a guardian: whether the child is in the picture, and from where the relation is known. */
export interface GuardianAnswers {
  readonly child: boolean | null;
  readonly relation: GuardianKnown['relationFrom'] | null;
}

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
