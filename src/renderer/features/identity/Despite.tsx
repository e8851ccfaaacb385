import { TextInput } from '@mantine/core';
import { fieldId } from './fieldId.ts';
import classes from './IdentityPanel.module.css';

interface DespiteProps {
  /** What the document or the clinic's rules say against it, a sentence each; nothing is shown where there is none. */
  readonly against: readonly string[];
  readonly label: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

const longestReason = 500;

/** What speaks against a decision: said with emphasis, and decided so all the same only with a reason. */
export function Despite({ against, label, value, onChange }: DespiteProps) {
  if (against.length === 0) return null;
  return (
    <div className={classes.despite}>
      <p className={classes.despiteWords} role="alert">
        {against.join(' ')}
      </p>
      <TextInput
        id={fieldId('despite')}
        size="sm"
        label={label}
        value={value}
        maxLength={longestReason}
        dir="auto"
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
