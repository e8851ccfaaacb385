import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { type Attempt, useAttempt } from '../../seat/attempt.ts';
import { SecretField, type SecretKind } from '../../seat/SecretField.tsx';
import { useOwnProfile } from '../../seat/seat.ts';
import classes from './SignFoot.module.css';

/** The passphrase or PIN that is asked for anew at each signing; `kind` null where the profile has none. */
interface SigningSecretState {
  readonly kind: SecretKind | null;
  readonly value: string | null;
  readonly attempt: Attempt;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly type: (typed: string) => void;
  /** Whether it can be tried now; where it is still to be typed, its field takes the focus. */
  readonly ready: () => boolean;
  /** Takes a refusal that is about the secret, and says so beside it; false for every other one. */
  readonly refused: (refusal: Refusal) => boolean;
}

export function useSigningSecret(): SigningSecretState {
  const profile = useOwnProfile();
  const kind = profile === null || profile.protectedBy === 'nothing' ? null : profile.protectedBy;
  const attempt = useAttempt(profile?.waitSeconds ?? 0);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  return {
    kind,
    value: kind === null ? null : typed,
    attempt,
    field,
    type: setTyped,
    ready: () => {
      if (kind === null) return true;
      if (typed === '') field.current?.focus();
      return typed !== '' && attempt.left === 0;
    },
    refused: (refusal) => {
      if (!refusal.code.startsWith('secret.')) return false;
      attempt.refuse(refusal);
      field.current?.select();
      return true;
    },
  };
}

/** Its field, beside the button; Enter in it signs. What the note says is not touched by a wrong one. */
export function SigningSecret({
  secret,
  kind,
}: {
  readonly secret: SigningSecretState;
  readonly kind: SecretKind;
}) {
  const { t } = useTranslation('closing');
  return (
    <SecretField
      ref={secret.field}
      className={classes.secret}
      kind={kind}
      label={t(`sign.secret.${kind}`)}
      value={secret.value ?? ''}
      attempt={secret.attempt}
      onType={secret.type}
    />
  );
}
