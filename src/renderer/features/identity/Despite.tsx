import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldId } from './ComparisonTable.tsx';
import { type Comparison, differing } from './comparison.ts';
import classes from './IdentityPanel.module.css';

interface DespiteProps {
  readonly comparison: Comparison;
  readonly onChange: (reason: string) => void;
}

const longestReason = 500;

/** Where the document says something else than the booking: said with emphasis, and confirmed only with a reason. */
export function Despite({ comparison, onChange }: DespiteProps) {
  const { t } = useTranslation('identity');
  const fields = differing(comparison);
  if (fields.length === 0) return null;
  return (
    <div className={classes.despite}>
      <p className={classes.despiteWords} role="alert">
        {t('reader.differs', {
          fields: fields.map((field) => t(`fields.${field}`).toLowerCase()).join(', '),
        })}
      </p>
      <TextInput
        id={fieldId('despite')}
        size="sm"
        label={t('decide.despite')}
        value={comparison.despite}
        maxLength={longestReason}
        dir="auto"
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
