import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Comparison } from './comparison.ts';
import { fieldId } from './fieldId.ts';
import { GuardianAsked } from './GuardianAsked.tsx';
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
      <GuardianAsked answers={comparison} onChange={(answers) => onChange({ ...comparison, ...answers })} />
    </fieldset>
  );
}
