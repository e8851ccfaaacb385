import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttemptWords } from './AttemptWords.tsx';
import type { Attempt } from './attempt.ts';

/** What a secret is: words of one's own, or digits that the computer's keychain stands behind. */
export type SecretKind = 'passphrase' | 'pin';

interface SecretFieldProps
  extends Pick<
    TextInputProps,
    'ref' | 'label' | 'description' | 'error' | 'className' | 'size' | 'inputContainer'
  > {
  readonly kind: SecretKind;
  /** It is typed once more here: the eye is named so that it is not taken for the first one's. */
  readonly again?: boolean;
  readonly value: string;
  readonly onType: (typed: string) => void;
  /** How trying it goes: what came of the last stands under the field. */
  readonly attempt?: Attempt;
}

/** A field for a passphrase or a PIN: hidden unless one asks to see it, and offered to nobody's memory. */
export function SecretField(props: SecretFieldProps) {
  const { kind, again = false, label, value, onType, attempt, error, ...rest } = props;
  const { t } = useTranslation('session');
  const [visible, setVisible] = useState(false);
  const Eye = visible ? IconEyeOff : IconEye;
  return (
    <TextInput
      type={visible ? 'text' : 'password'}
      label={label ?? t(`secret.${kind}`)}
      value={value}
      maxLength={256}
      inputMode={kind === 'pin' ? 'numeric' : undefined}
      autoComplete="off"
      spellCheck={false}
      styles={{ label: { marginBottom: 4 }, description: { lineHeight: 1.5, marginBottom: 6 } }}
      error={attempt !== undefined && attempt.refusal !== null ? <AttemptWords attempt={attempt} /> : error}
      rightSection={
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t(again ? 'secret.showAgain' : 'secret.show')}
          aria-pressed={visible}
          onClick={() => setVisible(!visible)}
        >
          <Eye size={16} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
      }
      onChange={(event) => onType(event.currentTarget.value)}
      {...rest}
    />
  );
}
